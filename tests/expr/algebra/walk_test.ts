import { assert, assertEquals } from "@std/assert";
import {
  add,
  binderOf,
  contains,
  dependsOn,
  type Expression,
  expressionOf,
  mapChildren,
  multiply,
  nodeOf,
  numeral,
  replace,
  same,
  substitute,
  transform,
  variable,
  variablesOf,
} from "../../../lib/expr/algebra/mod.ts";
import { format, parse } from "../../../lib/expr/syntax/mod.ts";

const read = (source: string) => expressionOf(parse(source));
const text = (expression: Expression) => format(nodeOf(expression));

Deno.test("variablesOf() and dependsOn() see free variables only", () => {
  const expression = read("sum(k*x, k, 1, n) + y");
  assertEquals(variablesOf(expression), ["n", "x", "y"]);
  assert(!dependsOn(expression, "k"));
  assert(dependsOn(expression, "n"));
  assert(dependsOn(read("sum(k, k, 1, k)"), "k"));
  assertEquals(binderOf(read("sum(k, k, 1, n)")), "k");
  assertEquals(binderOf(read("sin(k)")), undefined);
});

Deno.test("substitute() puts values in place all at once", () => {
  const values = new Map([["x", variable("y")], ["y", variable("x")]]);
  assert(same(substitute(read("x - 2*y"), values), read("y - 2*x")));
  const number = new Map([["x", numeral(3)]]);
  assert(same(substitute(read("x^2 + y"), number), read("9 + y")));
});

Deno.test("substitute() captures no bound variable", () => {
  const values = new Map([["x", variable("k")]]);
  const result = substitute(read("sum(k*x, k, 1, 3)"), values);
  assertEquals(variablesOf(result), ["k"]);
  assert(!same(result, read("sum(k*k, k, 1, 3)")));
  const bound = new Map([["k", numeral(5)]]);
  const sum = read("sum(k, k, 1, k)");
  assert(same(substitute(sum, bound), read("sum(k, k, 1, 5)")));
});

Deno.test("contains(), replace() and transform() visit all parts", () => {
  const expression = read("sin(x^2 + 1)*x");
  assert(contains(expression, (part) => same(part, read("x^2"))));
  assert(!contains(expression, (part) => same(part, read("x^3"))));
  const replaced = replace(
    expression,
    (part) => same(part, read("x^2")) ? variable("t") : undefined,
  );
  assert(same(replaced, read("sin(t + 1)*x")));
  const doubled = transform(
    expression,
    (part) => part.kind === "variable" ? multiply(numeral(2), part) : part,
  );
  assert(same(doubled, read("sin(4x^2 + 1)*2x")));
});

Deno.test("mapChildren() leaves what does not change", () => {
  const expression = read("x + sin(y)");
  assert(mapChildren(expression, (part) => part) === expression);
  const moved = mapChildren(expression, (part) => add(part, numeral(1)));
  assert(same(moved, read("x + sin(y) + 2")));
});

Deno.test("walks visit a shared part once", () => {
  // 2^200 nodes as a tree.
  let expression: Expression = variable("x");
  for (let k = 0; k < 200; k++) {
    expression = multiply(
      add(expression, numeral(1)),
      add(expression, variable("y")),
    );
  }
  assertEquals(variablesOf(expression), ["x", "y"]);
  let visits = 0;
  transform(expression, (part) => {
    visits++;
    return part;
  });
  assert(visits < 2000, `${visits}`);
  assert(dependsOn(expression, "x"));
});

Deno.test("nodeOf() writes as a person does", () => {
  const examples = [
    ["1 + x^2 - x", "x^2 - x + 1"],
    ["-x", "-x"],
    ["x*(-1/2)", "-x/2"],
    ["x^(-1)", "1/x"],
    ["x^(1/2)", "sqrt(x)"],
    ["2*x^(-1/2)", "2/sqrt(x)"],
    ["(1 - x)/y", "-(x - 1)/y"],
    ["y - x", "y - x"],
    ["e^(-x)", "e^-x"],
    ["!(x < y)", "!(x < y)"],
    ["x!", "x!"],
    ["3/(4*x)", "3/(4*x)"],
  ] as const;
  for (const [input, output] of examples) {
    assertEquals(text(read(input)), output);
  }
});

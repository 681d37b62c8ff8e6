import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import {
  binary,
  call,
  clone,
  contains,
  countNodes,
  depthOf,
  format,
  isVariableName,
  name,
  number,
  parse,
  sameNode,
  substitute,
  variablesOf,
  walk,
} from "../../../lib/expr/syntax/mod.ts";
import { outline, trees } from "./trees.ts";

Deno.test("sameNode() compares what trees say, not where they stand", () => {
  assert(sameNode(parse("a + b*2"), parse("a+(b * 2.0)")));
  for (
    const [a, b] of [
      ["a + b", "b + a"],
      ["a - b", "a + b"],
      ["a", "b"],
      ["1", "2"],
      ["0.1", "0.2"],
      ["-a", "+a"],
      ["-a", "a!"],
      ["sin(a)", "cos(a)"],
      ["max(a)", "max(a, a)"],
      ["a + b", "a"],
      ["a + b + c", "a + c"],
    ]
  ) {
    assert(!sameNode(parse(a!), parse(b!)), `${a} is not ${b}`);
  }
});

Deno.test("sameNode() agrees with the outlines of trees", () => {
  fc.assert(
    fc.property(trees, trees, (a, b) => {
      assertEquals(sameNode(a, b), outline(a) === outline(b));
      assert(sameNode(a, clone(a)));
    }),
    { seed: 4, numRuns: 1000 },
  );
});

Deno.test("variablesOf() leaves out constants and bound names", () => {
  const rows: Readonly<Record<string, readonly string[]>> = {
    "a*x + b*x + pi*e^i - infinity": ["a", "x", "b"],
    "sum(k*x, k, m, n)": ["x", "m", "n"],
    "sum(k, k, k, 3)": ["k"],
    "rootsum(t + x, t, t^2 + y)": ["x", "y"],
    "sum(sum(j*k, j, 1, k), k, 1, n)": ["n"],
    "k + product(k, k, 1, 2)": ["k"],
    "2": [],
  };
  for (const [text, expected] of Object.entries(rows)) {
    assertEquals([...variablesOf(parse(text))], expected, text);
  }
});

Deno.test("countNodes() and contains() look at every node", () => {
  const node = parse("sin(x + 1)^2 - -y!");
  assertEquals(countNodes(node), 10);
  assertEquals([...walk(node)].length, 10);
  assert(contains(node, parse("x+1")));
  assert(contains(node, node));
  assert(!contains(node, parse("x+2")));
});

Deno.test("depthOf() does not count the left sides of operators", () => {
  assertEquals(depthOf(parse("a+b+c+d")), 1);
  assertEquals(depthOf(parse("a^b^c^d")), 3);
  assertEquals(depthOf(parse("sin(-x!)")), 3);
  assertEquals(depthOf(parse("x")), 0);
});

Deno.test("substitute() replaces free variables all at once", () => {
  const swapped = substitute(parse("a - b*a"), {
    a: name("b"),
    b: parse("a + 1"),
  });
  assertEquals(format(swapped), "b - (a + 1)*b");
  const byMap = substitute(parse("x^2"), new Map([["x", parse("-y")]]));
  assertEquals(format(byMap), "(-y)^2");
});

Deno.test("substitute() leaves bound names alone", () => {
  const rows: readonly [string, string][] = [
    ["sum(k, k, k, n) + k", "sum(k, k, m, n) + m"],
    ["rootsum(k, k, k^2 - 1)", "rootsum(k, k, k^2 - 1)"],
  ];
  for (const [text, expected] of rows) {
    assertEquals(format(substitute(parse(text), { k: name("m") })), expected);
  }
});

Deno.test("substitute() renames a bound name that would capture", () => {
  const rows: readonly [string, string][] = [
    ["sum(k*x, k, 1, n)", "sum(k_1*k, k_1, 1, n)"],
    ["sum(k*k_1*x, k, 1, n)", "sum(k_2*k_1*k, k_2, 1, n)"],
    ["sum(k, k, 1, x)", "sum(k, k, 1, k)"],
    [
      "sum(sum(j*k_1*k*x, k_1, 1, 2), k, 1, 2)",
      "sum(sum(j*k_2*k_1*k, k_2, 1, 2), k_1, 1, 2)",
    ],
  ];
  for (const [text, expected] of rows) {
    assertEquals(format(substitute(parse(text), { x: name("k") })), expected);
  }
});

Deno.test("substitute() treats names of objects as names", () => {
  const node = parse("constructor + toString*__proto__");
  assertEquals(substitute(node, {}), node);
  const replaced = substitute(node, new Map([["toString", number(2)]]));
  assertEquals(format(replaced), "constructor + 2*__proto__");
});

Deno.test("substitute() keeps the places of what it does not replace", () => {
  const node = substitute(parse("a + b"), { b: number(2) });
  assertEquals([...walk(node)].map(({ span }) => span), [
    { start: 0, end: 5 },
    { start: 0, end: 1 },
    { start: 4, end: 5 },
  ]);
});

Deno.test("number() takes a double as its shortest decimal", () => {
  assertEquals(outline(number(0.1)), "1/10");
  assertEquals(outline(number(-2.5)), "(- 5/2)");
  assertEquals(outline(number(-0)), "0");
  assertEquals(outline(number(10n ** 20n)), "100000000000000000000");
  assertEquals(outline(number(1e21)), "1000000000000000000000");
  assertEquals(outline(number(Infinity)), "infinity");
  const error = assertThrows(() => number(NaN), ExpressionError);
  assertEquals(error.code, "domain");
});

Deno.test("name() refuses what cannot be read back", () => {
  for (const text of ["sin", "a b", "", "1a", "a-b", "and", "π2", "a\u0000"]) {
    assert(!isVariableName(text), text);
    assertThrows(() => name(text), ExpressionError);
  }
  assertEquals(name("PI").name, "pi");
  assert(isVariableName("x_1") && isVariableName("beta"));
  assert(!isVariableName("E"));
});

Deno.test("call() refuses wrong arguments", () => {
  const x = name("x");
  assertEquals(
    assertThrows(() => call("sin", x, x), ExpressionError).code,
    "wrong-argument-count",
  );
  assertEquals(
    assertThrows(() => call("sum", x, number(1), x, x), ExpressionError).code,
    "unexpected-token",
  );
  assertEquals(
    assertThrows(() => call("constructor" as "sin", x), ExpressionError).code,
    "unknown-function",
  );
});

Deno.test("clone() shares nothing and has no spans", () => {
  const x = parse("x");
  const node = clone(binary("+", x, binary("*", x, call("sin", x))));
  assertEquals(new Set(walk(node)).size, countNodes(node));
  assert([...walk(node)].every(({ span }) => span === undefined));
});

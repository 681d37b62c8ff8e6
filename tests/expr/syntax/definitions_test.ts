import { assertEquals } from "@std/assert";
import {
  type Definition,
  format,
  parse,
  tryParse,
  walk,
} from "../../../lib/expr/syntax/mod.ts";
import { withBudget } from "../../../lib/expr/budget.ts";

function define(
  rows: Readonly<Record<string, readonly [readonly string[], string]>>,
): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  for (const [name, [parameters, text]] of Object.entries(rows)) {
    const body = parse(text, { definitions });
    definitions.set(name, { parameters, body });
  }
  return definitions;
}

const definitions = define({
  square: [["x"], "x^2"],
  norm: [["x", "y"], "sqrt(square(x) + square(y))"],
  half: [[], "1/2"],
  shifted: [["x"], "x + k"],
  series: [["x"], "sum(x^k, k, 0, 3)"],
  double: [["x"], "x + x"],
});

Deno.test("parse() puts arguments in the place of parameters", () => {
  const rows: Readonly<Record<string, string>> = {
    "square(a + 1)": "(a + 1)^2",
    "2square(3)!": "2*(3^2)!",
    "norm(a, -b)": "sqrt(a^2 + (-b)^2)",
    "half*x": "1/2*x",
    "x^half": "x^(1/2)",
    "half(x + 1)": "1/2*(x + 1)",
    "square(square(y))": "(y^2)^2",
    "sin(square(x))": "sin(x^2)",
  };
  for (const [text, expected] of Object.entries(rows)) {
    assertEquals(format(parse(text, { definitions })), expected, text);
  }
});

Deno.test("parse() captures no name when it expands a definition", () => {
  const rows: Readonly<Record<string, string>> = {
    // The k of the argument is not that of the sum in the definition.
    "series(k)": "sum(k^k_1, k_1, 0, 3)",
    // The k of the definition is not that of the sum around the call.
    "sum(shifted(k), k, 1, 2)": "sum(k_1 + k, k_1, 1, 2)",
    "shifted(k)": "k + k",
    "sum(shifted(1), k, 1, shifted(2))": "sum(1 + k, k_1, 1, 2 + k)",
  };
  for (const [text, expected] of Object.entries(rows)) {
    assertEquals(format(parse(text, { definitions })), expected, text);
  }
});

Deno.test("parse() says where an expanded call stands", () => {
  const node = parse("1 + square(a)", { definitions });
  const spans = [...walk(node)].map(({ span }) => [span?.start, span?.end]);
  assertEquals(spans, [[0, 13], [0, 1], [4, 13], [11, 12], [4, 13]]);
});

Deno.test("parse() checks calls of definitions", () => {
  const codes = (text: string) =>
    tryParse(text, { definitions }).errors?.map(({ code, suggestion }) =>
      suggestion ?? code
    );
  assertEquals(codes("norm(1)"), ["wrong-argument-count"]);
  assertEquals(codes("square"), ["wrong-argument-count"]);
  assertEquals(codes("sqare(2) + nomr(1, 2)"), ["square", "norm"]);
});

Deno.test("parse() restricts the variables of expanded definitions", () => {
  const options = { definitions, variables: ["a"] };
  assertEquals(tryParse("square(a)", options).errors, undefined);
  assertEquals(
    tryParse("shifted(a)", options).errors?.map(({ code }) => code),
    ["unknown-variable"],
  );
});

Deno.test("parse() expands within the budget of nodes and depth", () => {
  const calls = (count: number) =>
    `${"double(".repeat(count)}x${")".repeat(count)}`;
  assertEquals(tryParse(calls(10), { definitions }).errors, undefined);
  assertEquals(
    tryParse(calls(60), { definitions }).errors?.map(({ code }) => code),
    ["budget"],
  );
  const deep = define({ f: [["x"], "--------x"] });
  withBudget({ depth: 10 }, () => {
    assertEquals(tryParse("f(x)", { definitions: deep }).errors, undefined);
    assertEquals(
      tryParse("f(f(x))", { definitions: deep }).errors?.map(({ code }) =>
        code
      ),
      ["too-deep"],
    );
  });
});

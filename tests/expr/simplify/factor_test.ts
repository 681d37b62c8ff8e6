import { assertEquals, assertThrows } from "@std/assert";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import {
  cancel,
  collect,
  expand,
  factor,
  partialFractions,
  together,
  trigExpand,
  trigReduce,
} from "../../../lib/expr/simplify/mod.ts";
import { format } from "../../../lib/expr/syntax/mod.ts";
import { canonical } from "./samples.ts";

Deno.test("factor() keeps the factored form", () => {
  const examples = [
    ["x^2 + 5x + 6", "(x + 2)*(x + 3)"],
    ["2x + 2", "2*(x + 1)"],
    ["-2x - 2", "-2*(x + 1)"],
    ["x^2 - y^2", "(x - y)*(x + y)"],
    ["x^2/2 - 1/2", "(x - 1)*(x + 1)/2"],
    ["sin(x)^2 - 1", "(sin(x) - 1)*(sin(x) + 1)"],
    ["e^(2x) - 1", "(e^x - 1)*(e^x + 1)"],
    ["4^x - 1", "(2^x - 1)*(2^x + 1)"],
    ["x - sqrt(x)", "sqrt(x)*(sqrt(x) - 1)"],
    ["x^4 - 2x^2 + 1", "(x - 1)^2*(x + 1)^2"],
    ["(x^2 - 1)/(x - 1)^3", "(x + 1)/(x - 1)^2"],
    ["x^2 - 2", "x^2 - 2"],
    ["a*x + b*x", "x*(a + b)"],
    ["1 - x^2", "-(x - 1)*(x + 1)"],
    ["7", "7"],
    ["0", "0"],
    ["x - x", "0"],
  ] as const;
  for (const [input, output] of examples) {
    assertEquals(format(factor(input)), output, input);
  }
});

Deno.test("factor() does not expand what is a product already", () => {
  assertEquals(
    format(factor("(x + 1)^100*(x^2 - 1)")),
    "(x + 1)^101*(x - 1)",
  );
});

Deno.test("partialFractions() splits over irreducible denominators", () => {
  const examples = [
    ["1/(x^2 - 1)", "1/(2*(x - 1)) - 1/(2*(x + 1))"],
    ["(x^3 + x)/(x - 1)^2", "x + 2 + 4/(x - 1) + 2/(x - 1)^2"],
    ["1/(x^2 - a^2)", "1/(2*a*(x - a)) - 1/(2*a*(x + a))"],
    ["1/(e^(2x) - 1)", "1/(2*(e^x - 1)) - 1/(2*(e^x + 1))"],
    ["1/(x^4 + 1)", "1/(x^4 + 1)"],
    ["x^2 + y", "x^2 + y"],
    ["1/(y - 1)", "1/(y - 1)"],
  ] as const;
  for (const [input, output] of examples) {
    const result = format(partialFractions(input, "x"));
    assertEquals(canonical(result), canonical(output), input);
  }
});

Deno.test("partialFractions() refuses two functions of the variable", () => {
  const error = assertThrows(
    () => partialFractions("1/(x + e^x)", "x"),
    ExpressionError,
    "Cannot take partial fractions as x must stand in one root or function " +
      "only: current number is 2",
  );
  assertEquals(error.code, "unsupported");
});

Deno.test("the transformations take text and trees", () => {
  const examples = [
    [expand("(x + 1)^2"), "x^2 + 2x + 1"],
    [collect("a*x + b*x", "x"), "x*(a + b)"],
    [cancel("(x^2 - 1)/(x + 1)"), "x - 1"],
    [together("1/x + 1"), "(x + 1)/x"],
    [trigExpand("sin(2x)"), "2*sin(x)*cos(x)"],
    [trigReduce("cos(x)^2"), "cos(2x)/2 + 1/2"],
    [expand(factor("x^2 - 1")), "x^2 - 1"],
  ] as const;
  for (const [result, output] of examples) {
    assertEquals(canonical(format(result)), canonical(output));
  }
});

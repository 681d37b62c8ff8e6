import { assertEquals, assertThrows } from "@std/assert";
import { expressionOf, nodeOf } from "../../../lib/expr/algebra/mod.ts";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { format, parse } from "../../../lib/expr/syntax/mod.ts";

const rewritten = (source: string) =>
  format(nodeOf(expressionOf(parse(source))));

function assertAlike(pairs: readonly (readonly [string, string])[]): void {
  for (const [left, right] of pairs) {
    assertEquals(rewritten(left), rewritten(right), left);
  }
}

Deno.test("call() takes signs out of odd and even functions", () => {
  assertAlike([
    ["sin(-x)", "-sin(x)"],
    ["cos(y - x)", "cos(x - y)"],
    ["atan(-2)", "-atan(2)"],
    ["abs(-x)", "abs(x)"],
    ["erf(-x)", "-erf(x)"],
    ["tanh(1 - x)", "-tanh(x - 1)"],
  ]);
});

Deno.test("call() takes exact values of trigonometric functions", () => {
  // DLMF table 4.17.1.
  assertAlike([
    ["sin(pi/12)", "(sqrt(6) - sqrt(2))/4"],
    ["cos(pi/4)", "sqrt(2)/2"],
    ["tan(pi/3)", "sqrt(3)"],
    ["tan(pi/12)", "2 - sqrt(3)"],
    ["sec(pi/3)", "2"],
    ["sin(7*pi/6)", "-1/2"],
    ["cos(100*pi)", "1"],
    ["sin(x + pi/2)", "cos(x)"],
    ["tan(x + pi)", "tan(x)"],
    ["asin(1/2)", "pi/6"],
    ["acos(-1/2)", "2*pi/3"],
    ["atan(1)", "pi/4"],
  ]);
});

Deno.test("call() composes with inverse functions where that holds", () => {
  assertAlike([
    ["sin(asin(x))", "x"],
    ["cos(asin(x))", "sqrt(1 - x^2)"],
    ["tan(atan(x))", "x"],
    ["sinh(asinh(x))", "x"],
    ["cos(atan(x))", "1/sqrt(x^2 + 1)"],
  ]);
  assertEquals(rewritten("asin(sin(x))"), "asin(sin(x))");
});

Deno.test("call() takes logarithms of numbers apart", () => {
  assertAlike([
    ["ln(8)", "3*ln(2)"],
    ["ln(2/3)", "ln(2) - ln(3)"],
    ["ln(-2)", "ln(2) + i*pi"],
    ["ln(sqrt(e))", "1/2"],
    ["ln(1)", "0"],
    ["log10(100)", "2*ln(10)/ln(10)"],
    ["log(8, 2)", "3"],
  ]);
});

Deno.test("call() computes functions of numbers", () => {
  assertAlike([
    ["5!", "120"],
    ["gamma(1/2)", "sqrt(pi)"],
    ["gamma(-1/2)", "-2*sqrt(pi)"],
    ["floor(-7/2)", "-4"],
    ["round(-5/2)", "-3"],
    ["mod(-7, 3)", "2"],
    ["max(1/2, 0.3, -2)", "1/2"],
    ["sgn(-5)", "-1"],
    ["if(2 > 1, x, y)", "x"],
    ["abs(-3/4)", "3/4"],
  ]);
});

Deno.test("call() refuses poles", () => {
  for (const source of ["tan(pi/2)", "ln(0)", "gamma(-2)", "(-1)!", "cot(0)"]) {
    const error = assertThrows(() => rewritten(source), ExpressionError);
    assertEquals(error.code, "domain", source);
  }
});

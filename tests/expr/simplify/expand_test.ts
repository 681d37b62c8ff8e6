import { assertEquals, assertThrows } from "@std/assert";
import { variable } from "../../../lib/expr/algebra/mod.ts";
import { withBudget } from "../../../lib/expr/budget.ts";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import {
  coefficientsOf,
  collectPowers,
  expandExpression,
  expandLogarithms,
  expandProducts,
  numeratorDenominator,
  togetherExpression,
} from "../../../lib/expr/simplify/mod.ts";
import { canonical, read, text } from "./samples.ts";

const expanded = (source: string) => text(expandExpression(read(source)));

Deno.test("expandExpression() multiplies products and powers out", () => {
  assertEquals(expanded("(x + 1)^3"), canonical("x^3 + 3*x^2 + 3*x + 1"));
  assertEquals(expanded("(a + b)*(c + d)"), canonical("a*c + a*d + b*c + b*d"));
  assertEquals(expanded("(1 + sqrt(2))^3"), canonical("7 + 5*sqrt(2)"));
  assertEquals(expanded("(x - 1)*(x + 1) - x^2"), canonical("-1"));
  assertEquals(expanded("y*(x + i)^2"), canonical("y*x^2 + 2*i*x*y - y"));
});

Deno.test("expandExpression() multiplies out what products of roots leave", () => {
  assertEquals(
    expanded("sqrt(x + 1)*(y*sqrt(x + 1) + 2)"),
    "x*y + y + 2*sqrt(x + 1)",
  );
});

Deno.test("expandExpression() goes into functions and denominators", () => {
  assertEquals(expanded("sin(x*(x + 1))"), canonical("sin(x^2 + x)"));
  assertEquals(expanded("1/(x + 1)^2"), canonical("1/(x^2 + 2*x + 1)"));
  assertEquals(
    text(expandProducts(read("sin(x*(x + 1))*(y + 1)"))),
    canonical("y*sin(x*(x + 1)) + sin(x*(x + 1))"),
  );
});

Deno.test("expandExpression() refuses too many terms before it makes them", () => {
  const source = read("(a + b + c + d + f + g)^40");
  const error = assertThrows(
    () => withBudget({}, () => expandExpression(source)),
    ExpressionError,
    "Cannot expand as the number of terms must be at most 100000: " +
      "current value is 1221759",
  );
  assertEquals(error.code, "budget");
});

Deno.test("expandLogarithms() splits what is positive", () => {
  const split = (source: string, assumptions = {}) =>
    text(expandLogarithms(read(source), assumptions));
  assertEquals(split("ln(6*x)"), canonical("ln(x) + ln(2) + ln(3)"));
  assertEquals(split("ln(x*y)"), canonical("ln(x*y)"));
  assertEquals(split("ln(x*y)", { x: "positive" }), canonical("ln(x) + ln(y)"));
  assertEquals(
    split("ln(-2*x)", { x: "positive" }),
    canonical("ln(x) + ln(2) + i*pi"),
  );
  assertEquals(split("ln(sqrt(x))"), canonical("ln(x)/2"));
  assertEquals(split("ln(x^2)"), canonical("ln(x^2)"));
});

Deno.test("collectPowers() gathers the coefficients of a part", () => {
  const collected = (source: string, part: string) =>
    text(collectPowers(read(source), read(part)));
  assertEquals(collected("a*x + b*x + x^2", "x"), canonical("x^2 + x*(a + b)"));
  assertEquals(collected("(x + y)^2", "x"), canonical("x^2 + 2*x*y + y^2"));
  assertEquals(
    collected("a*sin(t) + sin(t)^2 + b*sin(t)", "sin(t)"),
    canonical("sin(t)*(a + b) + sin(t)^2"),
  );
  assertEquals(collected("a/x + b/x + c", "x"), canonical("(a + b)/x + c"));
});

Deno.test("coefficientsOf() tells each power once", () => {
  const found = coefficientsOf(read("3x^2 + a*x^2 - x + 5"), variable("x"))
    .map(({ exponent, coefficient }) => [text(exponent), text(coefficient)]);
  assertEquals(found.sort(), [["0", "5"], ["1", "-1"], ["2", "a + 3"]]);
});

Deno.test("numeratorDenominator() splits a product", () => {
  const { numerator, denominator } = numeratorDenominator(
    read("3*x/(4*y^2*sqrt(z))"),
  );
  assertEquals([text(numerator), text(denominator)], ["3*x", "4*y^2*sqrt(z)"]);
  const sum = numeratorDenominator(read("x/2 + y/3"));
  assertEquals([text(sum.numerator), text(sum.denominator)], [
    canonical("3*x + 2*y"),
    "6",
  ]);
});

Deno.test("togetherExpression() joins over the least common denominator", () => {
  const joined = (source: string) => text(togetherExpression(read(source)));
  assertEquals(joined("1/x + 1/y"), canonical("(x + y)/(x*y)"));
  assertEquals(joined("1/x + 1/x^2"), canonical("(x + 1)/x^2"));
  assertEquals(joined("1/(2x) + 1/3"), canonical("(2*x + 3)/(6*x)"));
  assertEquals(joined("1/(1 + 1/x)"), canonical("x/(x + 1)"));
  assertEquals(joined("e^(-x) + 1"), canonical("e^-x*(e^x + 1)"));
  assertEquals(joined("1/(x - 1) + 1/(1 - x)"), canonical("0"));
});

import { assertEquals } from "@std/assert";
import { beside, verdictOn } from "./beside.ts";

Deno.test("integrate() differentiates logarithms and inverse functions", () => {
  assertEquals(
    beside("x^2 ln(x)^2", "x^3*(9 ln(x)^2 - 6 ln(x) + 2)/27"),
    "right",
  );
  assertEquals(
    beside("asin(x)^2", "x asin(x)^2 + 2 sqrt(1 - x^2) asin(x) - 2x"),
    "right",
  );
  assertEquals(verdictOn("x atan(x) ln(1 + x^2)"), "right");
  assertEquals(verdictOn("x ln(x + sqrt(1 + x^2))/sqrt(1 + x^2)"), "right");
});

Deno.test("integrate() integrates a term by parts where the rest cancels", () => {
  assertEquals(beside("ln(ln(x)) + 1/ln(x)", "x ln(ln(x))"), "right");
  assertEquals(beside("e^(x + 1/x) (1 + x - 1/x)", "x e^(x + 1/x)"), "right");
  const answer = "x sin(sin(x))";
  assertEquals(beside("x cos(sin(x)) cos(x) + sin(sin(x))", answer), "right");
});

Deno.test("integrate() compares coefficients", () => {
  const answer = "e^(a*x) (a sin(b*x) - b cos(b*x))/(a^2 + b^2)";
  assertEquals(beside("e^(a*x) sin(b*x)", answer), "right");
  assertEquals(beside("x sinh(x)", "x cosh(x) - sinh(x)"), "right");
  assertEquals(verdictOn("x^2 e^x sin(2x) cos(x)^2"), "right");
  assertEquals(verdictOn("x cosh(2x) sin(3x)"), "right");
});

Deno.test("integrate() substitutes inverse functions", () => {
  const answer = "e^atan(x) (1 + x)/(2 sqrt(1 + x^2))";
  assertEquals(beside("e^atan(x)/(1 + x^2)^(3/2)", answer), "right");
  assertEquals(verdictOn("x^3 e^asin(x)/sqrt(1 - x^2)"), "right");
});

import { assert, assertEquals, assertThrows } from "@std/assert";
import * as fc from "fast-check";
import { expressionOf } from "../../../lib/expr/algebra/mod.ts";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { evaluateComplex } from "../../../lib/expr/numeric/complex_evaluate.ts";
import { limit, type OneSidedLimit } from "../../../lib/expr/series/mod.ts";
import { format, type Node } from "../../../lib/expr/syntax/mod.ts";
import golden from "../../golden/limits.json" with { type: "json" };

function numberOf(node: Node): number {
  const [re, im] = evaluateComplex(expressionOf(node), new Map());
  assert(Math.abs(im) <= 1e-15 * Math.abs(re), format(node));
  return re;
}

function outcomeOf(report: OneSidedLimit): string | number {
  if (report.status === "found") return numberOf(report.value!);
  if (report.status !== "infinite") return report.status;
  return report.sign! > 0 ? "infinity" : "-infinity";
}

/** Of exact answers, evaluated in doubles by a few operations. */
const tolerance = 1e-13;

Deno.test("limit() agrees with SymPy and Gruntz", () => {
  for (const { text, point, side, limit: expected } of golden) {
    const direction = side as "above" | "below";
    const report = limit(text, "x", point, { direction });
    const found = outcomeOf(report as OneSidedLimit);
    const isSame = typeof found === "number" && typeof expected === "number"
      ? Math.abs(found - expected) <= tolerance * (1 + Math.abs(expected))
      : found === expected;
    const reason = report.reason ?? "";
    assert(isSame, `${text} at ${point}: ${found}, not ${expected} ${reason}`);
  }
  assert(golden.length > 200);
});

/** As text, or the status. */
const shown = (source: string, point: string | number): string => {
  const { status, value, sign } = limit(source, "x", point);
  if (status === "infinite") return sign! > 0 ? "+" : "-";
  return value === undefined ? status : format(value);
};

Deno.test("limit() is exact", () => {
  assertEquals(shown("(1 + 1/x)^x", "infinity"), "e");
  assertEquals(shown("(exp(x) - 1)/x", 0), "1");
  assertEquals(shown("x exp(x^2) erfc(x)", "infinity"), "1/sqrt(pi)");
  assertEquals(shown("sin(x)/x", 1), "sin(1)");
});

Deno.test("limit() joins the sides", () => {
  const { status, above, below } = limit("1/x", "x", 0);
  assertEquals(status, "different");
  assertEquals([above!.sign, below!.sign], [1, -1]);
  assertEquals(shown("1/x^2", 0), "+");
  assertEquals(shown("abs(x)", 0), "0");
  assertEquals(shown("acot(x)", 0), "different");
  assertEquals(shown("if(x > 1, x, 2 - x)", 1), "1");
  assertEquals(shown("if(x > 1, x, 3)", 1), "different");
  assertEquals(shown("exp(1/x)", 0), "different");
});

Deno.test("limit() keeps parameters", () => {
  assertEquals(shown("(1 + a/x)^x", "infinity"), "e^a");
  assertEquals(shown("sin(a x)/x", 0), "a");
  assertEquals(shown("((x + h)^2 - x^2)/h", "t"), "h + 2*t");
  // The sign of a decides.
  assertEquals(shown("a x", "infinity"), "unsolved");
  assertEquals(shown("exp(a x)", "infinity"), "unsolved");
  assertEquals(shown("a^2 x + x", "infinity"), "+");
});

Deno.test("limit() tells oscillation from what settles", () => {
  assertEquals(shown("sin(x)", "infinity"), "undefined");
  assertEquals(shown("sin(1/x)", 0), "undefined");
  assertEquals(shown("x sin(x)", "infinity"), "undefined");
  assertEquals(shown("floor(x) - x", "infinity"), "undefined");
  assertEquals(shown("sin(x)^2 + cos(x)^2", "infinity"), "1");
  assertEquals(shown("(2 + sin(x)) x", "infinity"), "+");
  assertEquals(shown("x/(2 + sin(x))", "infinity"), "+");
  assertEquals(shown("abs(sin(x)) + x", "infinity"), "+");
  assertEquals(shown("exp(sin(x))/x", "infinity"), "0");
  // Unbounded, but it comes back to 0 again and again.
  assertEquals(shown("x*(1 + sin(x))", "infinity"), "unsolved");
  // 0, by an identity that is not looked for.
  assertEquals(shown("sin(x + 1/x) - sin(x)", "infinity"), "unsolved");
  assertEquals(shown("sin(x)/sin(x)", "infinity"), "1");
  assertEquals(shown("tan(x)", "infinity"), "undefined");
  assertEquals(shown("2/tan(1/x)", 0), "undefined");
  // The poles of tan(1/x) are higher than any power of x.
  assertEquals(shown("1/x + tan(1/x)", 0), "unsolved");
  assertEquals(shown("x + 1/sin(x)", "infinity"), "unsolved");
  assertEquals(shown("sinh(x) - sin(sinh(-x))", "infinity"), "+");
});

Deno.test("limit() decides no sign by guessing", () => {
  // exp(pi sqrt(163)) is an integer but for 7.5e-13.
  const small = "(e^(pi sqrt(163)) - 262537412640768744)";
  assertEquals(shown(`x*${small}`, "infinity"), "unsolved");
  assertEquals(shown(`${small}^0 x`, "infinity"), "+");
  // Exactly 0, by the normal form.
  assertEquals(shown("x*(sin(1)^2 + cos(1)^2 - 1)", "infinity"), "0");
  assertEquals(shown("(sqrt(6) - sqrt(2) sqrt(3)) x", "infinity"), "0");
  assertEquals(shown("(-1)^x", "infinity"), "unsolved");
  // The absolute value grows, and the argument turns.
  assertEquals(shown("(-x)^x", "infinity"), "unsolved");
});

Deno.test("limit() of an infinite product of logarithms ends", () => {
  const tower = "ln(ln(ln(ln(x))))";
  assertEquals(shown(tower, "infinity"), "+");
  assertEquals(shown(`exp(${tower})/ln(ln(ln(x)))`, "infinity"), "1");
});

Deno.test("limit() refuses a point that is none", () => {
  assertThrows(() => limit("x", "x", "2 x"), ExpressionError, "is 2*x");
});

Deno.test("limit() of rational functions is that of their leading terms", () => {
  const coefficients = fc.array(fc.integer({ min: -9, max: 9 }), {
    minLength: 1,
    maxLength: 5,
  }).filter((all) => all.at(-1) !== 0);
  const polynomial = (all: readonly number[]) =>
    all.map((c, k) => `(${c})*x^${k}`).join(" + ");
  fc.assert(
    fc.property(coefficients, coefficients, (above, below) => {
      const source = `(${polynomial(above)})/(${polynomial(below)})`;
      const ratio = above.at(-1)! / below.at(-1)!;
      const degree = above.length - below.length;
      const expected = degree < 0
        ? 0
        : degree === 0
        ? ratio
        : ratio > 0
        ? "infinity"
        : "-infinity";
      const report = limit(source, "x", "infinity") as OneSidedLimit;
      const found = outcomeOf(report);
      const isSame = typeof found === "number" && typeof expected === "number"
        ? Math.abs(found - expected) <= tolerance * (1 + Math.abs(expected))
        : found === expected;
      assert(isSame, `${source}: ${found}, not ${expected}`);
    }),
    { seed: 1696, numRuns: 1000 },
  );
});

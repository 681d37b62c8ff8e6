import { assert, assertEquals, assertThrows } from "@std/assert";
import { expressionOf } from "../../../lib/expr/algebra/mod.ts";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import {
  type Complex,
  modulus,
  subtract,
} from "../../../lib/expr/functions/complex.ts";
import { evaluateComplex } from "../../../lib/expr/numeric/complex_evaluate.ts";
import { laurent, taylor } from "../../../lib/expr/series/mod.ts";
import { format, type Node } from "../../../lib/expr/syntax/mod.ts";
import golden from "../../golden/series.json" with { type: "json" };

const valueAt = (node: Node, x: number): Complex =>
  evaluateComplex(expressionOf(node), new Map([["x", [x, 0]]]));
const numberOf = (node: Node): number => valueAt(node, 0)[0];
const errorOf = (found: Complex, expected: readonly number[]): number =>
  modulus(subtract(found, [expected[0]!, expected[1]!]));

Deno.test("taylor() has mpmath's coefficients", () => {
  for (const { text, point, coefficients } of golden.taylor) {
    const { status, terms } = taylor(text, "x", point, golden.order);
    assertEquals(status, "expanded", text);
    const found = new Map(
      terms.map(({ exponent, coefficient }) => [
        numberOf(exponent),
        valueAt(coefficient, 0),
      ]),
    );
    coefficients.forEach((expected, k) => {
      const value = found.get(k) ?? [0, 0];
      const size = Math.hypot(...expected);
      // A coefficient is a sum of a few products of values good to 1e-15.
      const isRight = errorOf(value, expected) <= 1e-12 * (1 + size);
      assert(isRight, `${text} at ${point}: ${k}: ${value}, not ${expected}`);
    });
  }
});

/** At 1/16 and 1/64, of expansions up to x^3. */
Deno.test("laurent() leaves an error of the order it says", () => {
  for (const { text, values } of golden.singular) {
    const report = laurent(text, "x", 0, 3, { direction: "above" });
    assertEquals(report.status, "one-sided", `${text}: ${report.reason}`);
    const order = report.remainder && numberOf(report.remainder);
    assert(order === undefined || order > 3, text);
    values.forEach((expected, place) => {
      const x = 4 ** -(2 + place);
      const error = errorOf(valueAt(report.polynomial!, x), expected);
      // The O-term with a constant and a logarithm; the values' rounding.
      const next = order === undefined ? 0 : 100 * x ** order;
      const rounding = 1e-14 * (1 + Math.hypot(...expected));
      assert(error <= next + rounding, `${text} at ${x}: ${error}`);
    });
  }
});

Deno.test("taylor() is what a table says", () => {
  const text = (source: string, point: string | number, order: number) =>
    format(taylor(source, "x", point, order).polynomial!);
  assertEquals(text("cos(x)", 0, 4), "1 - x^2/2 + x^4/24");
  assertEquals(text("ln(1 + x)", 0, 3), "x - x^2/2 + x^3/3");
  assertEquals(text("(1 + x)^a", 0, 1), "1 + a*x");
  assertEquals(text("exp(x)", 1, 1), "e + e*(x - 1)");
});

Deno.test("taylor() evaluates close to the function", () => {
  const exponential = taylor("exp(x)", "x", 0, 10).polynomial!;
  // The rest of the series of e is 2.7e-8.
  assert(Math.abs(valueAt(exponential, 1)[0] - 2.7182818) < 1e-7);
  const cosine = taylor("cos(x)", "x", "pi/2", 7).polynomial!;
  const x = Math.PI / 2 + 0.1;
  assert(Math.abs(valueAt(cosine, x)[0] - Math.cos(x)) < 1e-7);
});

Deno.test("taylor() says what the rest is", () => {
  const rest = (source: string, order: number) => {
    const { remainder } = taylor(source, "x", 0, order);
    return remainder && format(remainder);
  };
  assertEquals(rest("exp(x)", 3), "4");
  assertEquals(rest("cos(x)", 4), "6");
  assertEquals(rest("x^3 - 2x", 3), undefined);
});

Deno.test("taylor() tells an expansion from none", () => {
  const status = (source: string) => taylor(source, "x").status;
  assertEquals(status("x^3 - 2x"), "exact");
  assertEquals(status("sin(x)/x"), "expanded");
  assertEquals(status("abs(x)"), "one-sided");
  assertEquals(status("abs(x)^2"), "exact");
  assertEquals(status("sqrt(x^2)"), "one-sided");
  assertEquals(status("acot(x)"), "one-sided");
  assertEquals(status("1/x"), "singular");
  assertEquals(status("sqrt(x)"), "singular");
  assertEquals(status("ln(x)"), "singular");
  assertEquals(status("exp(-1/x^2)"), "unsolved");
  assertEquals(status("1/(sin(x)^2 + cos(x)^2 - 1)"), "unsolved");
});

Deno.test("laurent() expands no integral of a logarithm", () => {
  const status = (source: string) => laurent(source, "x", 0, 2).status;
  assertEquals(status("Ei(ln(x)/2 + x)"), "unsolved");
  assertEquals(status("exp(ln(x)/2 + x)"), "one-sided");
});

Deno.test("taylor() gives its reason", () => {
  assertEquals(
    taylor("exp(1/x)", "x").reason,
    "Cannot decide: an essential singularity",
  );
  // exp(pi sqrt(163)) is an integer but for 7.5e-13.
  assertEquals(
    taylor("1/(x + e^(pi sqrt(163)) - 262537412640768744)", "x").status,
    "unsolved",
  );
});

Deno.test("laurent() goes to infinity", () => {
  const text = (source: string, point: string) => {
    const { polynomial, status } = laurent(source, "x", point, 3);
    return [status, format(polynomial!)];
  };
  assertEquals(text("1/(1 + x)", "infinity"), [
    "expanded",
    "1/x - 1/x^2 + 1/x^3",
  ]);
  assertEquals(text("atan(x)", "-infinity"), [
    "expanded",
    "-pi/2 - 1/x + 1/(3*x^3)",
  ]);
});

Deno.test("laurent() takes a side", () => {
  const below = laurent("sqrt(-x)", "x", 0, 2, { direction: "below" });
  assertEquals(below.status, "one-sided");
  assertEquals(format(below.polynomial!), "sqrt(-x)");
  assertEquals(format(below.base), "-x");
  const step = laurent("floor(x)", "x", 1, 2, { direction: "below" });
  assertEquals(format(step.polynomial!), "0");
});

Deno.test("laurent() refuses what it cannot expand about", () => {
  assertThrows(
    () => laurent("x", "x", "x + 1"),
    ExpressionError,
    "Cannot approach a point as it must be a number, and free of the " +
      "variable: current value is x + 1",
  );
  assertThrows(() => laurent("x", "x", NaN), ExpressionError, "is NaN");
  assertThrows(
    () => laurent("x", "x", 0, 1.5),
    ExpressionError,
    "Cannot expand as the order must be an integer: current value is 1.5",
  );
});

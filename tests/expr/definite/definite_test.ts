import { assert, assertEquals, assertThrows } from "@std/assert";
import * as fc from "fast-check";
import { expressionOf } from "../../../lib/expr/algebra/mod.ts";
import { withBudget } from "../../../lib/expr/budget.ts";
import { integrateDefinite } from "../../../lib/expr/definite/mod.ts";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { evaluateComplex } from "../../../lib/expr/numeric/complex_evaluate.ts";
import { format } from "../../../lib/expr/syntax/mod.ts";
import golden from "../../golden/definite.json" with { type: "json" };

/** Of values in closed form, a few roundings; of quadratures, the accuracy
 * they are asked for. */
const tolerances = { exact: 1e-12, numeric: 1e-9 };

Deno.test("integrateDefinite() agrees with mpmath", () => {
  for (const { text, from, to, value, exact } of golden) {
    const report = integrateDefinite(text, "x", from, to);
    const name = `${text} from ${from} to ${to}: ${report.reason ?? ""}`;
    const { approximation, imaginary = 0, error } = report;
    assert(approximation !== undefined, name);
    const distance = Math.hypot(
      approximation - value[0]!,
      imaginary - value[1]!,
    );
    const size = 1 + Math.hypot(...value);
    const tolerance = tolerances[exact ? "exact" : "numeric"];
    assert(distance <= tolerance * size, `${name} ${approximation}`);
    assert(distance <= error! + tolerances.exact * size, `${name} ± ${error}`);
    if (exact) assert(["proved", "checked"].includes(report.status), name);
    if (report.value === undefined) continue;
    const closed = evaluateComplex(expressionOf(report.value), new Map());
    assertEquals(closed[0], approximation);
  }
});

const shown = (source: string, from: string | number, to: string | number) => {
  const { status, value } = integrateDefinite(source, "x", from, to);
  return value === undefined ? status : format(value);
};

Deno.test("integrateDefinite() is exact", () => {
  assertEquals(shown("x^2", 0, 1), "1/3");
  assertEquals(shown("sin(x)", 0, "pi"), "2");
  assertEquals(shown("exp(x)", 0, 1), "e - 1");
  assertEquals(shown("1/x", -2, -1), "-ln(2)");
  assertEquals(shown("1/(2 + cos(x))", 0, "2pi"), "2*sqrt(3)*pi/3");
  assertEquals(shown("exp(-x^2)", 0, "infinity"), "sqrt(pi)/2");
  assertEquals(shown("sin(x)/x", 0, "infinity"), "pi/2");
  assertEquals(shown("x^2", 1, 0), "-1/3");
  assertEquals(shown("1/x", 2, 2), "0");
  // The zeros of 1 + e^(2x) are not real.
  assertEquals(
    shown("e^x/(1 + e^(2x))", "-infinity", "infinity"),
    "pi/2",
  );
});

Deno.test("integrateDefinite() says what is proved", () => {
  assertEquals(integrateDefinite("x^2", "x", 0, 1).status, "proved");
  assertEquals(integrateDefinite("x^x", "x", 0, 1).status, "numeric");
  // The antiderivative is a sum over the roots of a polynomial.
  assertEquals(
    integrateDefinite("1/(x^5 + x + 1)", "x", 0, 1).status,
    "checked",
  );
});

Deno.test("integrateDefinite() says when it diverges", () => {
  const sign = (source: string, from: string | number, to: string | number) => {
    const report = integrateDefinite(source, "x", from, to);
    assertEquals(report.status, "divergent", source);
    assert(report.reason !== undefined);
    return report.sign ?? 0;
  };
  assertEquals(sign("1/x", -1, 1), 0);
  assertEquals(sign("1/x^2", -1, 1), 1);
  assertEquals(sign("1/x^2", 1, -1), -1);
  assertEquals(sign("-1/x", 0, 1), -1);
  assertEquals(sign("1/x", 1, "infinity"), 1);
  assertEquals(sign("1/(x ln(x))", 2, "infinity"), 1);
  assertEquals(sign("1/(x ln(x))", 1, 2), 1);
  assertEquals(sign("tan(x)", 0, "pi/2"), 1);
  assertEquals(sign("tan(x)", 0, "pi"), 0);
  assertEquals(sign("1/(x^2 - 1)", 0, 2), 0);
  assertEquals(sign("1/(1 - exp(x))", -1, 1), 0);
  assertEquals(sign("1/(1 + 2 exp(x) - exp(-x))", -1, 1), 0);
  assertEquals(sign("sin(x)", 0, "infinity"), 0);
  assertEquals(sign("cos(3x) cos(4x)", 0, "infinity"), 0);
  assertEquals(sign("csc(x)", 1, "infinity"), 0);
  assertEquals(sign("x^x/x", 0, 1), 1);
  assertEquals(sign("gamma(x)", -1, 1), 0);
});

Deno.test("integrateDefinite() keeps parameters", () => {
  assertEquals(shown("x", 0, "t"), "t^2/2");
  assertEquals(shown("cos(a x)", 0, 1), "sin(a)/a");
  assertEquals(
    shown("1/(x^2 + a^2 + 1)", 0, "infinity"),
    "pi/(2*sqrt(a^2 + 1))",
  );
  // At a = 0 it is infinite.
  assertEquals(shown("1/(x^2 + a^2)", 0, 1), "unsolved");
  assertEquals(shown("1/(x - a)", 0, 1), "unsolved");
});

Deno.test("integrateDefinite() tells where it cut", () => {
  const cuts = (source: string, from: number, to: number) =>
    integrateDefinite(source, "x", from, to).cuts.map((node) => format(node));
  assertEquals(cuts("abs(x^2 - 2)", -2, 2), ["-sqrt(2)", "sqrt(2)"]);
  assertEquals(cuts("abs(x^2 - 2)", 2, -2), ["sqrt(2)", "-sqrt(2)"]);
  assertEquals(cuts("floor(x)", 0, 3), ["1", "2"]);
  // The sign changes at a pole.
  assertEquals(cuts("sgn(1/(x - 1))", 0, 3), ["1"]);
  assertEquals(cuts("abs(floor(x) - x + 1/4)", 0, 2), ["1/4", "1", "5/4"]);
  assertEquals(cuts("x", 0, 3), []);
});

Deno.test("integrateDefinite() answers within a budget", () => {
  const report = withBudget(
    { steps: 100 },
    () => integrateDefinite("exp(sin(x) cos(x^2))", "x", 0, 1),
  );
  assertEquals(report.status, "unsolved");
});

Deno.test("integrateDefinite() refuses bounds that are none", () => {
  assertThrows(
    () => integrateDefinite("x", "x", "x", 1),
    ExpressionError,
    "free of the variable: current value is x",
  );
});

/** x^k of small k, signs and steps at integers and halves. */
const integrand = fc.record({
  coefficients: fc.array(fc.integer({ min: -5, max: 5 }), {
    minLength: 1,
    maxLength: 3,
  }),
  wrap: fc.constantFrom("", "abs", "floor", "sgn"),
});
const bound = fc.integer({ min: -6, max: 6 }).map((n) => n / 2);

/** The midpoint rule on steps of 1/2 and less, exact for floor and sgn of
 * linear functions, else to their steps times their jumps. */
function midpoints(f: (x: number) => number, from: number, to: number): number {
  const count = 20_000;
  const step = (to - from) / count;
  let sum = 0;
  for (let k = 0; k < count; k++) sum += f(from + (k + 0.5) * step);
  return sum * step;
}

const wraps: Readonly<Record<string, (y: number) => number>> = {
  "": (y) => y,
  abs: Math.abs,
  floor: Math.floor,
  sgn: Math.sign,
};

Deno.test("integrateDefinite() of pieces agrees with midpoints", () => {
  fc.assert(
    fc.property(integrand, bound, bound, ({ coefficients, wrap }, from, to) => {
      const text = coefficients.map((c, k) => `(${c})*x^${k}`).join(" + ");
      const report = integrateDefinite(`${wrap}(${text})`, "x", from, to);
      if (report.approximation === undefined) return;
      const f = (x: number) =>
        wraps[wrap]!(coefficients.reduceRight((sum, c) => sum * x + c, 0));
      const expected = midpoints(f, from, to);
      // Steps of 6 / 20,000, each with a jump of 1, at up to 120 places.
      const error = Math.abs(report.approximation - expected);
      assert(error <= 0.04, `${wrap}(${text}) ${from} ${to}: ${expected}`);
      assert(wrap !== "" || error <= 1e-4, `${text} ${from} ${to}`);
    }),
    { seed: 1854, numRuns: 60 },
  );
});

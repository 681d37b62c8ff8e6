import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { fit, minimizeSquares } from "../../../lib/expr/minimize/mod.ts";

const line = { x: [1, 2, 3, 4, 5], y: [3.1, 4.9, 7.2, 9, 10.8] };

Deno.test("fit() fits the ancestor's line", () => {
  const report = fit("a*x + b", ["a", "b"], line);
  const { a, b } = report.parameters;
  assertEquals(report.status, "converged");
  assertAlmostEquals(a!.value, 1.95, 1e-13);
  assertAlmostEquals(b!.value, 1.15, 1e-13);
  assertAlmostEquals(report.meanSquaredError, 0.015, 1e-14);
  // By hand: s² = 0.075 / 3, Σ(x - 3)² = 10, var(a) = s² / 10,
  // var(b) = s² (1/5 + 9/10), cov(a, b) = -3 var(a).
  assertAlmostEquals(a!.standardError!, Math.sqrt(0.0025), 1e-14);
  assertAlmostEquals(b!.standardError!, Math.sqrt(0.0275), 1e-14);
  assertAlmostEquals(report.covariance![0]![1]!, -0.0075, 1e-15);
  // Σ(y - 7)² = 38.1.
  assertAlmostEquals(report.rSquared!, 1 - 0.075 / 38.1, 1e-14);
  const expected = [0, -0.15, 0.2, 0.05, -0.1];
  report.residuals.forEach((r, i) =>
    assertAlmostEquals(r, expected[i]!, 1e-14)
  );
});

Deno.test("fit() takes a weight for so many rows", () => {
  const model = "y = a*x^2 + b*x";
  const twice = { x: [1, 2, 2, 3, 4, 5, 5], y: [3, 5, 5, 7, 9, 11, 11] };
  const start = ["a", "b"];
  const weights = [1, 2, 1, 1, 2];
  const x = [1, 2, 3, 4, 5], y = [3, 5, 7, 9, 11];
  const weighted = fit(model, start, { x, y }, { weights });
  const repeated = fit(model, start, twice);
  for (const name of start) {
    const { value } = weighted.parameters[name]!;
    assertAlmostEquals(value, repeated.parameters[name]!.value, 1e-12);
  }
  assertAlmostEquals(weighted.sumOfSquares, repeated.sumOfSquares, 1e-13);
  assertAlmostEquals(weighted.rSquared!, repeated.rSquared!, 1e-13);
  const { meanSquaredError } = weighted;
  assertAlmostEquals(meanSquaredError, repeated.meanSquaredError, 1e-13);
});

Deno.test("fit() leaves a row of weight 0 out, but for its residual", () => {
  const x = [1, 2, 3, 4], y = [2, 4, 6, 100];
  const report = fit("a*x", ["a"], { x, y }, { weights: [1, 1, 1, 0] });
  assertAlmostEquals(report.parameters.a!.value, 2, 1e-14);
  assertAlmostEquals(report.residuals[3]!, 92, 1e-12);
});

Deno.test("fit() finds the response", () => {
  const t = [0, 1, 2], u = [1, 3, 5];
  const expected = { a: 2, b: 1 };
  const reports = [
    fit("u = a t + b", ["a", "b"], { t, u }),
    fit("a t + b", ["a", "b"], { t, u }),
    fit("a t + b", ["a", "b"], { t, u, z: t }, { response: "u" }),
  ];
  for (const { status, parameters } of reports) {
    assertEquals(status, "converged");
    for (const name of ["a", "b"] as const) {
      assertAlmostEquals(parameters[name]!.value, expected[name], 1e-12);
    }
  }
});

Deno.test("fit() gives no errors for what data do not determine", () => {
  const dependent = fit("(a + b) x", ["a", "b"], line);
  assertEquals(dependent.status, "converged");
  assertEquals(dependent.parameters.a!.standardError, undefined);
  assertEquals(dependent.covariance, undefined);
  const exact = fit("a x + b", ["a", "b"], { x: [1, 2], y: [1, 3] });
  assertEquals(exact.residualStandardDeviation, undefined);
  assertEquals(exact.parameters.b!.standardError, undefined);
  assertAlmostEquals(exact.parameters.b!.value, -1, 1e-14);
  const flat = fit("a", ["a"], { x: [1, 2, 3], y: [4, 4, 4] }, {
    response: "y",
  });
  assertEquals(flat.rSquared, undefined);
});

Deno.test("fit() says that a model has no value", () => {
  const report = fit("ln(a) x", { a: -1 }, line);
  assertEquals(report.status, "domain");
  assertEquals(report.parameters.a, { value: -1, standardError: undefined });
});

Deno.test("fit() refuses data that do not fit together", () => {
  const refused: readonly [() => unknown, string][] = [
    [
      () => fit("a*x", ["a"], { x: [1, 2], y: [1] }),
      "columns must have as many rows as the response, 1: " +
      "current value is x with 2",
    ],
    [
      () => fit("a*x", ["a"], { x: [1, 2], y: [1, NaN] }),
      "data must be finite: current value is y with NaN",
    ],
    [
      () => fit("a*x", ["a", "x"], line),
      "a name must be a parameter or a column: current value is x",
    ],
    [() => fit("z = a*x", ["a"], line), "current value is z"],
    [() => fit("a*x + c", ["a"], line), "`c` has none"],
    [
      () => fit("a*x + b", ["a", "b"], { x: [1], y: [2] }),
      "there are 1 for 2",
    ],
    [
      () => fit("a*x", ["a"], line, { weights: [1, 1, -1, 1, 1] }),
      "weights must not be negative: current value is -1",
    ],
  ];
  for (const [attempt, message] of refused) {
    assertThrows(attempt, ExpressionError, message);
  }
});

Deno.test("minimizeSquares() does without a Jacobian", () => {
  // Kowalik and Osborne, problem 15 of Moré, Garbow and Hillstrom: the same
  // data as MGH09, 3.07506e-4.
  const u = [4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625];
  // deno-fmt-ignore
  const y = [0.1957, 0.1947, 0.1735, 0.16, 0.0844, 0.0627, 0.0456, 0.0342,
    0.0323, 0.0235, 0.0246];
  const report = minimizeSquares({
    size: 11,
    value: (x, out) => {
      u.forEach((t, i) => {
        out[i] = y[i]! - x[0]! * (t * t + t * x[1]!) /
            (t * t + t * x[2]! + x[3]!);
      });
    },
  }, Float64Array.of(0.25, 0.39, 0.415, 0.39));
  assertEquals(report.status, "converged");
  assert(Math.abs(report.sumOfSquares - 3.07505603849e-4) < 1e-13);
});

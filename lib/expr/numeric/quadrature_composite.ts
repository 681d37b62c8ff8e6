/** The composite rules of the textbooks. */
import { spend } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import type { QuadratureReport } from "./quadrature_report.ts";
import { valueOrNaN } from "./value_or_nan.ts";

/**
 * The composite trapezoid rule.
 *
 * @param f The function.
 * @param from The lower bound.
 * @param to The upper bound.
 * @param intervals How many subintervals, an even number.
 * @returns The integral; its error is estimated from half as many subintervals
 * by Richardson's extrapolation.
 * @throws {ExpressionError} `domain` if the bounds are not finite or the number
 * of subintervals is not even and positive.
 *
 * @example
 * ```ts
 * import { trapezoid } from "@fluxion/fluxion/expr";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(trapezoid((x) => x * x, 0, 1, 2).value, 0.375);
 * ```
 */
export function trapezoid(
  f: (x: number) => number,
  from: number,
  to: number,
  intervals = 100,
): QuadratureReport {
  const [values, h] = sample(f, from, to, intervals, 2);
  const fine = h * sumOf(values, 1, trapezoidWeight);
  const coarse = 2 * h * sumOf(values, 2, trapezoidWeight);
  return conclude(fine, Math.abs(fine - coarse) / 3, values.length);
}

/**
 * The composite rule of Simpson.
 *
 * @param f The function.
 * @param from The lower bound.
 * @param to The upper bound.
 * @param intervals How many subintervals, a multiple of 4.
 * @returns The integral; its error is estimated from half as many subintervals
 * by Richardson's extrapolation.
 * @throws {ExpressionError} `domain` if the bounds are not finite or the number
 * of subintervals is not a positive multiple of 4.
 *
 * @example
 * ```ts
 * import { simpson } from "@fluxion/fluxion/expr";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * assertAlmostEquals(simpson((x) => x ** 3, 0, 2, 4).value, 4, 1e-15);
 * ```
 */
export function simpson(
  f: (x: number) => number,
  from: number,
  to: number,
  intervals = 100,
): QuadratureReport {
  const [values, h] = sample(f, from, to, intervals, 4);
  const fine = h * sumOf(values, 1, simpsonWeight);
  const coarse = 2 * h * sumOf(values, 2, simpsonWeight);
  return conclude(fine, Math.abs(fine - coarse) / 15, values.length);
}

function trapezoidWeight(index: number, last: number): number {
  return index === 0 || index === last ? 1 / 2 : 1;
}

function simpsonWeight(index: number, last: number): number {
  if (index === 0 || index === last) return 1 / 3;
  return index % 2 === 0 ? 2 / 3 : 4 / 3;
}

function sample(
  f: (x: number) => number,
  from: number,
  to: number,
  intervals: number,
  divisor: number,
): readonly [values: readonly number[], h: number] {
  if (!Number.isFinite(from) || !Number.isFinite(to)) {
    throw new ExpressionError(
      "domain",
      `Cannot apply a composite rule as the bounds must be finite: ` +
        `current value is from ${from} to ${to}`,
    );
  }
  if (!(intervals > 0) || intervals % divisor !== 0) {
    throw new ExpressionError(
      "domain",
      `Cannot apply a composite rule as the subintervals must be a positive ` +
        `multiple of ${divisor}: current value is ${intervals}`,
    );
  }
  const values: number[] = [];
  for (let i = 0; i <= intervals; i++) {
    spend();
    const part = i / intervals;
    values.push(valueOrNaN(() => f(from * (1 - part) + to * part)));
  }
  return [values, (to - from) / intervals];
}

function sumOf(
  values: readonly number[],
  stride: number,
  weight: (index: number, last: number) => number,
): number {
  const last = (values.length - 1) / stride;
  let sum = 0;
  for (let i = 0; i <= last; i++) sum += weight(i, last) * values[i * stride]!;
  return sum;
}

function conclude(
  value: number,
  error: number,
  evaluations: number,
): QuadratureReport {
  return Number.isFinite(value)
    ? { status: "converged", value, error, evaluations }
    : { status: "domain", value: NaN, error: Infinity, evaluations };
}

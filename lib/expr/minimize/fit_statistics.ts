/** What the residuals of a fit say about its parameters. */
import type { Matrix } from "../linear/matrix.ts";
import { factorQR, solveTransposedR } from "../linear/qr.ts";
import { dot } from "../linear/vectors.ts";

/**
 * The inverse of JᵀJ, by the triangular factor of J: squaring J would lose half
 * of the digits.
 *
 * @param jacobian J.
 * @returns The inverse by rows, or undefined if J has dependent columns.
 */
export function inverseOfNormal(jacobian: Matrix): number[][] | undefined {
  const n = jacobian.columns;
  const qr = factorQR(jacobian);
  if (qr.rank < n) return undefined;
  // Row i holds R⁻ᵀ Pᵀ e(i); their products are the entries of the inverse.
  const rows = Array.from({ length: n }, (_, i) => {
    const unit = new Float64Array(n);
    unit[i] = 1;
    return solveTransposedR(qr, unit);
  });
  return rows.map((a) => rows.map((b) => dot(a, b)));
}

/**
 * The weighted sum of the squares about the weighted mean.
 *
 * @param values The data.
 * @param weights A weight for each.
 * @returns Σ w (y - mean)².
 */
export function totalSquares(
  values: Float64Array,
  weights: Float64Array,
): number {
  let sum = 0, weight = 0;
  values.forEach((y, i) => {
    sum += weights[i]! * y;
    weight += weights[i]!;
  });
  const mean = sum / weight;
  return values.reduce(
    (total, y, i) => total + weights[i]! * (y - mean) ** 2,
    0,
  );
}

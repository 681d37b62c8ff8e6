/** Tells a root of a system from a minimum of its residual. */
import { multiplyTransposed } from "../linear/matrix.ts";
import type { CountedVectorFunction } from "../linear/vector_function.ts";
import { largest, norm, plusScaled } from "../linear/vectors.ts";
import { newtonStep } from "./dogleg.ts";
import { spacing } from "./doubles.ts";
import { noiseLevel } from "./noise.ts";
import type { SystemPoint } from "./system.ts";
import type { SystemStatus } from "./system_report.ts";

/** Units of rounding that evaluating a function may cost. */
const roundingFactor = 16;

/** Multiples of the noise level that a zero may show. */
const noiseFactor = 8;

/** The part of |F| that a Newton step must take off near a root: near one of
 * high multiplicity it still takes off 1 - 1/e. */
const contraction = 0.8;

/** The gradient of |F|, relative to the largest it could be, below which no step
 * makes |F| smaller. */
const orthogonal = 1e-5;

/** What happened on the way to where a search settled. */
export interface SystemHistory {
  /** The largest norms of the columns of the Jacobian. */
  readonly scale: Float64Array;
  /** Whether the steps shrank since the residual was within the tolerance. */
  readonly isShrinking: boolean;
  /** Why the search ended. */
  readonly end: "settled" | "iterations";
}

/**
 * Judges where a search settled. A root is: where each function is 0, or no
 * more than what rounding of the unknowns or of the evaluation makes of it; or
 * where the residual is within the tolerance and shorter and shorter Newton
 * steps still make it smaller: those of exp(-x) do not get shorter. A residual within the tolerance is not enough: x² + 1e-13 has no
 * root.
 *
 * @param f The functions.
 * @param at Where the search settled.
 * @param history What happened on the way.
 * @param tolerance The residual that counts as zero.
 * @returns What the place is, and the residual that counts as zero there.
 */
export function judgeSystem(
  f: CountedVectorFunction,
  at: SystemPoint,
  { scale, isShrinking, end }: SystemHistory,
  tolerance: number,
): { readonly status: SystemStatus; readonly tolerance: number } {
  const residual = largest(at.values);
  const bounds = roundingBounds(at);
  const isRounding = at.values.every((value, i) =>
    Math.abs(value) <= bounds[i]!
  );
  if (residual === 0 || isRounding) {
    const bound = Math.max(tolerance, largest(bounds));
    return { status: "converged", tolerance: bound };
  }
  if (residual <= tolerance && isShrinking && contracts(f, at, bounds)) {
    return { status: "converged", tolerance };
  }
  if (end === "iterations") return { status: end, tolerance };
  const noise = noiseOf(f, at);
  const isNoise = at.values.every((value, i) =>
    Math.abs(value) <= Math.max(bounds[i]!, noiseFactor * noise[i]!)
  );
  if (isNoise) {
    const bound = Math.max(tolerance, noiseFactor * largest(noise));
    return { status: "converged", tolerance: bound };
  }
  const isStationary = residual <= tolerance || hasNoDescent(at, scale);
  return { status: isStationary ? "stationary" : "stalled", tolerance };
}

/** What rounding the unknowns makes of each function: eps Σ |J x|. */
function roundingBounds({ x, values, jacobian }: SystemPoint): Float64Array {
  const n = x.length;
  return values.map((_, i) => {
    let sum = 0;
    for (let j = 0; j < n; j++) {
      sum += Math.abs(jacobian.data[i * n + j]! * x[j]!);
    }
    return roundingFactor * Number.EPSILON * sum;
  });
}

/** Whether a Newton step makes each function smaller, but for those that are
 * nothing but rounding. */
function contracts(
  f: CountedVectorFunction,
  at: SystemPoint,
  bounds: Float64Array,
): boolean {
  const move = newtonStep(at.jacobian, at.values);
  const after = f.value(plusScaled(at.x, 1, move));
  return after.every((value, i) =>
    Math.abs(value) <=
      Math.max(contraction * Math.abs(at.values[i]!), bounds[i]!)
  );
}

/** The noise of each function along a line of neighbouring doubles. */
function noiseOf(f: CountedVectorFunction, { x }: SystemPoint): Float64Array {
  const unit = x.map(spacing);
  const samples = Array.from(
    { length: 8 },
    (_, k) => f.value(plusScaled(x, k, unit)),
  );
  return samples[0]!.map((_, i) => {
    const level = noiseLevel(samples.map((sample) => sample[i]!));
    return Number.isFinite(level) ? level : 0;
  });
}

function hasNoDescent(
  { values, jacobian }: SystemPoint,
  scale: Float64Array,
): boolean {
  const gradient = multiplyTransposed(jacobian, values);
  const size = norm(values);
  return gradient.every((g, j) => Math.abs(g) <= orthogonal * scale[j]! * size);
}

/** Tells a minimum from other places where the gradient vanishes. */
import { Random } from "../../core/random.ts";
import type { Matrix } from "../linear/matrix.ts";
import { factorQR, solveLeastSquares } from "../linear/qr.ts";
import { leastEigenPair } from "../linear/symmetric_eigen.ts";
import {
  dot,
  isFiniteVector,
  largest,
  norm,
  plusScaled,
  scaled,
} from "../linear/vectors.ts";
import type { Objective, Point } from "./objective.ts";
import { type RunLimits, valueScale } from "./run.ts";

/** An eigenvalue, relative to the largest entry, that is surely negative, or
 * surely positive: differences of gradients are less exact than 1e-8. */
const curvatureNoise = 1e-6;

/** Dimensions beyond which Hessians are not looked at. */
const mostDimensions = 100;

/** Distances at which a degenerate place is probed. */
const probes = [1e-3, 1e-2, 1e-1] as const;

/**
 * A lower place near one where the gradient vanishes: along a direction of
 * negative curvature, or in all directions where the curvature is degenerate.
 *
 * @param objective The function.
 * @param at Where the gradient vanishes.
 * @param limits The tolerance: a fall counts if it is more, relatively.
 * @returns `undefined` if it is a minimum; where the value is lower; or
 * `"saddle"` if it should be, but is not seen to be.
 */
export function lowerNearby(
  objective: Objective,
  at: Point,
  limits: RunLimits,
): Point | "saddle" | undefined {
  const n = at.x.length;
  if (n > mostDimensions) return undefined;
  const hessian = objective.hessian(at.x);
  if (!isFiniteVector(hessian.data)) return undefined;
  const size = largest(hessian.data);
  const { value, vector } = leastEigenPair(hessian);
  if (value > curvatureNoise * size) return undefined;
  const isSaddle = value < -curvatureNoise * size &&
    value < -curvatureNoise * valueScale(at.value, limits);
  const axes = isSaddle ? [vector] : [vector, ...allSides(n)];
  return probe(objective, at, axes, limits) ??
    (isSaddle ? "saddle" : undefined);
}

function probe(
  objective: Objective,
  at: Point,
  axes: readonly Float64Array[],
  limits: RunLimits,
): Point | undefined {
  const scale = Math.max(1, norm(at.x));
  const fall = limits.tolerance * valueScale(at.value, limits);
  for (const distance of probes) {
    for (const axis of axes) {
      for (const side of [1, -1]) {
        const x = plusScaled(at.x, side * distance * scale, axis);
        if (objective.value(x) < at.value - fall) {
          const point = objective.point(x);
          if (Number.isFinite(point.value)) return point;
        }
      }
    }
  }
  return undefined;
}

/** The axes, and a few seeded directions between them for each. */
function allSides(dimension: number): Float64Array[] {
  const random = new Random(1);
  return Array.from({ length: dimension }, (_, j) => {
    const unit = new Float64Array(dimension);
    unit[j] = 1;
    const others = Array.from({ length: 4 }, () => {
      const direction = new Float64Array(dimension);
      random.fillNormal(direction, 1);
      return scaled(1 / norm(direction), direction);
    });
    return [unit, ...others];
  }).flat();
}

/** Newton steps that polish a minimum. */
const mostPolish = 5;

/**
 * Newton steps from a place where the gradient nearly vanishes, as long as they
 * make it smaller and do not raise the value: every method ends as exactly as
 * doubles allow.
 *
 * @param objective The function.
 * @param at The place.
 * @returns The same place, or a better one nearby.
 */
export function polish(objective: Objective, at: Point): Point {
  if (at.x.length > mostDimensions) return at;
  let best = at;
  for (let k = 0; k < mostPolish && largest(best.gradient) > 0; k++) {
    const step = newtonStep(objective.hessian(best.x), best.gradient);
    if (step === undefined) break;
    const next = objective.point(plusScaled(best.x, 1, step));
    const slack = 4 * Number.EPSILON * Math.abs(best.value);
    const isBetter = largest(next.gradient) < largest(best.gradient) &&
      next.value <= best.value + slack;
    if (!isBetter) break;
    best = next;
  }
  return best;
}

/**
 * Whether the next Newton step is lost in rounding: that of the coordinates, or
 * what it gains in that of the value.
 *
 * @param objective The function.
 * @param at The place.
 * @returns Whether the minimum is as near as doubles allow.
 */
export function isWithinRounding(objective: Objective, at: Point): boolean {
  if (at.x.length > mostDimensions) return false;
  const step = newtonStep(objective.hessian(at.x), at.gradient);
  if (step === undefined) return false;
  const gain = -dot(step, at.gradient) / 2;
  return (gain >= 0 && gain <= 8 * Number.EPSILON * Math.abs(at.value)) ||
    step.every((s, i) => Math.abs(s) <= 1e-7 * Math.abs(at.x[i]!));
}

function newtonStep(
  hessian: Matrix,
  gradient: Float64Array,
): Float64Array | undefined {
  if (!isFiniteVector(hessian.data)) return undefined;
  const qr = factorQR(hessian);
  if (qr.rank < hessian.rows) return undefined;
  return solveLeastSquares(qr, scaled(-1, gradient));
}

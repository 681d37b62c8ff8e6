/** Tells a minimum from a value that falls on and on towards infinity. */
import { largest, norm, plusScaled, scaled } from "../linear/vectors.ts";
import type { Objective, Point } from "./objective.ts";

/** The first and the last distance on a ray, in powers of 2. */
const nearest = -4, farthest = 20;

/**
 * Where the value is at the end of a ray along which it falls all the way: as
 * exp(-x) does, the gradient of which vanishes, too, though there is no
 * minimum.
 *
 * @param objective The function.
 * @param at Where the gradient is nearly 0.
 * @returns The far end, or undefined if the value rises somewhere, or is flat
 * from the outset.
 */
export function farEnd(objective: Objective, at: Point): Point | undefined {
  const slope = norm(at.gradient);
  if (slope === 0) return undefined;
  const scale = Math.max(1, norm(at.x));
  const direction = scaled(-scale / slope, at.gradient);
  let before = at.value, x = at.x;
  for (let k = nearest; k <= farthest; k++) {
    x = plusScaled(at.x, 2 ** k, direction);
    const value = objective.value(x);
    const isEqual = value === before;
    if (value > before || (isEqual && k < nearest + 3)) return undefined;
    before = value;
  }
  return { x, value: before, gradient: objective.gradient(x) };
}

/** Bisections to find an edge. */
const halvings = 60;

/** At a tenth of the way from the edge a power of the distance is still more
 * than this part of the value at the start. */
const faded = 1e-12;

/**
 * Whether a place lies on a plateau to which the value fades without an edge,
 * as exp(-x) does where it underflows. The plateau of max(0, x)² has an edge.
 *
 * @param objective The function.
 * @param at Where the value is flat to rounding.
 * @param start Where the search began.
 * @returns Whether there is no minimum, but a limit.
 */
export function isFaded(
  objective: Objective,
  at: Point,
  start: Point,
): boolean {
  const rounding = 8 * Number.EPSILON * Math.abs(at.value);
  if (largest(at.gradient) * Math.max(1, largest(at.x)) > rounding) {
    return false;
  }
  if (!(start.value > at.value)) return false;
  const way = plusScaled(at.x, -1, start.x);
  const height = (part: number): number =>
    objective.value(plusScaled(start.x, part, way)) - at.value;
  if ([2, 4, 8].some((part) => Math.abs(height(part)) > rounding)) return false;
  let low = 0, high = 1;
  for (let k = 0; k < halvings; k++) {
    const middle = (low + high) / 2;
    if (height(middle) <= rounding) high = middle;
    else low = middle;
  }
  return height(0.9 * low) < rounding + faded * (start.value - at.value);
}

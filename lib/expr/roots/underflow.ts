/** Tells a zero from a value too small for a double. */
import type { CountedFunction } from "./counted.ts";
import { doublesBetween, middleDouble, spacing } from "./doubles.ts";
import { oppositeSigns, type Sample } from "./sign_change.ts";

/** Values below it are about to underflow. */
const tiny = 1e-300;

/** Powers of the distance up to the 50th grow less from the edge of their flat
 * part to twice or thrice its width. */
const steepest = 1e40;

/** Beyond it there is no edge. */
const farthest = 1e300;

/**
 * Whether a zero is but the underflow of a function that tends to 0, as exp(-x)
 * does at infinity and exp(1/x) at 0. There f is 0 on a whole interval, has the
 * same sign on both of its sides, falls below all normal numbers before it
 * vanishes, as it does at no edge of max(0, 1 - x), and does so faster than a
 * power of the distance, as it does at no root.
 *
 * @param f The function.
 * @param zero Where f is 0.
 * @returns Whether it is an underflow.
 */
export function isUnderflow(f: CountedFunction, zero: number): boolean {
  const left = edgeOf(f, zero, -1), right = edgeOf(f, zero, 1);
  if (left === undefined && right === undefined) {
    const x = landmarks.find((place) => f.value(place) !== 0);
    if (x === undefined) return false;
    const edge = narrow(f, zero, { x, f: f.value(x) });
    return isFading(f, edge.outside, Infinity);
  }
  if (left?.distance === 0 && right?.distance === 0) return false;
  if (left !== undefined && right !== undefined) {
    if (oppositeSigns(left.outside.f, right.outside.f)) return false;
  }
  const width = (left?.distance ?? Infinity) + (right?.distance ?? Infinity);
  return isFading(f, left?.outside, -width) ||
    isFading(f, right?.outside, width);
}

/** Where a function that is flat far away is likely not to be. */
const landmarks = [0, 1, -1, 0.1, -0.1, 10, -10] as const;

/** Where the flat part around a zero ends on one side: the last double at which
 * f is 0 by its distance, and the next one. */
interface Edge {
  readonly distance: number;
  readonly outside: Sample;
}

function edgeOf(
  f: CountedFunction,
  zero: number,
  direction: 1 | -1,
): Edge | undefined {
  let inside = zero, distance = spacing(zero);
  let outside: Sample;
  while (true) {
    const x = zero + direction * distance;
    outside = { x, f: f.value(x) };
    if (outside.f !== 0) break;
    inside = x;
    distance *= 2;
    if (distance > farthest) return undefined;
  }
  const edge = narrow(f, inside, outside);
  return { ...edge, distance: Math.abs(edge.inside - zero) };
}

/** Bisects to the last double at which f is 0, and the next one. */
function narrow(
  f: CountedFunction,
  zero: number,
  other: Sample,
): { readonly inside: number; readonly outside: Sample } {
  let inside = zero, outside = other;
  while (true) {
    const [low, high] = inside < outside.x
      ? [inside, outside.x]
      : [outside.x, inside];
    if (doublesBetween(low, high) <= 1) return { inside, outside };
    const x = middleDouble(low, high), value = f.value(x);
    if (value === 0) inside = x;
    else outside = { x, f: value };
  }
}

/** Whether f falls to the edge of its flat part, of a width, faster than a power
 * of the distance does; and if that part has no other edge, to values so small
 * that they fade. */
function isFading(
  f: CountedFunction,
  edge: Sample | undefined,
  width: number,
): boolean {
  if (edge === undefined || !(Math.abs(edge.f) <= tiny)) return false;
  if (!Number.isFinite(width)) return true;
  return Math.abs(f.value(edge.x + width)) > steepest * Math.abs(edge.f);
}

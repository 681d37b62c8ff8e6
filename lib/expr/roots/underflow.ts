/** Tells a zero from a value too small for a double. */
import type { CountedFunction } from "./counted.ts";
import { doublesBetween, middleDouble } from "./doubles.ts";
import type { Sample } from "./sign_change.ts";

/** Values below it are about to underflow. */
const tiny = 1e-300;

/**
 * Whether a zero is but the underflow of a function that tends to 0, as exp(-x)
 * does: f stays zero further on, and fell below all normal numbers before it
 * vanished. The flat part of max(0, 1 - x) has a real edge instead.
 *
 * @param f The function.
 * @param zero Where f is 0.
 * @param before A place on the way there, where f is not 0.
 * @returns Whether it is an underflow.
 */
export function isUnderflow(
  f: CountedFunction,
  zero: Sample,
  before: Sample,
): boolean {
  if (before.f === 0) return false;
  const step = zero.x - before.x;
  const isFlat = [2, 4, 8, 16].every((k) => f.value(zero.x + k * step) === 0);
  if (!isFlat) return false;
  let inside = zero.x, outside = before;
  while (Math.abs(outside.f) > tiny) {
    const [low, high] = inside < outside.x
      ? [inside, outside.x]
      : [outside.x, inside];
    if (doublesBetween(low, high) <= 1) return false;
    const x = middleDouble(low, high), value = f.value(x);
    if (value === 0) inside = x;
    else outside = { x, f: value };
  }
  return true;
}

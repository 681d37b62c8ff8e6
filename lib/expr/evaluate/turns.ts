/** Sine, cosine and tangent of rational multiples of π. */
import { Rational } from "../exact/rational.ts";

const zero = Rational.of(0n);
const half = Rational.of(1n, 2n);
const one = Rational.of(1n);
const two = Rational.of(2n);

/**
 * The sine of a multiple of π, exact where it is 0, ±1/2 or ±1.
 *
 * @param turns The multiple, in half turns.
 * @returns sin(π turns).
 */
export function sineOfTurns(turns: Rational): number {
  const within = remainder(turns, two);
  if (within.compare(one) >= 0) return 0 - sineOfTurns(within.minus(one));
  const folded = within.compare(half) > 0 ? one.minus(within) : within;
  if (folded.equals(Rational.of(1n, 6n))) return 0.5;
  // Where the sine is flat the cosine of the rest keeps the digits.
  return folded.compare(Rational.of(1n, 4n)) <= 0
    ? Math.sin(Math.PI * folded.toNumber())
    : Math.cos(Math.PI * half.minus(folded).toNumber());
}

/**
 * The cosine of a multiple of π, exact where it is 0, ±1/2 or ±1.
 *
 * @param turns The multiple, in half turns.
 * @returns cos(π turns).
 */
export function cosineOfTurns(turns: Rational): number {
  return sineOfTurns(turns.plus(half));
}

/**
 * The tangent of a multiple of π, exact where it is 0 or ±1.
 *
 * @param turns The multiple, in half turns.
 * @returns tan(π turns), NaN at its poles.
 */
export function tangentOfTurns(turns: Rational): number {
  const within = remainder(turns, one);
  if (within.equals(half)) return NaN;
  const centred = within.compare(half) > 0 ? within.minus(one) : within;
  if (centred.absolute().equals(Rational.of(1n, 4n))) return centred.sign;
  return sineOfTurns(centred) / cosineOfTurns(centred);
}

/** In [0, period). */
function remainder(turns: Rational, period: Rational): Rational {
  const rest = turns.minus(
    period.times(Rational.of(turns.dividedBy(period).floor())),
  );
  return rest.isZero ? zero : rest;
}

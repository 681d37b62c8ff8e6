/**
 * Numbers as unevaluated sums of two doubles: some 31 decimal digits (T. J.
 * Dekker, "A floating-point technique for extending the available precision",
 * 1971; D. E. Knuth, "The art of computer programming", volume 2, section
 * 4.2.2; Y. Hida, X. S. Li, D. H. Bailey, "Algorithms for quad-double
 * precision floating point arithmetic", 2001).
 */
import { Rational } from "../exact/rational.ts";

/** high + low with |low| at most half a unit in the last place of high. */
export type DoubleDouble = readonly [high: number, low: number];

/** Relative rounding of one operation, with room: 2^-104 is reached. */
export const doubleDoubleUnit: number = 2 ** -102;

/** 0. */
export const zero: DoubleDouble = [0, 0];
/** 1. */
export const one: DoubleDouble = [1, 0];
/** π. */
export const pi: DoubleDouble = [3.141592653589793, 1.2246467991473532e-16];
/** The base of the natural logarithm. */
export const e: DoubleDouble = [2.718281828459045, 1.4456468917292502e-16];
/**
 * The sum of two doubles, exactly.
 *
 * @param a One.
 * @param b The other.
 * @returns a + b.
 */
export function exactSum(a: number, b: number): DoubleDouble {
  const sum = a + b, back = sum - a;
  return [sum, (a - (sum - back)) + (b - back)];
}

/** As `exactSum`, for |a| >= |b|. */
function quickSum(a: number, b: number): DoubleDouble {
  const sum = a + b;
  return [sum, b - (sum - a)];
}

/**
 * The product of two doubles, exactly unless it over- or underflows.
 *
 * @param a One, below 2^996.
 * @param b The other, below 2^996.
 * @returns a b.
 */
export function exactProduct(a: number, b: number): DoubleDouble {
  const product = a * b;
  const aSpread = 134217729 * a, bSpread = 134217729 * b;
  const aHigh = aSpread - (aSpread - a), aLow = a - aHigh;
  const bHigh = bSpread - (bSpread - b), bLow = b - bHigh;
  const rest = ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) +
    aLow * bLow;
  return [product, rest];
}

/**
 * A double as it is.
 *
 * @param value Any double.
 * @returns The same number.
 */
export function ofNumber(value: number): DoubleDouble {
  return [value, 0];
}

/**
 * A fraction, rounded.
 *
 * @param value Any fraction.
 * @returns The number with a relative error of at most 2^-106.
 */
export function ofRational(value: Rational): DoubleDouble {
  const high = value.toNumber();
  if (!Number.isFinite(high)) return [high, 0];
  return [high, value.minus(exactRational(high)).toNumber()];
}

/** The fraction that a double is. */
function exactRational(value: number): Rational {
  let exponent = 0, mantissa = value;
  while (!Number.isInteger(mantissa)) mantissa *= 2, exponent++;
  return Rational.of(BigInt(mantissa), 2n ** BigInt(exponent));
}

/**
 * The sum.
 *
 * @param a One.
 * @param b The other.
 * @returns a + b.
 */
export function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const [high, rest] = exactSum(a[0], b[0]);
  const [low, lowest] = exactSum(a[1], b[1]);
  const [sum, carry] = quickSum(high, rest + low);
  return quickSum(sum, carry + lowest);
}

/**
 * The difference.
 *
 * @param a One.
 * @param b The other.
 * @returns a - b.
 */
export function subtract(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  return add(a, [-b[0], -b[1]]);
}

/**
 * The negative.
 *
 * @param a A number.
 * @returns -a.
 */
export function negate(a: DoubleDouble): DoubleDouble {
  return [-a[0], -a[1]];
}

/**
 * The product.
 *
 * @param a One.
 * @param b The other.
 * @returns a b.
 */
export function multiply(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const [high, rest] = exactProduct(a[0], b[0]);
  return quickSum(high, rest + (a[0] * b[1] + a[1] * b[0]));
}

/**
 * The product with a power of two, or any product that is exact.
 *
 * @param a A number.
 * @param factor A power of two.
 * @returns factor a.
 */
export function scale(a: DoubleDouble, factor: number): DoubleDouble {
  return [a[0] * factor, a[1] * factor];
}

/**
 * The quotient.
 *
 * @param a The dividend.
 * @param b The divisor.
 * @returns a / b; not finite if b is 0.
 */
export function divide(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const first = a[0] / b[0];
  if (first === 0 || !Number.isFinite(first)) return [first, 0];
  const rest = subtract(a, multiply(b, [first, 0]));
  const second = rest[0] / b[0];
  const last = subtract(rest, multiply(b, [second, 0]))[0] / b[0];
  const [high, low] = quickSum(first, second);
  return quickSum(high, low + last);
}

/**
 * The square root (A. H. Karp, P. Markstein, "High-precision division and
 * square root", 1997).
 *
 * @param a Not negative.
 * @returns sqrt(a).
 */
export function sqrt(a: DoubleDouble): DoubleDouble {
  if (a[0] === 0) return zero;
  const inverse = 1 / Math.sqrt(a[0]), near = a[0] * inverse;
  const rest = subtract(a, exactProduct(near, near));
  return exactSum(near, rest[0] * inverse / 2);
}

/**
 * The absolute value.
 *
 * @param a A number.
 * @returns |a|.
 */
export function abs(a: DoubleDouble): DoubleDouble {
  return a[0] < 0 ? negate(a) : a;
}

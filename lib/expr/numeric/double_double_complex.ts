/** Arithmetic of complex numbers with double-double parts. */
import type { Complex } from "../functions/complex.ts";
import * as real from "./double_double.ts";
import type { DoubleDouble } from "./double_double.ts";

/** A complex number of some 31 digits in each part. */
export type ComplexDoubleDouble = readonly [re: DoubleDouble, im: DoubleDouble];

/** 0. */
export const zero: ComplexDoubleDouble = [real.zero, real.zero];
/** 1. */
export const one: ComplexDoubleDouble = [real.one, real.zero];
/** No value. */
export const undefinedValue: ComplexDoubleDouble = [[NaN, 0], [NaN, 0]];

/**
 * A complex number of doubles as it is.
 *
 * @param z A number.
 * @returns The same number.
 */
export function ofComplex(z: Complex): ComplexDoubleDouble {
  return [[z[0], 0], [z[1], 0]];
}

/**
 * The nearest complex number of doubles.
 *
 * @param z A number.
 * @returns z, rounded, with positive zeros.
 */
export function toComplex(z: ComplexDoubleDouble): Complex {
  return [z[0][0] + 0, z[1][0] + 0];
}

/**
 * The sum.
 *
 * @param a One.
 * @param b The other.
 * @returns a + b.
 */
export function add(
  a: ComplexDoubleDouble,
  b: ComplexDoubleDouble,
): ComplexDoubleDouble {
  return [real.add(a[0], b[0]), real.add(a[1], b[1])];
}

/**
 * The difference.
 *
 * @param a One.
 * @param b The other.
 * @returns a - b.
 */
export function subtract(
  a: ComplexDoubleDouble,
  b: ComplexDoubleDouble,
): ComplexDoubleDouble {
  return [real.subtract(a[0], b[0]), real.subtract(a[1], b[1])];
}

/**
 * The product.
 *
 * @param a One.
 * @param b The other.
 * @returns a b.
 */
export function multiply(
  a: ComplexDoubleDouble,
  b: ComplexDoubleDouble,
): ComplexDoubleDouble {
  return [
    real.subtract(real.multiply(a[0], b[0]), real.multiply(a[1], b[1])),
    real.add(real.multiply(a[0], b[1]), real.multiply(a[1], b[0])),
  ];
}

/**
 * The quotient.
 *
 * @param a The dividend.
 * @param b The divisor.
 * @returns a / b; not finite if b is 0.
 */
export function divide(
  a: ComplexDoubleDouble,
  b: ComplexDoubleDouble,
): ComplexDoubleDouble {
  const [c, d] = b;
  if (d[0] === 0) return [real.divide(a[0], c), real.divide(a[1], c)];
  if (Math.abs(c[0]) < Math.abs(d[0])) {
    // Both by -i: the larger part of the divisor comes first.
    return divide(timesMinusI(a), timesMinusI(b));
  }
  const ratio = real.divide(d, c);
  const divisor = real.add(c, real.multiply(d, ratio));
  return [
    real.divide(real.add(a[0], real.multiply(a[1], ratio)), divisor),
    real.divide(real.subtract(a[1], real.multiply(a[0], ratio)), divisor),
  ];
}

/**
 * The negative.
 *
 * @param z A number.
 * @returns -z.
 */
export function negate(z: ComplexDoubleDouble): ComplexDoubleDouble {
  return [real.negate(z[0]), real.negate(z[1])];
}

/**
 * The product with i.
 *
 * @param z A number.
 * @returns i z.
 */
export function timesI(z: ComplexDoubleDouble): ComplexDoubleDouble {
  return [real.negate(z[1]), z[0]];
}

/**
 * The product with -i.
 *
 * @param z A number.
 * @returns -i z.
 */
export function timesMinusI(z: ComplexDoubleDouble): ComplexDoubleDouble {
  return [z[1], real.negate(z[0])];
}

/**
 * The absolute value.
 *
 * @param z A number.
 * @returns |z|.
 */
export function modulus(z: ComplexDoubleDouble): DoubleDouble {
  const size = Math.max(Math.abs(z[0][0]), Math.abs(z[1][0]));
  if (size === 0 || !Number.isFinite(size)) return [size, 0];
  // A power of two keeps the squares in range and every digit.
  const unit = 2 **
    -Math.max(-1000, Math.min(1000, Math.round(Math.log2(size))));
  const x = real.scale(z[0], unit), y = real.scale(z[1], unit);
  const squares = real.add(real.multiply(x, x), real.multiply(y, y));
  return real.scale(real.sqrt(squares), 1 / unit);
}

/**
 * Complex numbers as pairs, and their arithmetic.
 *
 * A part that is not finite says that there is no value: a pole, an overflow
 * or a function outside of its domain (`undefinedComplex`). The functions here
 * and in `complex_elementary.ts`, `complex_trigonometric.ts` and
 * `complex_inverse.ts` heed the sign of a zero part, which tells the two sides
 * of a branch cut apart (W. Kahan, "Branch cuts for complex elementary
 * functions", 1987; C99, Annex G). The language has one zero only:
 * `complex_functions.ts` says which side that is.
 */

/** A complex number, never changed. */
export type Complex = readonly [re: number, im: number];

/** 0. */
export const zero: Complex = [0, 0];
/** 1. */
export const one: Complex = [1, 0];
/** The imaginary unit. */
export const imaginaryUnit: Complex = [0, 1];
/** No value. */
export const undefinedComplex: Complex = [NaN, NaN];

/**
 * Whether a number is a value.
 *
 * @param z A number.
 * @returns Whether both parts are finite.
 */
export function isFiniteComplex(z: Complex): boolean {
  return Number.isFinite(z[0]) && Number.isFinite(z[1]);
}

/**
 * The sum.
 *
 * @param a One.
 * @param b The other.
 * @returns a + b.
 */
export function add(a: Complex, b: Complex): Complex {
  return [a[0] + b[0], a[1] + b[1]];
}

/**
 * The difference.
 *
 * @param a One.
 * @param b The other.
 * @returns a - b.
 */
export function subtract(a: Complex, b: Complex): Complex {
  return [a[0] - b[0], a[1] - b[1]];
}

/**
 * The product.
 *
 * @param a One.
 * @param b The other.
 * @returns a b.
 */
export function multiply(a: Complex, b: Complex): Complex {
  // A real factor keeps an infinite part from spoiling the other one.
  if (a[1] === 0) return scaleExactly(b, a);
  if (b[1] === 0) return scaleExactly(a, b);
  return [a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]];
}

function scaleExactly(z: Complex, real: Complex): Complex {
  const [x, y] = z, r = real[0], s = real[1];
  return [
    Number.isFinite(y) ? x * r - y * s : x * r,
    Number.isFinite(x) ? x * s + y * r : y * r,
  ];
}

/**
 * The product with a real number.
 *
 * @param z A complex number.
 * @param factor A real number.
 * @returns factor z.
 */
export function scale(z: Complex, factor: number): Complex {
  return [z[0] * factor, z[1] * factor];
}

/**
 * The negative.
 *
 * @param z A number.
 * @returns -z.
 */
export function negate(z: Complex): Complex {
  return [-z[0], -z[1]];
}

/**
 * The conjugate.
 *
 * @param z A number.
 * @returns re z - i im z.
 */
export function conjugate(z: Complex): Complex {
  return [z[0], -z[1]];
}

/**
 * The product with the imaginary unit.
 *
 * @param z A number.
 * @returns i z.
 */
export function timesI(z: Complex): Complex {
  return [-z[1], z[0]];
}

/**
 * The quotient, without an overflow between (R. L. Smith, "Algorithm 116:
 * Complex division", Communications of the ACM 5, 1962).
 *
 * @param a The dividend.
 * @param b The divisor.
 * @returns a / b; not finite if b is 0.
 */
export function divide(a: Complex, b: Complex): Complex {
  const [c, d] = b;
  if (d === 0) return [a[0] / c + 0 * d, a[1] / c];
  if (Math.abs(c) >= Math.abs(d)) {
    const ratio = d / c, divisor = c + d * ratio;
    return [
      (a[0] + a[1] * ratio) / divisor,
      (a[1] - a[0] * ratio) / divisor,
    ];
  }
  const ratio = c / d, divisor = c * ratio + d;
  return [(a[0] * ratio + a[1]) / divisor, (a[1] * ratio - a[0]) / divisor];
}

/**
 * The reciprocal.
 *
 * @param z A number.
 * @returns 1 / z; 0 for an infinite z, not finite for 0.
 */
export function reciprocal(z: Complex): Complex {
  const [x, y] = z;
  if (y === 0) return [1 / x, -y];
  if (x === 0) return [x, -1 / y];
  if (Math.abs(x) === Infinity || Math.abs(y) === Infinity) return zero;
  if (Math.abs(x) >= Math.abs(y)) {
    const ratio = y / x, divisor = x + y * ratio;
    return [1 / divisor, -ratio / divisor];
  }
  const ratio = x / y, divisor = x * ratio + y;
  return [ratio / divisor, -1 / divisor];
}

/**
 * The absolute value, without an overflow between.
 *
 * @param z A number.
 * @returns |z|.
 */
export function modulus(z: Complex): number {
  return hypotenuse(z[0], z[1]);
}

/**
 * The length of a vector in the plane, without an overflow between.
 *
 * @param x One coordinate.
 * @param y The other.
 * @returns sqrt(x² + y²).
 */
export function hypotenuse(x: number, y: number): number {
  const square = x * x + y * y;
  if (square > 1e-280 && square < 1e300) return Math.sqrt(square);
  const largest = Math.max(Math.abs(x), Math.abs(y));
  if (largest === 0 || largest === Infinity || Number.isNaN(square)) {
    return largest;
  }
  const a = x / largest, b = y / largest;
  return largest * Math.sqrt(a * a + b * b);
}

/**
 * The argument.
 *
 * @param z A number.
 * @returns The angle in [-π, π]; 0 for 0.
 */
export function argument(z: Complex): number {
  return z[0] === 0 && z[1] === 0 ? 0 : Math.atan2(z[1], z[0]);
}

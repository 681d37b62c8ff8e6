/**
 * Elementary functions over the real numbers that `Math` does not have. Where
 * the principal value is not real they return NaN, which the checked
 * evaluation reports as a domain error.
 */

/** The relative difference up to which two numbers are equal. */
export const equalTolerance = 1e-12;

/**
 * Equality as the language means it.
 *
 * @param a A number.
 * @param b A number.
 * @returns Whether they differ by at most 1e-12 of the greater magnitude.
 */
export function equalWithin(a: number, b: number): boolean {
  return a === b ||
    Math.abs(a - b) <=
          equalTolerance * Math.max(Math.abs(a), Math.abs(b)) &&
      Math.abs(a - b) < Infinity;
}

/**
 * The length of a vector.
 *
 * @param parts Its coordinates.
 * @returns sqrt(Σ x²), without an overflow between.
 */
export function hypot(...parts: number[]): number {
  return parts.reduce(hypotenuse, 0);
}

/**
 * The length of a vector in the plane.
 *
 * @param x One coordinate.
 * @param y The other.
 * @returns sqrt(x² + y²), without an overflow between.
 */
export function hypotenuse(x: number, y: number): number {
  const square = x * x + y * y;
  if (square > 1e-280 && square < 1e300) return Math.sqrt(square);
  return Math.hypot(x, y);
}

/**
 * The angle of a point.
 *
 * @param y Its ordinate.
 * @param x Its abscissa.
 * @returns In (-π, π]; NaN for the origin.
 */
export function atan2(y: number, x: number): number {
  // The language has one zero: -0 is 0.
  return x === 0 && y === 0 ? NaN : Math.atan2(y + 0, x);
}

/**
 * A power: the real value of the principal branch, where it is real.
 *
 * @param base Any number.
 * @param exponent Any number.
 * @returns base ^ exponent.
 */
export function pow(base: number, exponent: number): number {
  return base ** exponent;
}

/**
 * The real root: of a negative number where the degree is odd.
 *
 * @param x The radicand.
 * @param degree Not 0.
 * @returns The number whose power it is, NaN if none is real.
 */
export function root(x: number, degree: number): number {
  if (degree === 2) return Math.sqrt(x);
  if (degree === 3) return Math.cbrt(x);
  if (x < 0 && Math.abs(degree % 2) !== 1) return NaN;
  const value = Math.abs(x) ** (1 / degree);
  const rounded = Math.round(value);
  const size = rounded ** degree === Math.abs(x) ? rounded : value;
  return x < 0 ? -size : size;
}

/**
 * A logarithm, natural or to a base, exact where it is an integer.
 *
 * @param x A positive number.
 * @param base Positive and not 1; e if absent.
 * @returns ln(x) / ln(base).
 */
export function log(x: number, base?: number): number {
  if (base === undefined) return Math.log(x);
  if (base === 2) return Math.log2(x);
  if (base === 10) return Math.log10(x);
  const value = Math.log(x) / Math.log(base);
  const rounded = Math.round(value);
  return base ** rounded === x && base > 0 ? rounded : value;
}

/**
 * The secant.
 *
 * @param x An angle in radians.
 * @returns 1 / cos(x).
 */
export function sec(x: number): number {
  return 1 / Math.cos(x);
}

/**
 * The cosecant.
 *
 * @param x An angle in radians.
 * @returns 1 / sin(x).
 */
export function csc(x: number): number {
  return 1 / Math.sin(x);
}

/**
 * The cotangent.
 *
 * @param x An angle in radians.
 * @returns 1 / tan(x).
 */
export function cot(x: number): number {
  return 1 / Math.tan(x);
}

/**
 * The inverse secant.
 *
 * @param x At least 1 in magnitude.
 * @returns acos(1 / x).
 */
export function asec(x: number): number {
  // The difference x - 1 is exact where 1/x would lose digits.
  const angle = Math.atan(Math.sqrt((Math.abs(x) - 1) * (Math.abs(x) + 1)));
  return x < 0 ? Math.PI - angle : angle;
}

/**
 * The inverse cosecant.
 *
 * @param x At least 1 in magnitude.
 * @returns asin(1 / x).
 */
export function acsc(x: number): number {
  return Math.asin(1 / x);
}

/**
 * The inverse cotangent.
 *
 * @param x Any number.
 * @returns atan(1 / x), and so in (-π/2, π/2].
 */
export function acot(x: number): number {
  return x === 0 ? Math.PI / 2 : Math.atan(1 / x);
}

/**
 * The hyperbolic secant.
 *
 * @param x Any number.
 * @returns 1 / cosh(x).
 */
export function sech(x: number): number {
  return 1 / Math.cosh(x);
}

/**
 * The hyperbolic cosecant.
 *
 * @param x Not 0.
 * @returns 1 / sinh(x).
 */
export function csch(x: number): number {
  return 1 / Math.sinh(x);
}

/**
 * The hyperbolic cotangent.
 *
 * @param x Not 0.
 * @returns 1 / tanh(x).
 */
export function coth(x: number): number {
  return 1 / Math.tanh(x);
}

/**
 * The inverse hyperbolic secant.
 *
 * @param x In (0, 1].
 * @returns acosh(1 / x).
 */
export function asech(x: number): number {
  return x === 0 ? Infinity : Math.asinh(Math.sqrt((1 - x) * (1 + x)) / x) +
    (x < 0 ? NaN : 0);
}

/**
 * The inverse hyperbolic cosecant.
 *
 * @param x Not 0.
 * @returns asinh(1 / x).
 */
export function acsch(x: number): number {
  return Math.asinh(1 / x);
}

/**
 * The inverse hyperbolic cotangent.
 *
 * @param x Above 1 in magnitude.
 * @returns atanh(1 / x).
 */
export function acoth(x: number): number {
  return Math.abs(x) > 2
    ? Math.atanh(1 / x)
    : Math.sign(x) * Math.log1p(2 / (Math.abs(x) - 1)) / 2;
}

/**
 * The nearest integer, half away from zero.
 *
 * @param x Any number.
 * @returns round(x).
 */
export function round(x: number): number {
  const whole = Math.trunc(x);
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole;
}

/**
 * The remainder that has the sign of the divisor.
 *
 * @param a The dividend.
 * @param b The divisor, not 0.
 * @returns a - b floor(a / b), without the rounding of the quotient.
 */
export function mod(a: number, b: number): number {
  const rest = a % b;
  return rest !== 0 && (rest < 0) !== (b < 0) ? rest + b : rest;
}

/**
 * The argument of a real number.
 *
 * @param x Any number.
 * @returns 0, or π if it is negative.
 */
export function arg(x: number): number {
  return x < 0 ? Math.PI : x >= 0 ? 0 : NaN;
}

/**
 * Checks the range of a sum or a product.
 *
 * @param from The first index.
 * @param to The last index.
 * @returns The last index, NaN unless both are integers that can be counted.
 */
export function rangeLast(from: number, to: number): number {
  return Number.isSafeInteger(from) && Number.isSafeInteger(to) ? to : NaN;
}

/** Functions that look at parts, sizes or order: those of order take real
 * arguments only. */
import type { Complex } from "./complex.ts";
import * as complex from "./complex.ts";

/** Rounding of complex operations may leave this much of an imaginary part
 * beside a real number: the tolerance of `==`. */
const realTolerance = 1e-12;

/**
 * Whether a number is real up to rounding.
 *
 * @param z A number.
 * @returns Whether |im z| <= 1e-12 |z|.
 */
export function isNearlyReal(z: Complex): boolean {
  return z[1] === 0 ||
    Math.abs(z[1]) <= realTolerance * complex.modulus(z);
}

/**
 * Makes a function of real arguments one of complex arguments.
 *
 * @param f A function of real numbers.
 * @returns The function; no value unless every argument is real.
 */
export function ofReals(
  f: (...x: number[]) => number,
): (z: readonly Complex[]) => Complex {
  return (z) =>
    z.every(isNearlyReal)
      ? [f(...z.map((part) => part[0])), 0]
      : complex.undefinedComplex;
}

/**
 * Rounds half away from zero.
 *
 * @param x A real number.
 * @returns The nearest integer.
 */
export function roundHalfAway(x: number): number {
  const size = Math.abs(x), below = Math.floor(size);
  return Math.sign(x) * (size - below >= 0.5 ? below + 1 : below);
}

/**
 * The remainder with the sign of the divisor.
 *
 * @param a The dividend.
 * @param b The divisor.
 * @returns a - b floor(a / b); NaN if b is 0.
 */
export function floorMod(a: number, b: number): number {
  const rest = a % b;
  return rest !== 0 && (rest < 0) !== (b < 0) ? rest + b : rest;
}

/**
 * The direction.
 *
 * @param z A number.
 * @returns z / |z|, and 0 for 0.
 */
export function sgn(z: Complex): Complex {
  if (z[1] === 0) return [Math.sign(z[0]), 0];
  // Scaled first: |z| may be beyond the range of a double.
  const largest = Math.max(Math.abs(z[0]), Math.abs(z[1]));
  const ratio: Complex = [z[0] / largest, z[1] / largest];
  return complex.scale(ratio, 1 / complex.modulus(ratio));
}

/** Relative difference up to which `==` holds. */
const equalTolerance = 1e-12;

/**
 * Whether `==` holds.
 *
 * @param a One.
 * @param b The other.
 * @returns Whether they differ by at most 1e-12 of the larger.
 */
export function nearlyEqual(a: Complex, b: Complex): boolean {
  const size = Math.max(complex.modulus(a), complex.modulus(b));
  return complex.modulus(complex.subtract(a, b)) <= equalTolerance * size;
}

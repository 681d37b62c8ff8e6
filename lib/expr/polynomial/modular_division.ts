/** Division and greatest common divisors of dense polynomials modulo a prime
 * below 2^26. */
import { spend } from "../budget.ts";
import { invertModulo, multiplyModulo } from "../exact/modular.ts";
import {
  type ModularPolynomial,
  monicModular,
  multiplyModular,
  scaleModular,
  subtractModular,
  trimResidues,
} from "./modular.ts";

/**
 * The division with remainder.
 *
 * @param a The dividend.
 * @param b The divisor, not 0.
 * @param p The modulus.
 * @returns The quotient and the remainder.
 */
export function divideModular(
  a: ModularPolynomial,
  b: ModularPolynomial,
  p: number,
): { quotient: ModularPolynomial; remainder: ModularPolynomial } {
  if (a.length < b.length) return { quotient: [], remainder: a };
  const span = a.length - b.length;
  spend(1 + ((span + 1) * b.length >> 6));
  const inverse = invertModulo(b[b.length - 1]!, p);
  const rest = a.slice();
  const quotient = new Array<number>(span + 1).fill(0);
  for (let k = span; k >= 0; k--) {
    const factor = multiplyModulo(rest.pop()!, inverse, p);
    quotient[k] = factor;
    if (factor === 0) continue;
    for (let j = 0; j < b.length - 1; j++) {
      const value = rest[k + j]! - multiplyModulo(factor, b[j]!, p);
      rest[k + j] = value < 0 ? value + p : value;
    }
  }
  return { quotient, remainder: trimResidues(rest) };
}

/**
 * The greatest common divisor.
 *
 * @param a Any.
 * @param b Any.
 * @param p The modulus.
 * @returns Monic; 0 if both are 0.
 */
export function gcdModular(
  a: ModularPolynomial,
  b: ModularPolynomial,
  p: number,
): ModularPolynomial {
  let high = a, low = b;
  while (low.length > 0) {
    [high, low] = [low, divideModular(high, low, p).remainder];
  }
  return monicModular(high, p);
}

/**
 * Factors with s a + t b = 1.
 *
 * @param a Coprime to b, not constant.
 * @param b Not constant.
 * @param p The modulus.
 * @returns s and t; deg s < deg b, deg t < deg a.
 */
export function bezoutModular(
  a: ModularPolynomial,
  b: ModularPolynomial,
  p: number,
): readonly [s: ModularPolynomial, t: ModularPolynomial] {
  let high = a, low = b;
  let s: ModularPolynomial = [1], nextS: ModularPolynomial = [];
  while (low.length > 0) {
    const { quotient, remainder } = divideModular(high, low, p);
    [high, low] = [low, remainder];
    const product = multiplyModular(quotient, nextS, p);
    [s, nextS] = [nextS, subtractModular(s, product, p)];
  }
  s = scaleModular(s, invertModulo(high[0]!, p), p);
  const rest = subtractModular([1], multiplyModular(s, a, p), p);
  return [s, divideModular(rest, b, p).quotient];
}

/**
 * A power modulo a polynomial, by repeated squaring.
 *
 * @param base Any.
 * @param exponent At least 0.
 * @param modulus Not constant.
 * @param p The modulus of the coefficients.
 * @returns base^exponent modulo the polynomial.
 */
export function powerModular(
  base: ModularPolynomial,
  exponent: bigint,
  modulus: ModularPolynomial,
  p: number,
): ModularPolynomial {
  const rest = (a: ModularPolynomial) => divideModular(a, modulus, p).remainder;
  let result: ModularPolynomial = [1], square = rest(base);
  for (let n = exponent; n > 0n; n >>= 1n) {
    if (n & 1n) result = rest(multiplyModular(result, square, p));
    if (n > 1n) square = rest(multiplyModular(square, square, p));
  }
  return result;
}

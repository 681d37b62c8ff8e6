/** Dense polynomials modulo a prime below 2^26: residues, ascending, without
 * leading zeros. */
import { spend } from "../budget.ts";
import { invertModulo, multiplyModulo, residue } from "../exact/modular.ts";

/** Residues, ascending; the last is not 0; none of the zero polynomial. */
export type ModularPolynomial = readonly number[];

function trim(a: number[]): number[] {
  while (a.length > 0 && a[a.length - 1] === 0) a.pop();
  return a;
}

/**
 * The image of a polynomial over the integers.
 *
 * @param a Coefficients, ascending.
 * @param p The modulus.
 * @returns a modulo p.
 */
export function reduceModulo(
  a: readonly bigint[],
  p: number,
): ModularPolynomial {
  return trim(a.map((coefficient) => residue(coefficient, p)));
}

/**
 * The sum.
 *
 * @param a One term.
 * @param b The other.
 * @param p The modulus.
 * @returns a + b.
 */
export function addModular(
  a: ModularPolynomial,
  b: ModularPolynomial,
  p: number,
): ModularPolynomial {
  if (a.length < b.length) [a, b] = [b, a];
  const sum = a.slice();
  for (let i = 0; i < b.length; i++) {
    const value = sum[i]! + b[i]!;
    sum[i] = value >= p ? value - p : value;
  }
  return trim(sum);
}

/**
 * The difference.
 *
 * @param a What b is taken from.
 * @param b What is taken.
 * @param p The modulus.
 * @returns a - b.
 */
export function subtractModular(
  a: ModularPolynomial,
  b: ModularPolynomial,
  p: number,
): ModularPolynomial {
  const difference = a.slice();
  while (difference.length < b.length) difference.push(0);
  for (let i = 0; i < b.length; i++) {
    const value = difference[i]! - b[i]!;
    difference[i] = value < 0 ? value + p : value;
  }
  return trim(difference);
}

/**
 * The product.
 *
 * @param a One factor.
 * @param b The other.
 * @param p The modulus.
 * @returns a · b.
 */
export function multiplyModular(
  a: ModularPolynomial,
  b: ModularPolynomial,
  p: number,
): ModularPolynomial {
  if (a.length === 0 || b.length === 0) return [];
  spend(1 + (a.length * b.length >> 6));
  const product = new Array<number>(a.length + b.length - 1).fill(0);
  for (let i = 0; i < a.length; i++) {
    const factor = a[i]!;
    if (factor === 0) continue;
    for (let j = 0; j < b.length; j++) {
      const sum = product[i + j]! + multiplyModulo(factor, b[j]!, p);
      product[i + j] = sum >= p ? sum - p : sum;
    }
  }
  return trim(product);
}

/**
 * A multiple by a residue.
 *
 * @param a Any.
 * @param factor From 0 to p - 1.
 * @param p The modulus.
 * @returns factor · a.
 */
export function scaleModular(
  a: ModularPolynomial,
  factor: number,
  p: number,
): ModularPolynomial {
  return trim(a.map((coefficient) => multiplyModulo(coefficient, factor, p)));
}

/**
 * A polynomial made monic.
 *
 * @param a Any.
 * @param p The modulus.
 * @returns a divided by its leading coefficient; 0 of 0.
 */
export function monicModular(
  a: ModularPolynomial,
  p: number,
): ModularPolynomial {
  const lead = a[a.length - 1] ?? 1;
  return lead === 1 ? a : scaleModular(a, invertModulo(lead, p), p);
}

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
  return { quotient, remainder: trim(rest) };
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
 * The derivative.
 *
 * @param a Any.
 * @param p The modulus.
 * @returns da/dx.
 */
export function derivativeModular(
  a: ModularPolynomial,
  p: number,
): ModularPolynomial {
  return trim(a.slice(1).map((c, i) => multiplyModulo(c, (i + 1) % p, p)));
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

/** Dense polynomials modulo a prime below 2^26: residues, ascending, without
 * leading zeros. */
import { spend } from "../budget.ts";
import { invertModulo, multiplyModulo, residue } from "../exact/modular.ts";

/** Residues, ascending; the last is not 0; none of the zero polynomial. */
export type ModularPolynomial = readonly number[];

/**
 * Drops leading zeros in place.
 *
 * @param a Residues, ascending.
 * @returns The same array.
 */
export function trimResidues(a: number[]): number[] {
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
  return trimResidues(a.map((coefficient) => residue(coefficient, p)));
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
  return trimResidues(sum);
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
  return trimResidues(difference);
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
  return trimResidues(product);
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
  return trimResidues(
    a.map((coefficient) => multiplyModulo(coefficient, factor, p)),
  );
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
  return trimResidues(
    a.slice(1).map((c, i) => multiplyModulo(c, (i + 1) % p, p)),
  );
}

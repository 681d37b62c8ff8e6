/** Square-free decomposition over a field of characteristic 0. */
import type { Univariate } from "./dense.ts";
import type { UnivariateRing } from "./univariate.ts";

/** A factor and how often it divides. */
export interface Factor<P> {
  /** The factor. */
  readonly factor: P;
  /** How often, at least 1. */
  readonly multiplicity: number;
}

/** unit · Π factor^multiplicity. */
export interface Factorization<T, P> {
  /** The constant that remains. */
  readonly unit: T;
  /** None is a constant. */
  readonly factors: readonly Factor<P>[];
}

/**
 * The square-free decomposition, by Yun's algorithm (Yun, On square-free
 * decomposition algorithms, 1976).
 *
 * @param ring Of the polynomial.
 * @param a Any.
 * @returns Monic, square-free, pairwise coprime factors, their multiplicities
 * ascending; the unit is the leading coefficient.
 */
export function squareFreeDecomposition<T>(
  ring: UnivariateRing<T>,
  a: Univariate<T>,
): Factorization<T, Univariate<T>> {
  const unit = ring.leading(a);
  const factors: Factor<Univariate<T>>[] = [];
  const monic = ring.monic(a);
  if (a.length < 2) return { unit, factors };
  const slope = ring.derivative(monic);
  const common = ring.gcd(monic, slope);
  let rest = ring.exactDivide(monic, common);
  let other = ring.exactDivide(slope, common);
  for (let multiplicity = 1; rest.length > 1; multiplicity++) {
    const difference = ring.subtract(other, ring.derivative(rest));
    const factor = ring.gcd(rest, difference);
    if (factor.length > 1) factors.push({ factor, multiplicity });
    rest = ring.exactDivide(rest, factor);
    other = ring.exactDivide(difference, factor);
  }
  return { unit, factors };
}

/**
 * The product of the different irreducible factors.
 *
 * @param ring Of the polynomial.
 * @param a Not 0.
 * @returns Monic, with the roots of a, each of them simple.
 */
export function squareFreePart<T>(
  ring: UnivariateRing<T>,
  a: Univariate<T>,
): Univariate<T> {
  const monic = ring.monic(a);
  return ring.exactDivide(monic, ring.gcd(monic, ring.derivative(monic)));
}

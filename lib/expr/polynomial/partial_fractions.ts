/** Partial fractions over any field. */
import type { Univariate } from "./dense.ts";
import { divisionByZero } from "./domain.ts";
import type { Factor } from "./square_free.ts";
import type { UnivariateRing } from "./univariate.ts";

/** numerator / factor^power, the degree of the numerator below that of the
 * factor. */
export interface PartialFraction<P> {
  /** Not 0. */
  readonly numerator: P;
  /** One of the factors of the denominator. */
  readonly factor: P;
  /** At least 1. */
  readonly power: number;
}

/** A sum of a polynomial and fractions. */
export interface PartialFractions<P> {
  /** 0 if the fraction was proper. */
  readonly polynomial: P;
  /** Factor by factor, the powers ascending. */
  readonly fractions: readonly PartialFraction<P>[];
}

/**
 * The partial fractions of numerator / (unit · Π factor^multiplicity).
 *
 * @param ring Of the polynomials.
 * @param numerator Any.
 * @param denominator The constant, not 0, and the factors: pairwise coprime,
 * such as those of a factorisation or of a square-free decomposition.
 * @returns The sum.
 * @throws {ExpressionError} `division-by-zero`.
 */
export function partialFractions<T>(
  ring: UnivariateRing<T>,
  numerator: Univariate<T>,
  denominator: {
    readonly unit: T;
    readonly factors: readonly Factor<Univariate<T>>[];
  },
): PartialFractions<Univariate<T>> {
  const { field } = ring;
  const { unit, factors } = denominator;
  if (field.isZero(unit)) throw divisionByZero("a polynomial");
  const powers = factors.map(({ factor, multiplicity }) =>
    ring.power(factor, multiplicity)
  );
  const product = powers.reduce((a, b) => ring.multiply(a, b), ring.one);
  const scaled = ring.scale(numerator, field.divide(field.one, unit));
  const { quotient, remainder } = ring.divide(scaled, product);
  const fractions = factors.flatMap((factor, i) =>
    expand(ring, residueAt(ring, remainder, product, powers[i]!), factor)
  );
  return { polynomial: quotient, fractions };
}

/** The numerator over one of coprime factors of the denominator. */
function residueAt<T>(
  ring: UnivariateRing<T>,
  numerator: Univariate<T>,
  product: Univariate<T>,
  factor: Univariate<T>,
): Univariate<T> {
  const others = ring.exactDivide(product, factor);
  const [numeratorHere] = ring.solveBezout(
    ring.remainder(others, factor),
    factor,
    ring.remainder(numerator, factor),
  );
  return numeratorHere;
}

/** The digits of a numerator in base of the factor. */
function expand<T>(
  ring: UnivariateRing<T>,
  numerator: Univariate<T>,
  { factor, multiplicity }: Factor<Univariate<T>>,
): readonly PartialFraction<Univariate<T>>[] {
  const fractions: PartialFraction<Univariate<T>>[] = [];
  let rest = numerator;
  for (let power = multiplicity; power > 0; power--) {
    const { quotient, remainder } = ring.divide(rest, factor);
    if (remainder.length > 0) {
      fractions.unshift({ numerator: remainder, factor, power });
    }
    rest = quotient;
  }
  return fractions;
}

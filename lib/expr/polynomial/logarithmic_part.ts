/** The logarithms in the integral of a rational function. */
import { AlgebraicExtension } from "./algebraic_extension.ts";
import type { Univariate } from "./dense.ts";
import { type Factorization, squareFreeDecomposition } from "./square_free.ts";
import type { Subresultants } from "./subresultants.ts";
import type { UnivariateRing } from "./univariate.ts";

/**
 * The sum of α · ln argument(α, x) over the roots α of `residues`.
 */
export interface LogarithmicTerm<T> {
  /** Monic and square-free, in t. */
  readonly residues: Univariate<T>;
  /** Monic in x; its coefficients, ascending, are polynomials in t of lower
   * degree than `residues`. */
  readonly argument: Univariate<Univariate<T>>;
}

/** Splits a polynomial into factors. */
export type Factoring<T> = (
  a: Univariate<T>,
) => Factorization<T, Univariate<T>>;

/**
 * The integral of a fraction with simple poles, by the algorithm of Lazard,
 * Rioboo and Trager (Bronstein, Symbolic Integration I, section 2.5).
 *
 * @param ring Of the polynomials in x.
 * @param numerator Coprime to the denominator, of lower degree.
 * @param denominator Square-free.
 * @param factoring How to split the resultant; if absent, it is only made
 * square-free, and roots of different factors share a term.
 * @returns The terms whose sum is the integral.
 */
export function logarithmicPart<T>(
  ring: UnivariateRing<T>,
  numerator: Univariate<T>,
  denominator: Univariate<T>,
  factoring?: Factoring<T>,
): readonly LogarithmicTerm<T>[] {
  if (numerator.length === 0) return [];
  const { resultant, sequence } = residueSequence(ring, numerator, denominator);
  const terms: LogarithmicTerm<T>[] = [];
  for (
    const { factor, multiplicity } of squareFreeDecomposition(ring, resultant)
      .factors
  ) {
    // The residues of multiplicity i belong to poles whose polynomial is the
    // remainder of degree i.
    const remainder = multiplicity === denominator.length - 1
      ? denominator.map((c) => ring.constant(c))
      : sequence.find((each) => each.length - 1 === multiplicity)!;
    const primitive = withoutContent(ring, remainder);
    const parts = factoring === undefined
      ? [factor]
      : factoring(factor).factors.map((each) => each.factor);
    for (const residues of parts) {
      terms.push({ residues, argument: monicAt(ring, primitive, residues) });
    }
  }
  return terms;
}

/** The subresultants in x of the denominator and numerator - t denominator'.
 */
function residueSequence<T>(
  ring: UnivariateRing<T>,
  numerator: Univariate<T>,
  denominator: Univariate<T>,
): Subresultants<Univariate<T>> {
  const { field } = ring;
  const pencil = ring.derivative(denominator).map((slope, i) =>
    ring.of([numerator[i] ?? field.zero, field.negate(slope)])
  );
  const constants = denominator.map((c) => ring.constant(c));
  return ring.nestedSubresultants(constants, pencil);
}

/** A polynomial in x without the gcd of its coefficients in t. */
function withoutContent<T>(
  ring: UnivariateRing<T>,
  a: Univariate<Univariate<T>>,
): Univariate<Univariate<T>> {
  const content = a.reduce((gcd, c) => ring.gcd(gcd, c), ring.zero);
  return a.map((c) => ring.exactDivide(c, content));
}

/** A polynomial in x made monic where t is a root of the residues. The leading
 * coefficient vanishes at none of them (Bronstein, theorem 2.5.1). */
function monicAt<T>(
  ring: UnivariateRing<T>,
  a: Univariate<Univariate<T>>,
  residues: Univariate<T>,
): Univariate<Univariate<T>> {
  const field = new AlgebraicExtension(ring, residues);
  const inverse = field.invert(field.reduce(a[a.length - 1]!));
  return a.map((c) => field.multiply(field.reduce(c), inverse));
}

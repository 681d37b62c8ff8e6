/** Factorisation over simple algebraic extensions of the rationals (Trager,
 * Algebraic factoring and rational function integration, 1976). */
import { spend } from "../budget.ts";
import { Rational } from "../exact/rational.ts";
import type { AlgebraicExtension } from "./algebraic_extension.ts";
import type { Univariate } from "./dense.ts";
import { factorOverRationals } from "./factor_univariate.ts";
import { MultivariateRing } from "./multivariate.ts";
import {
  type RationalPolynomial,
  rationalPolynomials,
} from "./rational_ring.ts";
import {
  type Factor,
  type Factorization,
  squareFreeDecomposition,
  squareFreePart,
} from "./square_free.ts";
import { UnivariateRing } from "./univariate.ts";

/** Polynomials in x whose coefficients are polynomials in α. */
export type AlgebraicPolynomial = Univariate<RationalPolynomial>;

/**
 * The irreducible factors over Q(α).
 *
 * @param field Q(α).
 * @param a Not 0.
 * @returns a = unit · Π factor^multiplicity; each factor is monic, the degrees
 * ascend.
 * @throws {ExpressionError} `budget`.
 */
export function factorOverExtension(
  field: AlgebraicExtension<Rational>,
  a: AlgebraicPolynomial,
): Factorization<RationalPolynomial, AlgebraicPolynomial> {
  const ring = new UnivariateRing(field);
  const { unit, factors } = squareFreeDecomposition(ring, a);
  const split: Factor<AlgebraicPolynomial>[] = factors.flatMap((
    { factor, multiplicity },
  ) =>
    factorSquareFree(ring, field, factor)
      .map((each) => ({ factor: each, multiplicity }))
  );
  split.sort((left, right) => left.factor.length - right.factor.length);
  return { unit, factors: split };
}

function factorSquareFree(
  ring: UnivariateRing<RationalPolynomial>,
  field: AlgebraicExtension<Rational>,
  a: AlgebraicPolynomial,
): readonly AlgebraicPolynomial[] {
  if (a.length === 2) return [a];
  for (let shift = 0n;; shift = shift > 0n ? -shift : 1n - shift) {
    spend(100);
    // The conjugates of a(x - s α) have no common root for almost all s.
    const offset = field.multiply(field.fromInteger(-shift), field.generator);
    const moved = ring.compose(a, ring.of([offset, field.one]));
    const norm = normOf(field, moved);
    if (squareFreePart(rationalPolynomials, norm).length < norm.length) {
      continue;
    }
    const { factors } = factorOverRationals(norm);
    if (factors.length === 1) return [a];
    const back = ring.of([field.negate(offset), field.one]);
    return factors.map(({ factor }) =>
      ring.gcd(a, ring.compose(ring.fromRationals(factor), back))
    );
  }
}

const plane = new MultivariateRing(2);

/**
 * The product of the conjugates of a polynomial.
 *
 * @param field Q(α).
 * @param a Not 0.
 * @returns The resultant with the minimal polynomial, in Q[x].
 */
export function normOf(
  field: AlgebraicExtension<Rational>,
  a: AlgebraicPolynomial,
): RationalPolynomial {
  const minimal = plane.of(
    field.modulus.map((coefficient, i) => ({
      exponents: [0, i],
      coefficient,
    })).filter(({ coefficient }) => !coefficient.isZero),
  );
  const lifted = plane.of(
    a.flatMap((coefficient, i) =>
      coefficient.map((c, j) => ({ exponents: [i, j], coefficient: c }))
    ),
  );
  const norm = plane.resultant(minimal, lifted, 1);
  return plane.coefficientsIn(norm, 0).map((c) =>
    c[0]?.coefficient ?? Rational.of(0)
  );
}

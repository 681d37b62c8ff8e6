/** Polynomials to test with. */
import * as fc from "fast-check";
import { Rational } from "../../../lib/expr/exact/rational.ts";
import {
  type RationalPolynomial,
  rationalPolynomials,
} from "../../../lib/expr/polynomial/rational_ring.ts";
import {
  type Multivariate,
  MultivariateRing,
} from "../../../lib/expr/polynomial/multivariate.ts";
import golden from "../../golden/exact_polynomials.json" with { type: "json" };

export { golden };

/** The seed of all properties of this folder. */
export const seed = 20;

/** A fraction as in `-3/4`. */
export function rational(text: string): Rational {
  const [top, bottom] = text.split("/");
  return Rational.of(BigInt(top!), BigInt(bottom ?? "1"));
}

/** A polynomial by its coefficients, ascending. */
export function dense(
  ...coefficients: readonly (string | number)[]
): RationalPolynomial {
  return rationalPolynomials.of(coefficients.map((c) => rational(`${c}`)));
}

/** How a polynomial reads in the golden file. */
export function texts(a: RationalPolynomial): string[] {
  return a.map(String);
}

/** Small integers, with zeros among them. */
export const integer: fc.Arbitrary<number> = fc.integer({ min: -9, max: 9 });

/** Small fractions. */
export const fraction: fc.Arbitrary<Rational> = fc
  .tuple(integer, fc.integer({ min: 1, max: 5 }))
  .map(([top, bottom]) => Rational.of(top, bottom));

/** Polynomials of low degree, 0 among them. */
export function polynomial(degree = 5): fc.Arbitrary<RationalPolynomial> {
  return fc.array(fraction, { maxLength: degree + 1 })
    .map((coefficients) => rationalPolynomials.of(coefficients));
}

/** Polynomials of low degree but 0. */
export function nonzero(degree = 5): fc.Arbitrary<RationalPolynomial> {
  return polynomial(degree).filter((a) => a.length > 0);
}

/** A sparse polynomial as the golden file has it. */
export function sparse(
  terms: readonly (readonly (string | number[])[])[],
): Multivariate {
  return terms.map(([exponents, coefficient]) => ({
    exponents: exponents as number[],
    coefficient: rational(coefficient as string),
  }));
}

/** How a sparse polynomial reads in the golden file. */
export function sparseTexts(a: Multivariate): [number[], string][] {
  return a.map(({ exponents, coefficient }) =>
    [[...exponents], `${coefficient}`] as [number[], string]
  );
}

/** Sparse polynomials of low degree, 0 among them. */
export function sparsePolynomial(
  arity: number,
  count = 4,
  degree = 2,
): fc.Arbitrary<Multivariate> {
  const term = fc.record({
    exponents: fc.array(fc.integer({ min: 0, max: degree }), {
      minLength: arity,
      maxLength: arity,
    }),
    coefficient: fraction,
  });
  const ring = new MultivariateRing(arity);
  return fc.array(term, { maxLength: count }).map((terms) => ring.of(terms));
}

/** Sparse polynomials of low degree but 0. */
export function nonzeroSparse(
  arity: number,
  count = 4,
  degree = 2,
): fc.Arbitrary<Multivariate> {
  return sparsePolynomial(arity, count, degree).filter((a) => a.length > 0);
}

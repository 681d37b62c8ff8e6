/** Polynomials to test with. */
import * as fc from "fast-check";
import { Rational } from "../../../lib/expr/exact/rational.ts";
import {
  type RationalPolynomial,
  rationalPolynomials,
} from "../../../lib/expr/polynomial/rational_ring.ts";
import golden from "../../golden/polynomials.json" with { type: "json" };

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

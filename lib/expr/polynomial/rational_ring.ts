/** The polynomials in one variable over the rationals, through integers where
 * that is faster. */
import { Rational } from "../exact/rational.ts";
import * as dense from "./dense.ts";
import type { Univariate } from "./dense.ts";
import { integers, rationals } from "./domain.ts";
import { gcdOfPrimitives, toPrimitive } from "./integer.ts";
import { type Subresultants, subresultants } from "./subresultants.ts";
import { UnivariateRing } from "./univariate.ts";

/** Rational coefficients, ascending, without leading zeros. */
export type RationalPolynomial = Univariate<Rational>;

/** Degrees below which fractions are not worth clearing. */
const small = 3;

class RationalRing extends UnivariateRing<Rational> {
  constructor() {
    super(rationals);
  }

  override multiply(
    a: RationalPolynomial,
    b: RationalPolynomial,
  ): RationalPolynomial {
    if (a.length < small || b.length < small) return super.multiply(a, b);
    const left = toPrimitive(a), right = toPrimitive(b);
    const product = dense.multiply(integers, left.primitive, right.primitive);
    return fromIntegers(product, left.content.times(right.content));
  }

  override gcd(
    a: RationalPolynomial,
    b: RationalPolynomial,
  ): RationalPolynomial {
    if (a.length === 0 || b.length === 0) return super.gcd(a, b);
    const left = toPrimitive(a).primitive, right = toPrimitive(b).primitive;
    const gcd = gcdOfPrimitives(left, right);
    return fromIntegers(gcd, Rational.of(1n, gcd[gcd.length - 1]!));
  }

  override subresultants(
    a: RationalPolynomial,
    b: RationalPolynomial,
  ): Subresultants<Rational> {
    if (a.length === 0 || b.length === 0) return super.subresultants(a, b);
    const left = toPrimitive(a), right = toPrimitive(b);
    const { resultant, sequence } = subresultants(
      integers,
      left.primitive,
      right.primitive,
    );
    const factor = left.content.power(b.length - 1)
      .times(right.content.power(a.length - 1));
    return {
      resultant: Rational.of(resultant).times(factor),
      sequence: sequence.map((p) => fromIntegers(p, Rational.of(1))),
    };
  }
}

/**
 * A multiple of a polynomial over the integers.
 *
 * @param a Any.
 * @param factor Any rational.
 * @returns factor · a.
 */
export function fromIntegers(
  a: readonly bigint[],
  factor: Rational = Rational.of(1),
): RationalPolynomial {
  if (factor.isZero) return [];
  const { numerator, denominator } = factor;
  return a.map((c) => Rational.of(c * numerator, denominator));
}

/** The polynomials in one variable over the rationals. */
export const rationalPolynomials: UnivariateRing<Rational> = new RationalRing();

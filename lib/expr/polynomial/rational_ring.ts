/** The polynomials in one variable over the rationals, through integers where
 * that is faster. */
import { leastCommonMultiple } from "../exact/integers.ts";
import { Rational } from "../exact/rational.ts";
import * as dense from "./dense.ts";
import type { Univariate } from "./dense.ts";
import { type Division, pseudoDivide } from "./dense_division.ts";
import { integers, rationals } from "./domain.ts";
import { gcdOfPrimitives, integerPolynomials, toPrimitive } from "./integer.ts";
import {
  type Cofactors,
  subresultantCofactors,
  type Subresultants,
  subresultants,
} from "./subresultants.ts";
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

  override divide(
    a: RationalPolynomial,
    b: RationalPolynomial,
  ): Division<RationalPolynomial> {
    if (b.length < small || a.length <= b.length) return super.divide(a, b);
    const left = toPrimitive(a), right = toPrimitive(b);
    const { quotient, remainder } = pseudoDivide(
      integers,
      left.primitive,
      right.primitive,
    );
    const lead = right.primitive[b.length - 1]!;
    const { numerator, denominator } = left.content;
    const below = denominator * lead ** BigInt(a.length - b.length + 1);
    const { content } = right;
    return {
      quotient: overInteger(
        quotient,
        numerator * content.denominator,
        below * content.numerator,
      ),
      remainder: overInteger(remainder, numerator, below),
    };
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

  protected override cofactors(
    a: RationalPolynomial,
    b: RationalPolynomial,
  ): Cofactors<Rational> {
    const left = toPrimitive(a), right = toPrimitive(b);
    const { combination, s, t } = subresultantCofactors(
      integers,
      left.primitive,
      right.primitive,
    );
    const one = Rational.of(1);
    return {
      combination: fromIntegers(combination),
      s: fromIntegers(s, one.dividedBy(left.content)),
      t: fromIntegers(t, one.dividedBy(right.content)),
    };
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

  override nestedSubresultants(
    a: Univariate<RationalPolynomial>,
    b: Univariate<RationalPolynomial>,
  ): Subresultants<RationalPolynomial> {
    const { resultant, sequence } = subresultants(
      integerPolynomials,
      clearNested(a),
      clearNested(b),
    );
    return {
      resultant: fromIntegers(resultant),
      sequence: sequence.map((each) => each.map((p) => fromIntegers(p))),
    };
  }
}

/** Times a fraction that only the coefficients make short. */
function overInteger(
  a: readonly bigint[],
  numerator: bigint,
  denominator: bigint,
): RationalPolynomial {
  return a.map((c) => Rational.of(c * numerator, denominator));
}

/** With integer coefficients, times a common denominator. */
function clearNested(
  a: Univariate<RationalPolynomial>,
): Univariate<readonly bigint[]> {
  const denominator = a.flat().reduce(
    (common, c) => leastCommonMultiple(common, c.denominator),
    1n,
  );
  return a.map((p) =>
    p.map((c) => c.numerator * (denominator / c.denominator))
  );
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

/** Rational functions of several parameters, and polynomials with such
 * coefficients. */
import type { Univariate } from "./dense.ts";
import { factorMultivariate } from "./factor_multivariate.ts";
import { type Fraction, FractionField } from "./fractions.ts";
import { type Multivariate, MultivariateRing } from "./multivariate.ts";
import type { Factorization } from "./square_free.ts";
import {
  type Cofactors,
  subresultantCofactors,
  type Subresultants,
  subresultants,
} from "./subresultants.ts";
import { UnivariateRing } from "./univariate.ts";

/** A quotient of polynomials in some parameters; the coefficients of the
 * denominator are coprime integers, the leading one positive. */
export type RationalFunction = Fraction<Multivariate>;

/** The field of rational functions of some parameters. */
export type RationalFunctionField = FractionField<Multivariate>;

/**
 * The field of rational functions of some parameters.
 *
 * @param arity The number of parameters, at least 1.
 * @returns The field.
 */
export function rationalFunctions(arity: number): RationalFunctionField {
  return new FractionField(new MultivariateRing(arity));
}

/**
 * The polynomials in x over the rational functions of some parameters; greatest
 * common divisors and resultants go through polynomials in all variables.
 */
export class ParametricRing extends UnivariateRing<RationalFunction> {
  /** The polynomials in the parameters. */
  readonly parameters: MultivariateRing;
  /** The polynomials in x, which has the index 0, and the parameters. */
  readonly all: MultivariateRing;

  /**
   * Makes the ring.
   *
   * @param arity The number of parameters, at least 1.
   */
  constructor(arity: number) {
    super(rationalFunctions(arity));
    this.parameters = new MultivariateRing(arity);
    this.all = new MultivariateRing(arity + 1);
  }

  /**
   * A polynomial with a common denominator.
   *
   * @param a Any.
   * @returns a = numerator / denominator: a polynomial in x and the
   * parameters, and one in the parameters.
   */
  clear(
    a: Univariate<RationalFunction>,
  ): { numerator: Multivariate; denominator: Multivariate } {
    const ring = this.parameters;
    const denominator = a.reduce((common, { denominator }) => {
      const gcd = ring.gcd(common, denominator);
      return ring.multiply(common, ring.exactDivide(denominator, gcd));
    }, ring.one);
    const terms = a.flatMap(({ numerator, denominator: own }, i) => {
      const factor = ring.exactDivide(denominator, own);
      return ring.multiply(numerator, factor)
        .map(({ exponents, coefficient }) => ({
          exponents: [i, ...exponents],
          coefficient,
        }));
    });
    return { numerator: this.all.of(terms), denominator };
  }

  /**
   * The inverse of `clear`.
   *
   * @param a A polynomial in x and the parameters.
   * @param denominator A polynomial in the parameters, not 0.
   * @returns a / denominator.
   */
  fromMultivariate(
    a: Multivariate,
    denominator: Multivariate = this.parameters.one,
  ): Univariate<RationalFunction> {
    const field = this.field as RationalFunctionField;
    return this.all.coefficientsIn(a, 0).map((coefficient) =>
      field.of(this.#withoutX(coefficient), denominator)
    );
  }

  #withoutX(a: Multivariate): Multivariate {
    return a.map(({ exponents, coefficient }) => ({
      exponents: exponents.slice(1),
      coefficient,
    }));
  }

  /** The monic greatest common divisor, through all variables. */
  override gcd(
    a: Univariate<RationalFunction>,
    b: Univariate<RationalFunction>,
  ): Univariate<RationalFunction> {
    if (a.length === 0 || b.length === 0) return super.gcd(a, b);
    if (a.length === 1 || b.length === 1) return this.one;
    return this.#monicImage(
      this.all.gcd(this.clear(a).numerator, this.clear(b).numerator),
    );
  }

  #monicImage(a: Multivariate): Univariate<RationalFunction> {
    const coefficients = this.all.coefficientsIn(a, 0);
    return this.fromMultivariate(
      a,
      this.#withoutX(coefficients[coefficients.length - 1]!),
    );
  }

  /** As over any field; the sequence is up to factors of the field. */
  override subresultants(
    a: Univariate<RationalFunction>,
    b: Univariate<RationalFunction>,
  ): Subresultants<RationalFunction> {
    if (a.length === 0 || b.length === 0) return super.subresultants(a, b);
    const field = this.field as RationalFunctionField;
    const left = this.clear(a), right = this.clear(b);
    const { resultant, sequence } = subresultants(
      this.parameters,
      this.#coefficients(left.numerator),
      this.#coefficients(right.numerator),
    );
    const divisor = this.parameters.multiply(
      this.parameters.power(left.denominator, b.length - 1),
      this.parameters.power(right.denominator, a.length - 1),
    );
    return {
      resultant: field.of(resultant, divisor),
      sequence: sequence.map((p) => p.map((c) => field.of(c))),
    };
  }

  /** Through polynomials in the parameters. */
  protected override cofactors(
    a: Univariate<RationalFunction>,
    b: Univariate<RationalFunction>,
  ): Cofactors<RationalFunction> {
    const field = this.field as RationalFunctionField;
    const left = this.clear(a), right = this.clear(b);
    const { combination, s, t } = subresultantCofactors(
      this.parameters,
      this.#coefficients(left.numerator),
      this.#coefficients(right.numerator),
    );
    const times = (p: Univariate<Multivariate>, factor: Multivariate) =>
      p.map((c) => field.of(this.parameters.multiply(c, factor)));
    return {
      combination: combination.map((c) => field.of(c)),
      s: times(s, left.denominator),
      t: times(t, right.denominator),
    };
  }

  /** Through polynomials; up to factors of the field. */
  override nestedSubresultants(
    a: Univariate<Univariate<RationalFunction>>,
    b: Univariate<Univariate<RationalFunction>>,
  ): Subresultants<Univariate<RationalFunction>> {
    const { resultant, sequence } = subresultants(
      this.all,
      this.#clearNested(a),
      this.#clearNested(b),
    );
    return {
      resultant: this.fromMultivariate(resultant),
      sequence: sequence.map((p) => p.map((c) => this.fromMultivariate(c))),
    };
  }

  #clearNested(
    a: Univariate<Univariate<RationalFunction>>,
  ): Univariate<Multivariate> {
    const { denominator } = this.clear(a.flat());
    const field = this.field as RationalFunctionField;
    const scale = field.of(denominator);
    return a.map((p) => this.clear(this.scale(p, scale)).numerator);
  }

  #coefficients(a: Multivariate): readonly Multivariate[] {
    return this.all.coefficientsIn(a, 0).map((c) => this.#withoutX(c));
  }

  /**
   * The irreducible factors over the rational functions.
   *
   * @param a Not 0.
   * @returns a = unit · Π factor^multiplicity, each factor monic.
   * @throws {ExpressionError} `budget`.
   */
  factor(
    a: Univariate<RationalFunction>,
  ): Factorization<RationalFunction, Univariate<RationalFunction>> {
    const { factors } = factorMultivariate(this.clear(a).numerator);
    return {
      unit: this.leading(a),
      factors: factors
        .filter(({ factor }) => this.all.degree(factor, 0) > 0)
        .map(({ factor, multiplicity }) => ({
          factor: this.#monicImage(factor),
          multiplicity,
        })),
    };
  }
}

/** Quotients of polynomials modulo relations. */
import { ExpressionError } from "../errors.ts";
import { Rational } from "../exact/rational.ts";
import { integers } from "../polynomial/domain.ts";
import * as sparse from "../polynomial/sparse.ts";
import type { SparseInteger } from "../polynomial/sparse_integer.ts";
import {
  cancelPlainly,
  cofactor,
  commonDenominator,
  type Denominator,
  multiplyDenominators,
  type Quotient,
  strip,
} from "./quotient.ts";
import { reduceBy, type Relation } from "./relations.ts";

/** Quotients of integer polynomials in some generators, some of which have
 * relations. */
export class QuotientRing {
  /** The number of places of exponents, at least 1. */
  readonly arity: number;
  /** The value of each comes before the generator. */
  readonly relations: readonly Relation[];

  /**
   * Makes the ring.
   *
   * @param arity The number of places.
   * @param relations Of the generators; may be extended by the owner.
   */
  constructor(arity: number, relations: readonly Relation[]) {
    this.arity = arity;
    this.relations = relations;
  }

  /** An integer. */
  constant(value: bigint): SparseInteger {
    return sparse.constant(integers, this.arity, value);
  }

  /** A power of the generator at a place. */
  monomial(place: number, exponent: number): SparseInteger {
    const exponents = new Array<number>(this.arity).fill(0);
    exponents[place] = exactExponent(exponent);
    return [{ exponents, coefficient: 1n }];
  }

  /** A polynomial over the denominator 1. */
  whole(numerator: SparseInteger): Quotient {
    return { numerator, denominator: this.unit() };
  }

  /** The denominator 1. */
  unit(): Denominator {
    return {
      integer: 1n,
      powers: new Array<number>(this.arity).fill(0),
      factors: [],
    };
  }

  /**
   * A polynomial modulo the relations.
   *
   * @param a Any.
   * @returns The same value with least powers.
   */
  reduce(a: SparseInteger): SparseInteger {
    let result = a;
    for (let k = this.relations.length - 1; k >= 0; k--) {
      result = reduceBy(result, this.relations[k]!);
    }
    return result;
  }

  /** a · b, reduced. */
  multiply(a: SparseInteger, b: SparseInteger): SparseInteger {
    return this.reduce(sparse.multiply(integers, a, b));
  }

  /** a ^ exponent, reduced; the exponent is at least 0. */
  power(a: SparseInteger, exponent: number): SparseInteger {
    if (a.length === 1) return this.#monomialPower(a, exponent);
    let result = this.constant(1n);
    for (let k = 0; k < exponent; k++) result = this.multiply(result, a);
    return result;
  }

  #monomialPower(a: SparseInteger, exponent: number): SparseInteger {
    const { exponents, coefficient } = a[0]!;
    const value = Rational.of(coefficient).power(exponent).numerator;
    return this.reduce([{
      exponents: exponents.map((each) => exactExponent(each * exponent)),
      coefficient: value,
    }]);
  }

  /** The polynomial that a denominator is. */
  expanded({ integer, powers, factors }: Denominator): SparseInteger {
    let result: SparseInteger = this.reduce([{
      exponents: powers,
      coefficient: integer,
    }]);
    for (const { polynomial, exponent } of factors) {
      result = this.multiply(result, this.power(polynomial, exponent));
    }
    return result;
  }

  /**
   * 1 / a.
   *
   * @param a Not 0.
   * @returns The reciprocal.
   * @throws {ExpressionError} `division-by-zero`.
   */
  inverse({ numerator, denominator }: Quotient): Quotient {
    if (numerator.length === 0) throw divisionByZero();
    const { content, powers, rest } = strip(numerator);
    const above = this.expanded(denominator);
    const isConstant = rest.length === 1;
    const below: Denominator = {
      integer: content < 0n ? -content : content,
      powers,
      factors: isConstant ? [] : [{ polynomial: rest, exponent: 1 }],
    };
    return this.#withoutRoots({
      numerator: content < 0n ? sparse.negate(integers, above) : above,
      denominator: below,
    });
  }

  /** Takes roots that stand alone out of the denominator. */
  #withoutRoots(quotient: Quotient): Quotient {
    const { powers } = quotient.denominator;
    const relation = this.relations.findLast(({ place, reciprocal }) =>
      reciprocal !== undefined && powers[place]! > 0
    );
    if (relation?.reciprocal === undefined) {
      return cancelPlainly(quotient, false);
    }
    const { place } = relation;
    const { numerator, denominator } = relation.reciprocal(powers[place]!);
    const rest = {
      ...quotient.denominator,
      powers: powers.with(place, 0),
    };
    return this.product([
      { numerator: quotient.numerator, denominator: rest },
      this.whole(numerator),
      this.inverse(this.whole(denominator)),
    ]);
  }

  /** The sum. */
  sum(parts: readonly Quotient[]): Quotient {
    const denominator = commonDenominator(
      parts.map((part) => part.denominator),
    );
    let numerator: SparseInteger = [];
    for (const part of parts) {
      const factor = this.expanded(cofactor(denominator, part.denominator));
      const scaled = isOne(factor)
        ? part.numerator
        : this.multiply(part.numerator, factor);
      numerator = sparse.add(integers, numerator, scaled);
    }
    return cancelPlainly({ numerator, denominator }, false);
  }

  /** The product. */
  product(parts: readonly Quotient[]): Quotient {
    let numerator = this.constant(1n), denominator = this.unit();
    for (const part of parts) {
      numerator = this.multiply(numerator, part.numerator);
      denominator = multiplyDenominators(denominator, part.denominator);
    }
    return this.#withoutRoots({ numerator, denominator });
  }

  /**
   * An integer power.
   *
   * @param base Not 0 if the exponent is negative.
   * @param exponent Any integer.
   * @returns base ^ exponent.
   * @throws {ExpressionError} `division-by-zero`, `budget`.
   */
  quotientPower(base: Quotient, exponent: number): Quotient {
    if (exponent < 0) return this.quotientPower(this.inverse(base), -exponent);
    const { integer, powers, factors } = base.denominator;
    return {
      numerator: this.power(base.numerator, exponent),
      denominator: {
        integer: Rational.of(integer).power(exponent).numerator,
        powers: powers.map((each) => exactExponent(each * exponent)),
        factors: factors.map((factor) => ({
          polynomial: factor.polynomial,
          exponent: exactExponent(factor.exponent * exponent),
        })),
      },
    };
  }
}

/** Exponents are doubles: beyond this, sums of a few would lose digits. */
const largestExponent = 2 ** 50;

/**
 * Refuses an exponent that could not be added to others exactly.
 *
 * @param exponent Any.
 * @returns The exponent.
 * @throws {ExpressionError} `budget`.
 */
export function exactExponent(exponent: number): number {
  if (Math.abs(exponent) <= largestExponent) return exponent;
  throw new ExpressionError(
    "budget",
    `Cannot go on as exponents must stay within 2^50: current value is ` +
      `${exponent}`,
  );
}

function isOne(a: SparseInteger): boolean {
  return a.length === 1 && a[0]!.coefficient === 1n &&
    a[0]!.exponents.every((exponent) => exponent === 0);
}

function divisionByZero(): ExpressionError {
  return new ExpressionError(
    "division-by-zero",
    "Cannot divide as the divisor must not be 0: it is 0 when simplified",
  );
}

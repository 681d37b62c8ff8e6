/** Expressions as products of irreducible factors over the rationals. */
import {
  type Expression,
  isInteger,
  multiply,
  numeral,
  one,
  power,
  splitContent,
} from "../algebra/mod.ts";
import { Rational } from "../exact/rational.ts";
import { factorSparse } from "../polynomial/factor_sparse.ts";
import type { SparseInteger } from "../polynomial/sparse_integer.ts";
import { expandProducts } from "./expand.ts";
import { ExpressionMap } from "./expression_map.ts";
import type { GeneratorRing } from "./generator_ring.ts";
import { Normalizer, type NormalOptions } from "./normal.ts";
import { strip } from "./quotient.ts";

/** base ^ exponent */
export interface FactorPower {
  /** Irreducible as a polynomial in its symbols; a sum has coprime integer
   * coefficients. */
  readonly base: Expression;
  /** Not 0; negative in denominators, a fraction for roots of symbols. */
  readonly exponent: Rational;
}

/** unit · Π base^exponent */
export interface FactoredExpression {
  /** The rational constant; 0 for the expression 0. */
  readonly unit: Rational;
  /** No base twice. */
  readonly factors: readonly FactorPower[];
}

/**
 * The irreducible factors of numerator and denominator over the rationals,
 * where functions, roots and exponentials are symbols.
 *
 * @param expression Any.
 * @param options How functions are read; as symbols by default.
 * @returns The factors.
 * @throws {ExpressionError} `budget`.
 */
export function factorization(
  expression: Expression,
  options: NormalOptions = {},
): FactoredExpression {
  const collector = new Collector(new Normalizer(options));
  collector.take(expression, 1);
  return collector.result();
}

/** Powers of equal bases, joined. */
class Collector {
  #unit = Rational.of(1);
  readonly #order: { base: Expression; exponent: Rational }[] = [];
  readonly #places = new ExpressionMap<{ exponent: Rational }>();
  readonly #normalizer: Normalizer;

  constructor(normalizer: Normalizer) {
    this.#normalizer = normalizer;
  }

  result(): FactoredExpression {
    if (this.#unit.isZero) return { unit: this.#unit, factors: [] };
    return {
      unit: this.#unit,
      factors: this.#order.filter(({ exponent }) => !exponent.isZero),
    };
  }

  /** Multiplies by expression^times; factors are taken one by one, so that
   * what is a product already is not expanded. */
  take(expression: Expression, times: number): void {
    switch (expression.kind) {
      case "numeral":
        this.#unit = this.#unit.times(expression.value.power(times));
        return;
      case "product":
        for (const factor of expression.factors) this.take(factor, times);
        return;
      case "power":
        if (isInteger(expression.exponent)) {
          const exponent = Number(expression.exponent.value.numerator);
          this.take(expression.base, times * exponent);
          return;
        }
    }
    this.#takeWhole(expression, times);
  }

  #takeWhole(expression: Expression, times: number): void {
    const { ring, numerator, denominator } = this.#normalizer.lowest(
      expression,
    );
    if (numerator.length === 0) {
      this.#unit = Rational.of(0).power(times);
      return;
    }
    this.#takePolynomial(ring, numerator, times);
    this.#takePolynomial(ring, denominator, -times);
  }

  #takePolynomial(
    ring: GeneratorRing,
    polynomial: SparseInteger,
    times: number,
  ): void {
    const { content, powers, rest } = strip(polynomial);
    this.#unit = this.#unit.times(Rational.of(content).power(times));
    powers.forEach((exponent, place) => {
      if (exponent > 0) {
        this.#add(ring.expressionAt(place), exponent * times);
      }
    });
    for (const { factor, multiplicity } of factorSparse(rest)) {
      this.#add(ring.write(factor), multiplicity * times);
    }
  }

  /** The sign and content of a factor go to the unit. */
  #add(factor: Expression, times: number): void {
    if (factor.kind === "numeral") {
      this.#unit = this.#unit.times(factor.value.power(times));
      return;
    }
    if (factor.kind === "product") {
      for (const part of factor.factors) this.#add(part, times);
      return;
    }
    if (factor.kind === "sum") {
      const { content, primitive } = splitContent(factor);
      this.#unit = this.#unit.times(content.power(times));
      this.#join(primitive, Rational.of(times));
      return;
    }
    const isRoot = factor.kind === "power" &&
      factor.exponent.kind === "numeral";
    if (isRoot) {
      const exponent = factor.exponent.value.times(Rational.of(times));
      this.#join(factor.base, exponent);
    } else this.#join(factor, Rational.of(times));
  }

  #join(base: Expression, exponent: Rational): void {
    const known = this.#places.get(base);
    if (known === undefined) {
      const entry = { base, exponent };
      this.#order.push(entry);
      this.#places.set(base, entry);
    } else known.exponent = known.exponent.plus(exponent);
  }
}

/**
 * The product of factors as a canonical expression. A number times a single
 * sum is not kept apart by canonical expressions.
 *
 * @param factored Any.
 * @returns The product.
 */
export function productOf({ unit, factors }: FactoredExpression): Expression {
  return multiply(
    unit.isOne ? one : numeral(unit),
    ...factors.map(({ base, exponent }) => power(base, numeral(exponent))),
  );
}

/**
 * Multiplies the sums that have the same exponent out, where that exponent is
 * not 1: (x - 1)² (x + 1)² = (x² - 1)².
 *
 * @param factored Any.
 * @returns The same product.
 */
export function joinEqualPowers(
  { unit, factors }: FactoredExpression,
): FactoredExpression {
  const joined: FactorPower[] = [];
  for (const factor of factors) {
    const isPower = factor.base.kind === "sum" &&
      !factor.exponent.absolute().isOne;
    const place = joined.findIndex((other) =>
      isPower && other.base.kind === "sum" &&
      other.exponent.equals(factor.exponent)
    );
    if (place < 0) {
      joined.push(factor);
      continue;
    }
    const base = expandProducts(multiply(joined[place]!.base, factor.base));
    joined[place] = { base, exponent: factor.exponent };
  }
  return { unit, factors: joined };
}

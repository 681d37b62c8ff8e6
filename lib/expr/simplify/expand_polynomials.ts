/** Large products of sums, multiplied out as polynomials in their symbols. */
import {
  type Expression,
  isInteger,
  multiply,
  numeral,
  one,
  power,
} from "../algebra/mod.ts";
import { spend } from "../budget.ts";
import { Rational } from "../exact/rational.ts";
import {
  type Multivariate,
  MultivariateRing,
} from "../polynomial/multivariate.ts";
import { ExpressionMap } from "./expression_map.ts";
import { factorsOf } from "./fraction.ts";

/** A sum to a power. */
export interface SumPower {
  /** What is added. */
  readonly terms: readonly Expression[];
  /** At least 1. */
  readonly exponent: number;
}

/**
 * The terms of a product of powers of sums.
 *
 * @param factors Sums whose terms have no sums as factors.
 * @returns Terms whose sum is the product; a symbol is whatever is no product
 * and no integer power, so that roots may still join.
 * @throws {ExpressionError} `budget`.
 */
export function expandAsPolynomials(
  factors: readonly SumPower[],
): readonly Expression[] {
  const symbols = new Symbols();
  const read = factors.map(({ terms, exponent }) => ({
    terms: terms.map((term) => symbols.read(term)),
    exponent,
  }));
  const ring = new MultivariateRing(Math.max(symbols.list.length, 1));
  const product = read
    .map(({ terms, exponent }) =>
      ring.power(
        ring.of(terms.map((term) => symbols.term(term, ring.arity))),
        exponent,
      )
    )
    .sort((a, b) => a.length - b.length)
    .reduce((a, b) => ring.multiply(a, b), ring.one);
  return symbols.write(product);
}

interface ReadTerm {
  readonly coefficient: Rational;
  readonly powers: ReadonlyMap<number, number>;
}

class Symbols {
  readonly list: Expression[] = [];
  readonly #places = new ExpressionMap<number>();

  read(term: Expression): ReadTerm {
    let coefficient = Rational.of(1);
    const powers = new Map<number, number>();
    for (const factor of factorsOf(term)) {
      if (factor.kind === "numeral") {
        coefficient = coefficient.times(factor.value);
        continue;
      }
      const { base, exponent } = powerOf(factor);
      const place = this.#places.obtain(
        base,
        () => this.list.push(base) - 1,
      );
      powers.set(place, (powers.get(place) ?? 0) + exponent);
    }
    return { coefficient, powers };
  }

  term({ coefficient, powers }: ReadTerm, arity: number) {
    const exponents = new Array<number>(arity).fill(0);
    for (const [place, exponent] of powers) exponents[place] = exponent;
    return { exponents, coefficient };
  }

  write(polynomial: Multivariate): Expression[] {
    // A term is built by several steps of the algebra.
    spend(4 * polynomial.length);
    const known = this.list.map((): Expression[] => [one]);
    return polynomial.map(({ exponents, coefficient }) =>
      multiply(
        numeral(coefficient),
        ...exponents.flatMap((exponent, place) => {
          if (exponent === 0) return [];
          const powers = known[place]!;
          powers[exponent] ??= power(this.list[place]!, numeral(exponent));
          return [powers[exponent]!];
        }),
      )
    );
  }
}

/** Negative powers are powers of the reciprocal. */
function powerOf(
  factor: Expression,
): { readonly base: Expression; readonly exponent: number } {
  if (factor.kind !== "power" || !isInteger(factor.exponent)) {
    return { base: factor, exponent: 1 };
  }
  const { numerator } = factor.exponent.value;
  return numerator > 0n
    ? { base: factor.base, exponent: Number(numerator) }
    : { base: power(factor.base, numeral(-1)), exponent: Number(-numerator) };
}

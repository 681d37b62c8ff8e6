/** The algebraic relations of generators: powers that are polynomials in lower
 * ones. */
import { spend } from "../budget.ts";
import { integers } from "../polynomial/domain.ts";
import * as sparse from "../polynomial/sparse.ts";
import type { SparseInteger } from "../polynomial/sparse_integer.ts";
import { cyclotomic, powerModulo, powerSums } from "./cyclotomic.ts";

/** What a generator satisfies. */
export interface Relation {
  /** The place of the generator among the exponents. */
  readonly place: number;
  /** From this exponent on powers are replaced. */
  readonly degree: number;
  /** Of a root of unity: the least exponent of the power 1. */
  readonly order?: number;
  /** Of the powers below the degree: the sums over all conjugates. */
  readonly traces: readonly bigint[];
  /**
   * A power in terms of lower ones.
   *
   * @param exponent At least the degree.
   * @returns The same value, where this generator has exponents below the
   * degree; generators at earlier places may have to be reduced.
   */
  reduced(exponent: number): SparseInteger;
  /**
   * The reciprocal of a power as a quotient, where that is simpler.
   *
   * @param exponent From 1 to degree - 1.
   * @returns Polynomials whose quotient is generator^-exponent, the lower one
   * without the generator; absent if powers are left in denominators.
   */
  reciprocal?(exponent: number): {
    readonly numerator: SparseInteger;
    readonly denominator: SparseInteger;
  };
}

/**
 * The relation of a root: generator^degree = value, where 1/generator is
 * generator^(degree-1) / value.
 *
 * @param place Of the generator.
 * @param degree At least 1.
 * @param value A polynomial in other generators.
 * @returns The relation.
 */
export function rootRelation(
  place: number,
  degree: number,
  value: SparseInteger,
): Relation {
  return {
    ...powerRelation(place, degree, value),
    reciprocal: (exponent) => ({
      numerator: [{
        exponents: value[0]!.exponents.map((_, k) =>
          k === place ? degree - exponent : 0
        ),
        coefficient: 1n,
      }],
      denominator: value,
    }),
  };
}

/**
 * generator^degree = value, the value being free of the generator.
 *
 * @param place Of the generator.
 * @param degree At least 2.
 * @param value A polynomial in other generators.
 * @returns The relation.
 */
export function powerRelation(
  place: number,
  degree: number,
  value: SparseInteger,
): Relation {
  const powers: SparseInteger[] = [];
  const powerOf = (n: number): SparseInteger => {
    powers[n] ??= n === 1
      ? value
      : sparse.multiply(integers, powerOf(n - 1), value);
    return powers[n]!;
  };
  const traces = new Array<bigint>(degree).fill(0n);
  traces[0] = BigInt(degree);
  return {
    place,
    degree,
    traces,
    reduced(exponent) {
      const power = powerOf(Math.floor(exponent / degree));
      const rest = exponent % degree;
      if (rest === 0) return power;
      return power.map((term) => ({
        exponents: term.exponents.with(place, rest),
        coefficient: term.coefficient,
      }));
    },
  };
}

/**
 * The relation of a primitive root of unity of an even order.
 *
 * @param place Of the generator.
 * @param arity The number of places.
 * @param order The order: the least exponent of the power 1.
 * @returns The relation.
 */
export function unityRelation(
  place: number,
  arity: number,
  order: number,
): Relation {
  const polynomial = cyclotomic(order);
  const zero = new Array<number>(arity).fill(0);
  const known: SparseInteger[] = [];
  const reduced = (exponent: number): SparseInteger => {
    const least = exponent % order;
    known[least] ??= powerModulo(polynomial, least)
      .map((coefficient, k) => ({
        exponents: zero.with(place, k),
        coefficient,
      }))
      .filter(({ coefficient }) => coefficient !== 0n)
      .reverse();
    return known[least]!;
  };
  return {
    place,
    degree: polynomial.length - 1,
    order,
    traces: powerSums(polynomial),
    reduced,
    reciprocal: (exponent) => ({
      numerator: reduced(order - exponent),
      denominator: [{ exponents: zero, coefficient: 1n }],
    }),
  };
}

/**
 * Applies a relation to a polynomial.
 *
 * @param a Any.
 * @param relation Any.
 * @returns The same value; the generator's exponents are below the degree.
 */
export function reduceBy(a: SparseInteger, relation: Relation): SparseInteger {
  const { place, degree } = relation;
  if (!a.some(({ exponents }) => exponents[place]! >= degree)) return a;
  const groups = new Map<number, { low: SparseInteger[number][] }>();
  const kept: SparseInteger[number][] = [];
  for (const term of a) {
    const exponent = term.exponents[place]!;
    if (exponent < degree) {
      kept.push(term);
      continue;
    }
    const free = {
      exponents: term.exponents.with(place, 0),
      coefficient: term.coefficient,
    };
    const group = groups.get(exponent);
    if (group === undefined) groups.set(exponent, { low: [free] });
    else group.low.push(free);
  }
  spend(a.length);
  let result: SparseInteger = kept;
  for (const [exponent, { low }] of groups) {
    const product = sparse.multiply(integers, low, relation.reduced(exponent));
    result = sparse.add(integers, result, product);
  }
  return result;
}

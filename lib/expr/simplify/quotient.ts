/** Quotients of integer polynomials over a denominator kept as a product. */
import { greatestCommonDivisor } from "../exact/rational.ts";
import { integers } from "../polynomial/domain.ts";
import * as sparse from "../polynomial/sparse.ts";
import {
  divideSparseIntegers,
  integerContent,
  type SparseInteger,
} from "../polynomial/sparse_integer.ts";

/** A polynomial and how often it divides. */
export interface PolynomialPower {
  /** Primitive, its leading coefficient positive, no generator divides it. */
  readonly polynomial: SparseInteger;
  /** At least 1. */
  readonly exponent: number;
}

/** integer · Π generator^power · Π polynomial^exponent */
export interface Denominator {
  /** At least 1. */
  readonly integer: bigint;
  /** Of each generator, at least 0. */
  readonly powers: readonly number[];
  /** No two the same. */
  readonly factors: readonly PolynomialPower[];
}

/** numerator / denominator */
export interface Quotient {
  /** Above the line. */
  readonly numerator: SparseInteger;
  /** Below the line. */
  readonly denominator: Denominator;
}

/** The monomial that divides a polynomial, and the rest. */
export interface Stripped {
  /** The greatest common divisor of the coefficients, with the sign of the
   * leading one. */
  readonly content: bigint;
  /** The least exponent of each generator. */
  readonly powers: readonly number[];
  /** What remains: primitive, its leading coefficient positive. */
  readonly rest: SparseInteger;
}

/**
 * Takes the monomial out of a polynomial.
 *
 * @param a Not 0.
 * @returns a = content · Π generator^power · rest.
 */
export function strip(a: SparseInteger): Stripped {
  const size = integerContent(a);
  const content = a[0]!.coefficient < 0n ? -size : size;
  const powers = leastExponents(a);
  const hasPowers = powers.some((power) => power > 0);
  if (content === 1n && !hasPowers) return { content, powers, rest: a };
  const rest = a.map(({ exponents, coefficient }) => ({
    exponents: hasPowers
      ? exponents.map((exponent, k) => exponent - powers[k]!)
      : exponents,
    coefficient: coefficient / content,
  }));
  return { content, powers, rest };
}

function leastExponents(a: SparseInteger): number[] {
  const least = [...a[0]!.exponents];
  for (const { exponents } of a) {
    for (let k = 0; k < least.length; k++) {
      if (exponents[k]! < least[k]!) least[k] = exponents[k]!;
    }
  }
  return least;
}

/**
 * The least common multiple of denominators.
 *
 * @param denominators At least one.
 * @returns It, as far as equal factors are seen.
 */
export function commonDenominator(
  denominators: readonly Denominator[],
): Denominator {
  let { integer, powers } = denominators[0]!;
  const factors = [...denominators[0]!.factors];
  for (const other of denominators.slice(1)) {
    integer *= other.integer / greatestCommonDivisor(integer, other.integer);
    powers = powers.map((power, k) => Math.max(power, other.powers[k]!));
    for (const { polynomial, exponent } of other.factors) {
      const place = indexOf(factors, polynomial);
      if (place < 0) factors.push({ polynomial, exponent });
      else if (factors[place]!.exponent < exponent) {
        factors[place] = { polynomial, exponent };
      }
    }
  }
  return { integer, powers, factors };
}

function indexOf(
  factors: readonly PolynomialPower[],
  polynomial: SparseInteger,
): number {
  return factors.findIndex((factor) =>
    factor.polynomial === polynomial ||
    sparse.equals(integers, factor.polynomial, polynomial)
  );
}

/**
 * A multiple of a denominator, divided by it.
 *
 * @param multiple A multiple as from `commonDenominator`.
 * @param denominator What divides it.
 * @returns multiple / denominator.
 */
export function cofactor(
  multiple: Denominator,
  denominator: Denominator,
): Denominator {
  const factors: PolynomialPower[] = [];
  for (const { polynomial, exponent } of multiple.factors) {
    const place = indexOf(denominator.factors, polynomial);
    const less = place < 0 ? 0 : denominator.factors[place]!.exponent;
    if (exponent > less) {
      factors.push({ polynomial, exponent: exponent - less });
    }
  }
  return {
    integer: multiple.integer / denominator.integer,
    powers: multiple.powers.map((power, k) => power - denominator.powers[k]!),
    factors,
  };
}

/**
 * The product of two denominators.
 *
 * @param a One.
 * @param b The other.
 * @returns a · b.
 */
export function multiplyDenominators(
  a: Denominator,
  b: Denominator,
): Denominator {
  const factors = [...a.factors];
  for (const { polynomial, exponent } of b.factors) {
    const place = indexOf(factors, polynomial);
    if (place < 0) factors.push({ polynomial, exponent });
    else {
      factors[place] = {
        polynomial,
        exponent: factors[place]!.exponent + exponent,
      };
    }
  }
  return {
    integer: a.integer * b.integer,
    powers: a.powers.map((power, k) => power + b.powers[k]!),
    factors,
  };
}

/**
 * Cancels the common monomial, and factors of the denominator that divide the
 * numerator.
 *
 * @param quotient Any.
 * @param dividesFactors Whether factors that are polynomials are tried.
 * @returns The same value.
 */
export function cancelPlainly(
  quotient: Quotient,
  dividesFactors: boolean,
): Quotient {
  const { numerator, denominator } = quotient;
  if (numerator.length === 0) {
    return { numerator, denominator: unit(denominator) };
  }
  let { integer, powers } = denominator;
  const least = leastExponents(numerator);
  const shared = least.map((power, k) => Math.min(power, powers[k]!));
  const divisor = integer === 1n
    ? 1n
    : greatestCommonDivisor(integerContent(numerator), integer);
  let above = numerator;
  if (divisor !== 1n || shared.some((power) => power > 0)) {
    above = numerator.map(({ exponents, coefficient }) => ({
      exponents: exponents.map((exponent, k) => exponent - shared[k]!),
      coefficient: coefficient / divisor,
    }));
    integer /= divisor;
    powers = powers.map((power, k) => power - shared[k]!);
  }
  if (!dividesFactors || denominator.factors.length === 0) {
    return {
      numerator: above,
      denominator: { integer, powers, factors: denominator.factors },
    };
  }
  const factors: PolynomialPower[] = [];
  for (const { polynomial, exponent } of denominator.factors) {
    let left = exponent;
    for (; left > 0; left--) {
      const result = divideSparseIntegers(above, polynomial);
      if (result === undefined) break;
      above = result;
    }
    if (left > 0) factors.push({ polynomial, exponent: left });
  }
  return { numerator: above, denominator: { integer, powers, factors } };
}

function unit(denominator: Denominator): Denominator {
  return {
    integer: 1n,
    powers: denominator.powers.map(() => 0),
    factors: [],
  };
}

/**
 * Dense polynomials in one variable over any domain: arrays of coefficients,
 * ascending. The zero polynomial is the empty array, and the last coefficient
 * of any other is not 0.
 */
import { spend } from "../budget.ts";
import type { Domain } from "./domain.ts";
import { checkDegree } from "./limits.ts";

/** Coefficients, ascending; the last is not 0; none of the zero polynomial. */
export type Univariate<T> = readonly T[];

/**
 * Drops leading zeros.
 *
 * @param domain Of the coefficients.
 * @param coefficients Ascending.
 * @returns The polynomial; the same array if nothing is to drop.
 */
export function trim<T>(
  domain: Domain<T>,
  coefficients: readonly T[],
): Univariate<T> {
  let length = coefficients.length;
  while (length > 0 && domain.isZero(coefficients[length - 1]!)) length--;
  return length === coefficients.length
    ? coefficients
    : coefficients.slice(0, length);
}

/**
 * The sum.
 *
 * @param domain Of the coefficients.
 * @param a One term.
 * @param b The other.
 * @returns a + b.
 */
export function add<T>(
  domain: Domain<T>,
  a: Univariate<T>,
  b: Univariate<T>,
): Univariate<T> {
  if (a.length < b.length) [a, b] = [b, a];
  const sum = a.slice();
  for (let i = 0; i < b.length; i++) sum[i] = domain.add(sum[i]!, b[i]!);
  return trim(domain, sum);
}

/**
 * The negative.
 *
 * @param domain Of the coefficients.
 * @param a Any.
 * @returns -a.
 */
export function negate<T>(
  domain: Domain<T>,
  a: Univariate<T>,
): Univariate<T> {
  return a.map((coefficient) => domain.negate(coefficient));
}

/**
 * The difference.
 *
 * @param domain Of the coefficients.
 * @param a What b is taken from.
 * @param b What is taken.
 * @returns a - b.
 */
export function subtract<T>(
  domain: Domain<T>,
  a: Univariate<T>,
  b: Univariate<T>,
): Univariate<T> {
  const difference = a.slice();
  while (difference.length < b.length) difference.push(domain.zero);
  for (let i = 0; i < b.length; i++) {
    difference[i] = domain.subtract(difference[i]!, b[i]!);
  }
  return trim(domain, difference);
}

/**
 * The product.
 *
 * @param domain Of the coefficients.
 * @param a One factor.
 * @param b The other.
 * @returns a · b.
 */
export function multiply<T>(
  domain: Domain<T>,
  a: Univariate<T>,
  b: Univariate<T>,
): Univariate<T> {
  if (a.length === 0 || b.length === 0) return [];
  checkDegree(a.length + b.length - 2);
  const product = new Array<T>(a.length + b.length - 1).fill(domain.zero);
  for (let i = 0; i < a.length; i++) {
    const factor = a[i]!;
    if (domain.isZero(factor)) continue;
    spend(1 + (b.length >> 2));
    for (let j = 0; j < b.length; j++) {
      const term = domain.multiply(factor, b[j]!);
      product[i + j] = domain.add(product[i + j]!, term);
    }
  }
  return product;
}

/**
 * A multiple by a coefficient.
 *
 * @param domain Of the coefficients.
 * @param a Any.
 * @param factor Any coefficient.
 * @returns factor · a.
 */
export function scale<T>(
  domain: Domain<T>,
  a: Univariate<T>,
  factor: T,
): Univariate<T> {
  if (domain.isZero(factor)) return [];
  return a.map((coefficient) => domain.multiply(coefficient, factor));
}

/**
 * The derivative.
 *
 * @param domain Of the coefficients.
 * @param a Any.
 * @returns da/dx.
 */
export function derivative<T>(
  domain: Domain<T>,
  a: Univariate<T>,
): Univariate<T> {
  return a.slice(1).map((coefficient, i) =>
    domain.multiply(coefficient, domain.fromInteger(BigInt(i + 1)))
  );
}

/**
 * The value, by Horner's rule.
 *
 * @param domain Of the coefficients.
 * @param a Any.
 * @param point Where.
 * @returns a(point).
 */
export function evaluate<T>(
  domain: Domain<T>,
  a: Univariate<T>,
  point: T,
): T {
  spend(1 + (a.length >> 2));
  let value = domain.zero;
  for (let i = a.length - 1; i >= 0; i--) {
    value = domain.add(domain.multiply(value, point), a[i]!);
  }
  return value;
}

/**
 * A polynomial in place of the variable.
 *
 * @param domain Of the coefficients.
 * @param a The outer polynomial.
 * @param b The inner one.
 * @returns a(b(x)).
 */
export function compose<T>(
  domain: Domain<T>,
  a: Univariate<T>,
  b: Univariate<T>,
): Univariate<T> {
  let value: Univariate<T> = [];
  for (let i = a.length - 1; i >= 0; i--) {
    value = add(domain, multiply(domain, value, b), trim(domain, [a[i]!]));
  }
  return value;
}

/**
 * Whether two polynomials are the same.
 *
 * @param domain Of the coefficients.
 * @param a One.
 * @param b The other.
 * @returns Whether all coefficients are equal.
 */
export function equals<T>(
  domain: Domain<T>,
  a: Univariate<T>,
  b: Univariate<T>,
): boolean {
  return a.length === b.length &&
    a.every((coefficient, i) => domain.equals(coefficient, b[i]!));
}

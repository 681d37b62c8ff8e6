/**
 * Dense polynomials in one variable over any domain: arrays of coefficients,
 * ascending. The zero polynomial is the empty array, and the last coefficient
 * of any other is not 0.
 */
import { spend } from "../budget.ts";
import { divisionByZero, type Domain, notDivisible } from "./domain.ts";
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
 * A multiple by a power of the variable.
 *
 * @param domain Of the coefficients.
 * @param a Any.
 * @param degree At least 0.
 * @returns x^degree · a.
 */
export function shift<T>(
  domain: Domain<T>,
  a: Univariate<T>,
  degree: number,
): Univariate<T> {
  if (a.length === 0 || degree === 0) return a;
  checkDegree(a.length - 1 + degree);
  return [...new Array<T>(degree).fill(domain.zero), ...a];
}

/**
 * A power by repeated squaring.
 *
 * @param domain Of the coefficients.
 * @param a Any.
 * @param exponent An integer, at least 0.
 * @returns a ^ exponent.
 */
export function power<T>(
  domain: Domain<T>,
  a: Univariate<T>,
  exponent: number,
): Univariate<T> {
  let result: Univariate<T> = [domain.one], square = a;
  for (let n = exponent; n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result = multiply(domain, result, square);
    if (n > 1) square = multiply(domain, square, square);
  }
  return result;
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

/** A quotient and what is left. */
export interface Division<P> {
  /** How often the divisor fits. */
  readonly quotient: P;
  /** What is left; its degree is below that of the divisor. */
  readonly remainder: P;
}

/**
 * The pseudo-division: leading(b)^(deg a - deg b + 1) · a = q b + r. It stays
 * in the domain (Knuth, The Art of Computer Programming 2, section 4.6.1,
 * algorithm R).
 *
 * @param domain Of the coefficients.
 * @param a The dividend.
 * @param b The divisor, not 0.
 * @returns q and r; 0 and a if a has the lower degree.
 * @throws {ExpressionError} `division-by-zero`.
 */
export function pseudoDivide<T>(
  domain: Domain<T>,
  a: Univariate<T>,
  b: Univariate<T>,
): Division<Univariate<T>> {
  if (b.length === 0) throw divisionByZero(`of degree ${a.length - 1}`);
  if (a.length < b.length) return { quotient: [], remainder: a };
  const lead = b[b.length - 1]!;
  let rest = a.slice();
  let quotient = new Array<T>(a.length - b.length + 1).fill(domain.zero);
  for (let k = a.length - b.length; k >= 0; k--) {
    spend(1 + (b.length >> 1));
    const factor = rest[k + b.length - 1]!;
    rest = rest.slice(0, k + b.length - 1)
      .map((coefficient) => domain.multiply(coefficient, lead));
    quotient = quotient.map((coefficient) =>
      domain.multiply(coefficient, lead)
    );
    quotient[k] = factor;
    for (let j = 0; j < b.length - 1; j++) {
      const term = domain.multiply(factor, b[j]!);
      rest[k + j] = domain.subtract(rest[k + j]!, term);
    }
  }
  return {
    quotient: trim(domain, quotient),
    remainder: trim(domain, rest),
  };
}

/**
 * The division where each coefficient of the quotient is in the domain.
 *
 * @param domain Of the coefficients.
 * @param a The dividend.
 * @param b The divisor, not 0.
 * @returns The quotient and the remainder.
 * @throws {ExpressionError} `domain` if a coefficient of the quotient is not in
 * the domain, `division-by-zero`.
 */
export function divide<T>(
  domain: Domain<T>,
  a: Univariate<T>,
  b: Univariate<T>,
): Division<Univariate<T>> {
  if (b.length === 0) throw divisionByZero(`of degree ${a.length - 1}`);
  if (a.length < b.length) return { quotient: [], remainder: a };
  const lead = b[b.length - 1]!;
  const rest = a.slice();
  const quotient = new Array<T>(a.length - b.length + 1).fill(domain.zero);
  for (let k = a.length - b.length; k >= 0; k--) {
    const top = rest.pop()!;
    if (domain.isZero(top)) continue;
    spend(1 + (b.length >> 2));
    const factor = domain.exactDivide(top, lead);
    quotient[k] = factor;
    for (let j = 0; j < b.length - 1; j++) {
      const term = domain.multiply(factor, b[j]!);
      rest[k + j] = domain.subtract(rest[k + j]!, term);
    }
  }
  return { quotient, remainder: trim(domain, rest) };
}

/**
 * The quotient where the divisor divides.
 *
 * @param domain Of the coefficients.
 * @param a The dividend.
 * @param b The divisor, not 0.
 * @returns a / b.
 * @throws {ExpressionError} `domain` if it does not divide,
 * `division-by-zero`.
 */
export function exactDivide<T>(
  domain: Domain<T>,
  a: Univariate<T>,
  b: Univariate<T>,
): Univariate<T> {
  const { quotient, remainder } = divide(domain, a, b);
  if (remainder.length > 0) {
    throw notDivisible(`degree ${a.length - 1} / degree ${b.length - 1}`);
  }
  return quotient;
}

/** Division of dense polynomials in one variable over any domain. */
import { spend } from "../budget.ts";
import { trim, type Univariate } from "./dense.ts";
import { divisionByZero, type Domain, notDivisible } from "./domain.ts";

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

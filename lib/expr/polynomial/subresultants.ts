/** Subresultants: resultants and remainder sequences without fractions. */
import { pseudoDivide, type Univariate } from "./dense.ts";
import type { Domain } from "./domain.ts";

/** A resultant and the sequence it comes from. */
export interface Subresultants<T> {
  /** The resultant of the two, in the order in which they were given. */
  readonly resultant: T;
  /** The two, then the nonzero remainders, their degrees descending; the last
   * is similar to the greatest common divisor. */
  readonly sequence: readonly Univariate<T>[];
}

/**
 * The subresultant polynomial remainder sequence of two polynomials (Brown and
 * Traub, On Euclid's algorithm and the theory of subresultants, 1971).
 *
 * @param domain Of the coefficients.
 * @param a Any.
 * @param b Any.
 * @returns The sequence, which begins with the one of higher degree, and the
 * resultant of a and b.
 */
export function subresultants<T>(
  domain: Domain<T>,
  a: Univariate<T>,
  b: Univariate<T>,
): Subresultants<T> {
  if (a.length === 0 || b.length === 0) {
    const sequence = [a, b].filter((p) => p.length > 0);
    return { resultant: domain.zero, sequence };
  }
  if (a.length >= b.length) return descend(domain, a, b);
  const { resultant, sequence } = descend(domain, b, a);
  const odd = (a.length - 1) * (b.length - 1) % 2 === 1;
  return { resultant: odd ? domain.negate(resultant) : resultant, sequence };
}

function descend<T>(
  domain: Domain<T>,
  a: Univariate<T>,
  b: Univariate<T>,
): Subresultants<T> {
  const sequence: Univariate<T>[] = [a, b];
  let drop = a.length - b.length;
  let lead = b[b.length - 1]!;
  // Minus the principal coefficient of the latest subresultant.
  let scalar = domain.negate(powerOf(domain, lead, drop));
  let beta = powerOf(domain, domain.negate(domain.one), drop + 1);
  let high = a, low = b;
  while (true) {
    const { remainder } = pseudoDivide(domain, high, low);
    if (remainder.length === 0) break;
    const divisor = beta;
    const next = remainder.map((c) => domain.exactDivide(c, divisor));
    sequence.push(next);
    [high, low] = [low, next];
    drop = high.length - low.length;
    beta = domain.negate(
      domain.multiply(lead, powerOf(domain, scalar, drop)),
    );
    lead = low[low.length - 1]!;
    scalar = nextScalar(domain, scalar, domain.negate(lead), drop);
  }
  const resultant = low.length > 1 ? domain.zero : domain.negate(scalar);
  return { resultant, sequence };
}

/** lead^drop / scalar^(drop - 1), which is in the domain. */
function nextScalar<T>(
  domain: Domain<T>,
  scalar: T,
  lead: T,
  drop: number,
): T {
  if (drop === 1) return lead;
  return domain.exactDivide(
    powerOf(domain, lead, drop),
    powerOf(domain, scalar, drop - 1),
  );
}

/**
 * A power in a domain, by repeated squaring.
 *
 * @param domain Where.
 * @param base Any element.
 * @param exponent An integer, at least 0.
 * @returns base ^ exponent.
 */
export function powerOf<T>(domain: Domain<T>, base: T, exponent: number): T {
  let result = domain.one, square = base;
  for (let n = exponent; n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result = domain.multiply(result, square);
    if (n > 1) square = domain.multiply(square, square);
  }
  return result;
}

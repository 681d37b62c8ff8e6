/** Subresultants: resultants and remainder sequences without fractions. */
import { multiply, scale, subtract, type Univariate } from "./dense.ts";
import { exactDivide, pseudoDivide } from "./dense_division.ts";
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

/** What the next subresultant is divided by, and from what that follows. */
interface Progress<T> {
  /** Of the latest subresultant. */
  lead: T;
  /** Minus the principal coefficient of the latest subresultant. */
  scalar: T;
  /** The divisor of the next pseudo-remainder. */
  beta: T;
}

function startOf<T>(
  domain: Domain<T>,
  a: Univariate<T>,
  b: Univariate<T>,
): Progress<T> {
  const drop = a.length - b.length, lead = b[b.length - 1]!;
  return {
    lead,
    scalar: domain.negate(powerOf(domain, lead, drop)),
    beta: powerOf(domain, domain.negate(domain.one), drop + 1),
  };
}

function advance<T>(
  domain: Domain<T>,
  progress: Progress<T>,
  high: Univariate<T>,
  low: Univariate<T>,
): void {
  const drop = high.length - low.length;
  const { lead, scalar } = progress;
  const factor = powerOf(domain, scalar, drop);
  progress.beta = domain.negate(domain.multiply(lead, factor));
  progress.lead = low[low.length - 1]!;
  const negated = domain.negate(progress.lead);
  progress.scalar = nextScalar(domain, scalar, negated, drop);
}

function descend<T>(
  domain: Domain<T>,
  a: Univariate<T>,
  b: Univariate<T>,
): Subresultants<T> {
  const sequence: Univariate<T>[] = [a, b];
  const progress = startOf(domain, a, b);
  let high = a, low = b;
  while (true) {
    const { remainder } = pseudoDivide(domain, high, low);
    if (remainder.length === 0) break;
    const { beta } = progress;
    const next = remainder.map((c) => domain.exactDivide(c, beta));
    sequence.push(next);
    [high, low] = [low, next];
    advance(domain, progress, high, low);
  }
  const resultant = low.length > 1
    ? domain.zero
    : domain.negate(progress.scalar);
  return { resultant, sequence };
}

/** A multiple of a greatest common divisor as a combination. */
export interface Cofactors<T> {
  /** Similar to the greatest common divisor; combination = s · a + t · b. */
  readonly combination: Univariate<T>;
  /** The factor of a. */
  readonly s: Univariate<T>;
  /** The factor of b. */
  readonly t: Univariate<T>;
}

/**
 * The extended Euclidean algorithm without fractions, along the subresultants:
 * the cofactors are determinants too, and so are divisible by the same
 * elements.
 *
 * @param domain Of the coefficients.
 * @param a Not 0.
 * @param b Not 0, of no higher degree.
 * @returns The last nonzero remainder and its cofactors.
 */
export function subresultantCofactors<T>(
  domain: Domain<T>,
  a: Univariate<T>,
  b: Univariate<T>,
): Cofactors<T> {
  const progress = startOf(domain, a, b);
  let high = a, low = b;
  let s: Univariate<T> = [domain.one], nextS: Univariate<T> = [];
  while (true) {
    const { quotient, remainder } = pseudoDivide(domain, high, low);
    if (remainder.length === 0) break;
    const { beta } = progress;
    const factor = powerOf(
      domain,
      low[low.length - 1]!,
      high.length - low.length + 1,
    );
    const rest = subtract(
      domain,
      scale(domain, s, factor),
      multiply(domain, quotient, nextS),
    );
    [s, nextS] = [nextS, rest.map((c) => domain.exactDivide(c, beta))];
    const next = remainder.map((c) => domain.exactDivide(c, beta));
    [high, low] = [low, next];
    advance(domain, progress, high, low);
  }
  const rest = subtract(domain, low, multiply(domain, nextS, a));
  return { combination: low, s: nextS, t: exactDivide(domain, rest, b) };
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

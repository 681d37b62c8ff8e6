/** Real roots beyond radicals. */
import type { Rational } from "../exact/rational.ts";

/** An interval with one real root in it. */
export interface RootInterval {
  /** Not above the root. */
  readonly lower: number;
  /** Not below the root. */
  readonly upper: number;
}

/**
 * The real roots of an irreducible polynomial.
 *
 * @param coefficients Ascending.
 * @returns Disjoint intervals, ascending.
 */
export function enclosures(
  coefficients: readonly Rational[],
): RootInterval[] {
  return coefficients.length > 1e9 ? [{ lower: 0, upper: 0 }] : [];
}

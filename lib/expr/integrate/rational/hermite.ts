/** Partial fractions and the rational part of an integral. */
import { numeral } from "../../algebra/mod.ts";
import type { DenominatorFactor } from "./denominator.ts";
import { expressionField, type Polynomial, ring } from "./field.ts";

/** numerator / factor^multiplicity, the degree of the numerator less than that
 * of the whole denominator. */
export interface PartialFraction extends DenominatorFactor {
  /** Above the line. */
  readonly numerator: Polynomial;
}

/**
 * Splits a proper fraction.
 *
 * @param numerator Of lower degree than the denominator.
 * @param factors Of the monic denominator.
 * @returns One fraction for each factor; those that are 0 are left out.
 */
export function partialFractions(
  numerator: Polynomial,
  factors: readonly DenominatorFactor[],
): readonly PartialFraction[] {
  const powers = factors.map(({ factor, multiplicity }) =>
    ring.power(factor, multiplicity)
  );
  const fractions: PartialFraction[] = [];
  let rest = numerator;
  factors.forEach((part, place) => {
    const own = powers[place]!;
    const others = powers.slice(place + 1).reduce(
      (product, other) => ring.multiply(product, other),
      ring.one,
    );
    // rest / (own others) = mine / own + theirs / others
    const [mine, theirs] = others.length === 1
      ? [rest, []]
      : ring.solveBezout(others, own, rest);
    if (mine.length > 0) fractions.push({ ...part, numerator: mine });
    rest = theirs;
  });
  return fractions;
}

/** The rational part and what is left of an integral. */
export interface Reduced {
  /** Numerators of 1/factor^k, k = 1, 2, … */
  readonly rational: readonly Polynomial[];
  /** The numerator of 1/factor that is left to integrate. */
  readonly rest: Polynomial;
}

/**
 * Hermite's reduction of one fraction: with numerator = s factor + t factor',
 * the integral of t factor'/factor^k is -t/((k-1) factor^(k-1)) plus that of
 * t'/((k-1) factor^(k-1)) (Bronstein, Symbolic Integration I, section 2.2).
 *
 * @param fraction One fraction.
 * @returns The rational part, and a proper fraction with a simple denominator.
 */
export function reduceHermite(fraction: PartialFraction): Reduced {
  const { factor, multiplicity } = fraction;
  const slope = ring.derivative(factor);
  const rational: Polynomial[] = [];
  let rest = fraction.numerator;
  for (let k = multiplicity; k > 1; k--) {
    const [t, s] = ring.solveBezout(slope, factor, rest);
    const scaled = ring.scale(
      t,
      expressionField.fromRational(numeral(1, k - 1).value),
    );
    rational[k - 2] = ring.negate(scaled);
    rest = ring.add(s, ring.derivative(scaled));
  }
  return { rational: Array.from(rational, (p) => p ?? []), rest };
}

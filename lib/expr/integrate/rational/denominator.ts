/** Denominators as products of powers of coprime square-free factors. */
import { numeral } from "../../algebra/mod.ts";
import { squareFreeDecomposition } from "../../polynomial/mod.ts";
import { factorOverRationals } from "../../polynomial/factor_univariate.ts";
import { type Polynomial, rationalCoefficients, ring } from "./field.ts";

/** A factor and how often it divides. */
export interface DenominatorFactor {
  /** Square-free, coprime to the others. */
  readonly factor: Polynomial;
  /** At least 1. */
  readonly multiplicity: number;
}

/**
 * Factors a denominator: into irreducible factors where all coefficients are
 * rational numbers, else as far as greatest common divisors with the factors
 * that it was written with tell.
 *
 * @param denominator Not constant.
 * @param hints Factors that it was written with.
 * @returns The factors; their product is the denominator up to a constant.
 */
export function factorDenominator(
  denominator: Polynomial,
  hints: readonly Polynomial[],
): readonly DenominatorFactor[] {
  const numbers = rationalCoefficients(denominator);
  if (numbers !== undefined) {
    return factorOverRationals(numbers).factors.map((part) => ({
      factor: part.factor.map((value) => numeral(value)),
      multiplicity: part.multiplicity,
    }));
  }
  const found: DenominatorFactor[] = [];
  const { factors } = squareFreeDecomposition(ring, denominator);
  for (const { factor, multiplicity } of factors) {
    for (const part of refined(factor, hints)) {
      found.push({ factor: part, multiplicity });
    }
  }
  return found;
}

/** Splits a square-free polynomial by common divisors with the hints and with
 * powers of the variable. */
function refined(
  factor: Polynomial,
  hints: readonly Polynomial[],
): readonly Polynomial[] {
  let parts: Polynomial[] = [factor];
  for (const hint of [ring.x, ...hints]) {
    if (hint.length < 2) continue;
    parts = parts.flatMap((part) => {
      if (part.length < 3) return [part];
      const common = ring.gcd(part, hint);
      return common.length < 2 || common.length === part.length
        ? [part]
        : [common, ring.exactDivide(part, common)];
    });
  }
  return parts;
}

/**
 * Reduction of ∫ R(x) e^(p(x)) dx with a polynomial p: derivatives of T e^p /
 * q^k are taken off until the denominators are simple and the polynomial part
 * is of lower degree than p' (Bronstein, Symbolic Integration I, chapter 6,
 * for the exponential of a polynomial).
 */
import { numeral } from "../../algebra/mod.ts";
import {
  expressionField as field,
  type Polynomial,
  ring,
} from "../rational/field.ts";
import type { PartialFraction } from "../rational/hermite.ts";

/** numerator e^p / factor^power, to be added to the integral. */
export interface ExponentialTerm {
  /** Above the line. */
  readonly numerator: Polynomial;
  /** Below the line. */
  readonly factor: Polynomial;
  /** How often. */
  readonly power: number;
}

/** What is left of a fraction. */
export interface ReducedExponential {
  /** The part that is integrated. */
  readonly terms: readonly ExponentialTerm[];
  /** The numerator over the simple factor that is left. */
  readonly rest: Polynomial;
}

/**
 * Reduces a fraction times e^p to a simple denominator: (T e^p/q^(k-1))' =
 * ((T' + p' T) q - (k-1) T q') e^p/q^k.
 *
 * @param fraction Its factor is square-free.
 * @param slope p'.
 * @returns Terms of the integral, and what is left over the factor.
 */
export function reducePowers(
  fraction: PartialFraction,
  slope: Polynomial,
): ReducedExponential {
  const { factor } = fraction;
  const terms: ExponentialTerm[] = [];
  let rest = fraction.numerator;
  for (let k = fraction.multiplicity; k > 1; k--) {
    const pivot = ring.scale(
      ring.derivative(factor),
      field.fromRational(numeral(1 - k).value),
    );
    const [t] = ring.solveBezout(pivot, factor, ring.remainder(rest, factor));
    terms.push({ numerator: t, factor, power: k - 1 });
    const inner = ring.add(ring.derivative(t), ring.multiply(slope, t));
    const left = ring.subtract(rest, ring.multiply(t, pivot));
    rest = ring.subtract(ring.exactDivide(left, factor), inner);
  }
  return { terms, rest };
}

/**
 * Reduces a polynomial times e^p: (T e^p)' = (T' + p' T) e^p.
 *
 * @param polynomial Any.
 * @param slope p', not 0.
 * @returns T, and what is left, of lower degree than p'.
 */
export function reduceDegree(
  polynomial: Polynomial,
  slope: Polynomial,
): { readonly whole: Polynomial; readonly rest: Polynomial } {
  let rest = polynomial, whole: Polynomial = [];
  while (rest.length >= slope.length) {
    const lead = field.divide(ring.leading(rest), ring.leading(slope));
    const monomial: Polynomial = [
      ...new Array(rest.length - slope.length).fill(field.zero),
      lead,
    ];
    whole = ring.add(whole, monomial);
    rest = ring.subtract(
      rest,
      ring.add(ring.derivative(monomial), ring.multiply(slope, monomial)),
    );
  }
  return { whole, rest };
}

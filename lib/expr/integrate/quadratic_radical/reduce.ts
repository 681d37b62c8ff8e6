/**
 * Reduction of ∫ N/(D √Q) dx to simple denominators and a constant over the
 * root, as Hermite's reduction does for rational functions: derivatives of
 * T √Q / q^k are taken off (Hardy, The Integration of Functions of a Single
 * Variable, chapter 5; Bronstein, Symbolic Integration I, section 2.2).
 */
import { numeral } from "../../algebra/mod.ts";
import {
  expressionField as field,
  type Polynomial,
  ring,
} from "../rational/field.ts";
import type { PartialFraction } from "../rational/hermite.ts";

/** polynomial · √Q / factor^power, to be added to the integral. */
export interface RootTerm {
  /** Above the line. */
  readonly numerator: Polynomial;
  /** Below the line. */
  readonly factor: Polynomial;
  /** How often. */
  readonly power: number;
}

/** What is left of a fraction over the root. */
export interface ReducedRadical {
  /** The part with the root. */
  readonly terms: readonly RootTerm[];
  /** numerator / factor, to be integrated over the root; of multiplicity 0 if
   * the factor is gone. */
  readonly rest: PartialFraction;
}

/**
 * Reduces a fraction over the root of Q.
 *
 * @param fraction Its factor is irreducible, or coprime to Q.
 * @param radicand Q.
 * @returns Terms of the integral, and a fraction with a simple factor that is
 * coprime to Q.
 */
export function reduceFraction(
  fraction: PartialFraction,
  radicand: Polynomial,
): ReducedRadical {
  const { factor } = fraction;
  const divides = ring.remainder(radicand, factor).length === 0;
  const terms: RootTerm[] = [];
  let rest = fraction.numerator, k = fraction.multiplicity;
  for (; divides ? k > 0 : k > 1; k--) {
    const step = divides
      ? reduceCommon(rest, factor, radicand, k)
      : reduceCoprime(rest, factor, radicand, k);
    terms.push(step.term);
    rest = step.rest;
  }
  return { terms, rest: { factor, multiplicity: k, numerator: rest } };
}

interface Step {
  readonly term: RootTerm;
  readonly rest: Polynomial;
}

const rational = (n: number, d = 1) => field.fromRational(numeral(n, d).value);

/** (T √Q/q^(k-1))' = (T' Q q + T Q' q/2 - (k-1) T Q q')/(q^k √Q). */
function reduceCoprime(
  numerator: Polynomial,
  factor: Polynomial,
  radicand: Polynomial,
  k: number,
): Step {
  const slope = ring.derivative(factor);
  const pivot = ring.scale(ring.multiply(radicand, slope), rational(1 - k));
  const [t] = ring.solveBezout(
    pivot,
    factor,
    ring.remainder(numerator, factor),
  );
  const inner = ring.add(
    ring.multiply(ring.derivative(t), radicand),
    ring.scale(ring.multiply(t, ring.derivative(radicand)), rational(1, 2)),
  );
  const left = ring.subtract(numerator, ring.multiply(t, pivot));
  return {
    term: { numerator: t, factor, power: k - 1 },
    rest: ring.subtract(ring.exactDivide(left, factor), inner),
  };
}

/** With Q = q r: (T √Q/q^k)' =
 * (T' r q + T (q' r + q r')/2 - k T r q')/(q^k √Q). */
function reduceCommon(
  numerator: Polynomial,
  factor: Polynomial,
  radicand: Polynomial,
  k: number,
): Step {
  const other = ring.exactDivide(radicand, factor);
  const slope = ring.derivative(factor);
  const pivot = ring.scale(ring.multiply(other, slope), rational(1 - 2 * k, 2));
  const [t] = ring.solveBezout(
    pivot,
    factor,
    ring.remainder(numerator, factor),
  );
  const inner = ring.add(
    ring.multiply(ring.derivative(t), other),
    ring.scale(ring.multiply(t, ring.derivative(other)), rational(1, 2)),
  );
  const left = ring.subtract(numerator, ring.multiply(t, pivot));
  return {
    term: { numerator: t, factor, power: k },
    rest: ring.subtract(ring.exactDivide(left, factor), inner),
  };
}

/**
 * Reduces a polynomial over the root of Q, of degree d.
 *
 * @param polynomial Any.
 * @param radicand Q.
 * @returns P and r with ∫ polynomial/√Q = P √Q + ∫ r/√Q, the degree of r at
 * most d - 2.
 */
export function reducePolynomial(
  polynomial: Polynomial,
  radicand: Polynomial,
): { readonly whole: Polynomial; readonly rest: Polynomial } {
  const degree = radicand.length - 1;
  let rest = polynomial, whole: Polynomial = [];
  const half = ring.scale(ring.derivative(radicand), rational(1, 2));
  while (rest.length >= degree) {
    // (x^m √Q)' = (m x^(m-1) Q + x^m Q'/2)/√Q leads with
    // (m + d/2) a x^(m + d - 1).
    const m = rest.length - degree;
    const lead = field.divide(
      ring.leading(rest),
      field.multiply(rational(2 * m + degree, 2), ring.leading(radicand)),
    );
    const monomial: Polynomial = [...new Array(m).fill(field.zero), lead];
    whole = ring.add(whole, monomial);
    const slope = ring.add(
      ring.multiply(ring.derivative(monomial), radicand),
      ring.multiply(monomial, half),
    );
    rest = ring.subtract(rest, slope);
  }
  return { whole, rest };
}

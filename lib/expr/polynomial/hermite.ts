/** The rational part of the integral of a rational function. */
import type { Univariate } from "./dense.ts";
import { divisionByZero } from "./domain.ts";
import { type Fraction, FractionField } from "./fractions.ts";
import type { UnivariateRing } from "./univariate.ts";

/** ∫ numerator / denominator = polynomial + rational + ∫ simple. */
export interface HermiteReduction<P> {
  /** Without a constant term. */
  readonly polynomial: P;
  /** A proper fraction in lowest terms. */
  readonly rational: Fraction<P>;
  /** A proper fraction in lowest terms; its denominator is square-free. */
  readonly simple: Fraction<P>;
}

/**
 * Hermite's reduction, in Mack's linear form (Bronstein, Symbolic Integration
 * I, section 2.2).
 *
 * @param ring Of the polynomials in the variable of integration.
 * @param numerator Any.
 * @param denominator Not 0.
 * @returns What is integrated, and what has only simple poles.
 * @throws {ExpressionError} `division-by-zero`.
 */
export function hermiteReduction<T>(
  ring: UnivariateRing<T>,
  numerator: Univariate<T>,
  denominator: Univariate<T>,
): HermiteReduction<Univariate<T>> {
  if (denominator.length === 0) throw divisionByZero("a polynomial");
  const fractions = new FractionField(ring);
  const whole = fractions.of(numerator, denominator);
  const { quotient, remainder } = ring.divide(
    whole.numerator,
    whole.denominator,
  );
  let top = remainder;
  let rational = fractions.zero;
  let repeated = ring.gcd(
    whole.denominator,
    ring.derivative(whole.denominator),
  );
  const simple = ring.exactDivide(whole.denominator, repeated);
  while (repeated.length > 1) {
    const slope = ring.derivative(repeated);
    const next = ring.gcd(repeated, slope);
    const part = ring.exactDivide(repeated, next);
    const factor = ring.exactDivide(ring.multiply(simple, slope), repeated);
    const [b, c] = ring.solveBezout(ring.negate(factor), part, top);
    const correction = ring.multiply(
      ring.derivative(b),
      ring.exactDivide(simple, part),
    );
    top = ring.subtract(c, correction);
    rational = fractions.add(rational, fractions.of(b, repeated));
    repeated = next;
  }
  return {
    polynomial: ring.integral(quotient),
    rational,
    simple: fractions.of(top, simple),
  };
}

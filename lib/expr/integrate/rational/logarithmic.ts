/** The logarithmic part: proper fractions with a square-free denominator. */
import { call, type Expression, multiply } from "../../algebra/mod.ts";
import { integrateBinomial } from "./binomial.ts";
import { integrateBiquadratic } from "./biquadratic.ts";
import {
  expressionField as field,
  expressionOfPolynomial,
  type Polynomial,
  ring,
} from "./field.ts";
import { integrateOverQuadratic } from "./quadratic.ts";
import { integrateByResultant } from "./resultant_part.ts";

/**
 * ∫ numerator / factor dx.
 *
 * @param numerator Of lower degree than the factor.
 * @param factor Square-free.
 * @param x The variable.
 * @returns An antiderivative; undefined if its roots have no closed form here.
 */
export function integrateSimple(
  numerator: Polynomial,
  factor: Polynomial,
  x: Expression,
): Expression | undefined {
  const ratio = constantRatio(numerator, ring.derivative(factor));
  if (ratio !== undefined) {
    return multiply(ratio, call("ln", expressionOfPolynomial(factor, x)));
  }
  if (factor.length === 3) {
    const [a, b, c] = factor as [Expression, Expression, Expression];
    return integrateOverQuadratic(numerator, { a, b, c }, x);
  }
  return integrateBinomial(numerator, factor, x) ??
    integrateBiquadratic(numerator, factor, x) ??
    integrateByResultant(numerator, factor, x);
}

/** a / b if it is constant. */
function constantRatio(a: Polynomial, b: Polynomial): Expression | undefined {
  if (a.length !== b.length) return undefined;
  const ratio = field.divide(ring.leading(a), ring.leading(b));
  return ring.equals(a, ring.scale(b, ratio)) ? ratio : undefined;
}

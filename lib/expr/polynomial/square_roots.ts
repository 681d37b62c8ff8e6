/** Square roots of rationals, polynomials and rational functions, where there
 * are such. */
import { integerRoot } from "../exact/radicals.ts";
import { Rational } from "../exact/rational.ts";
import { type Multivariate, MultivariateRing } from "./multivariate.ts";
import { squareFreeMultivariate } from "./factor_multivariate.ts";
import type { RationalFunction } from "./rational_functions.ts";

/**
 * The square root of a rational.
 *
 * @param value Any.
 * @returns At least 0, or nothing if there is none.
 */
export function rationalSquareRoot(value: Rational): Rational | undefined {
  if (value.sign < 0) return undefined;
  const top = integerRoot(value.numerator, 2);
  const bottom = integerRoot(value.denominator, 2);
  if (!top.exact || !bottom.exact) return undefined;
  return Rational.of(top.root, bottom.root);
}

/**
 * The square root of a polynomial.
 *
 * @param ring Of the polynomial.
 * @param a Any.
 * @returns With a positive leading coefficient, or nothing if there is none.
 */
export function multivariateSquareRoot(
  ring: MultivariateRing,
  a: Multivariate,
): Multivariate | undefined {
  const { unit, factors } = squareFreeMultivariate(a);
  const root = rationalSquareRoot(unit);
  if (root === undefined) return undefined;
  let result = ring.constant(root);
  for (const { factor, multiplicity } of factors) {
    if (multiplicity % 2 === 1) return undefined;
    const power = ring.power(factor, multiplicity / 2);
    result = ring.multiply(result, power);
  }
  return result;
}

/**
 * The square root of a rational function.
 *
 * @param arity The number of parameters.
 * @param a Any.
 * @returns The root with positive leading coefficients, or nothing if there is
 * none.
 */
export function rationalFunctionSquareRoot(
  arity: number,
  a: RationalFunction,
): RationalFunction | undefined {
  const ring = new MultivariateRing(arity);
  const numerator = multivariateSquareRoot(ring, a.numerator);
  const denominator = multivariateSquareRoot(ring, a.denominator);
  if (numerator === undefined || denominator === undefined) return undefined;
  return { numerator, denominator };
}

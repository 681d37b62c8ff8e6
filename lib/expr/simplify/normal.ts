/** Rational normal forms and the exact test for zero. */
import { type Expression, same, zero } from "../algebra/mod.ts";
import { expandProducts } from "./expand.ts";
import {
  type Fraction,
  numeratorDenominator,
  togetherExpression,
} from "./fraction.ts";

/**
 * An expression as a quotient of polynomials in its parts that are not
 * rational: variables, roots, exponentials, functions.
 *
 * @param expression Any.
 * @returns The polynomials, expanded.
 * @throws {ExpressionError} `budget`.
 */
export function rationalNormal(expression: Expression): Fraction {
  const { numerator, denominator } = numeratorDenominator(
    togetherExpression(expression),
  );
  return {
    numerator: expandProducts(numerator),
    denominator: expandProducts(denominator),
  };
}

/**
 * Whether an expression is 0 wherever it has a value, as far as its normal
 * form shows.
 *
 * @param expression Any.
 * @returns True if it is proved; false says nothing.
 * @throws {ExpressionError} `budget`.
 */
export function isZero(expression: Expression): boolean {
  return same(rationalNormal(expression).numerator, zero);
}

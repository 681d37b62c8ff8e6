/**
 * Simplify, expand, factor, collect, cancel, partial fractions, and whether two
 * expressions are equal.
 * @module
 */
export { expandExpression, expandProducts } from "./expand.ts";
export { coefficientsOf, type Collected, collectPowers } from "./collect.ts";
export {
  type Fraction,
  numeratorDenominator,
  togetherExpression,
} from "./fraction.ts";
export { isZero, rationalNormal } from "./normal.ts";

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
export {
  type Normal,
  Normalizer,
  type NormalOptions,
  rationalNormal,
} from "./normal.ts";
export {
  type FactoredExpression,
  factorization,
  type FactorPower,
  productOf,
} from "./factor.ts";
export { partialFractionsOf } from "./partial_fractions.ts";
export { refine } from "./refine.ts";
export { isZero } from "./zero.ts";
export {
  compareValues,
  type ComplexValue,
  type Equivalence,
  type EquivalenceOptions,
} from "./compare.ts";
export { type Assumption, type Assumptions, Knowledge } from "./knowledge.ts";
export { costOfNode } from "./cost.ts";
export {
  Simplifier,
  simplifyExpression,
  type SimplifyOptions,
} from "./simplify.ts";
export { expandLogarithms } from "./expand_logarithms.ts";
export {
  inExponentials,
  inHalfTangents,
  inSinesAndCosines,
} from "./rewrite_angles.ts";
export { expandAngles } from "./trigonometric_expand.ts";
export { reduceAngles } from "./trigonometric_reduce.ts";
export { nodeOfFactors } from "./write_factors.ts";
export {
  cancel,
  collect,
  equivalent,
  expand,
  factor,
  partialFractions,
  simplify,
  together,
  trigExpand,
  trigReduce,
} from "./transformations.ts";

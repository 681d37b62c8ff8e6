/**
 * Simplify, expand, factor, collect, cancel, partial fractions, and whether two
 * expressions are equal.
 * @module
 */
export type {
  Call,
  CallName,
  Constant,
  Expression,
  Facts,
  Numeral,
  Power,
  PowerName,
  Product,
  RelationName,
  Sum,
  Variable,
} from "../algebra/mod.ts";
export type { ExpressionErrorCode, Span } from "../errors.ts";
export type { FunctionName } from "../functions/names.ts";
export type { Source } from "../differentiate/source.ts";
export type { Rational } from "../exact/rational.ts";
export type {
  BinaryNode,
  BinaryOperator,
  CallNode,
  NameNode,
  Node,
  NumberNode,
  PostfixNode,
  PrefixNode,
  PrefixOperator,
} from "../syntax/nodes.ts";
export type { Nature } from "./bounds.ts";
export type { Eliminated } from "./generator_ring.ts";
export type { Rationalized } from "./rationalize.ts";
export { expandExpression, expandProducts } from "./expand.ts";
export { coefficientsOf, type Collected, collectPowers } from "./collect.ts";
export {
  type Fraction,
  numeratorDenominator,
  togetherExpression,
} from "./fraction.ts";
export { type NormalOptions, rationalNormal } from "./normal.ts";
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

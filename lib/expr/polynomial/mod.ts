/**
 * Exact polynomials: rings, greatest common divisors, factors, partial
 * fractions, integrals of rational functions, roots. The way from and to
 * expressions is `from_expression.ts`.
 * @module
 */
export { Rational } from "../exact/rational.ts";
export { type Domain, type Field, integers, rationals } from "./domain.ts";
export type { Univariate } from "./dense.ts";
export type { Division } from "./dense_division.ts";
export type { Cofactors, Subresultants } from "./subresultants.ts";
export { type Bezout, UnivariateRing } from "./univariate.ts";
export {
  type Factor,
  type Factorization,
  squareFreeDecomposition,
  squareFreePart,
} from "./square_free.ts";
export {
  fromIntegers,
  type RationalPolynomial,
  rationalPolynomials,
} from "./rational_ring.ts";
export {
  contentOf,
  gcdOfIntegers,
  type IntegerPolynomial,
  type Primitive,
  primitivePart,
  toPrimitive,
} from "./integer.ts";
export {
  factorOverIntegers,
  factorOverRationals,
  isIrreducible,
} from "./factor_univariate.ts";
export type { Sparse, SparseTerm } from "./sparse.ts";
export {
  type Content,
  type Multivariate,
  MultivariateRing,
  type Term,
} from "./multivariate.ts";
export {
  factorMultivariate,
  squareFreeMultivariate,
} from "./factor_multivariate.ts";
export type { GcdDomain } from "./domain.ts";
export { type Fraction, FractionField } from "./fractions.ts";
export {
  ParametricRing,
  type RationalFunction,
  type RationalFunctionField,
  rationalFunctions,
} from "./rational_functions.ts";
export { AlgebraicExtension } from "./algebraic_extension.ts";
export {
  type AlgebraicPolynomial,
  factorOverExtension,
  normOf,
} from "./factor_extension.ts";
export {
  type PartialFraction,
  type PartialFractions,
  partialFractions,
} from "./partial_fractions.ts";
export { type HermiteReduction, hermiteReduction } from "./hermite.ts";
export {
  type Factoring,
  logarithmicPart,
  type LogarithmicTerm,
} from "./logarithmic_part.ts";
export {
  logarithmToArctangents,
  quadraticLogarithm,
  type RealLogarithm,
} from "./arctangents.ts";
export {
  multivariateSquareRoot,
  rationalFunctionSquareRoot,
  rationalSquareRoot,
} from "./square_roots.ts";
export {
  countRealRoots,
  isolateRealRoots,
  type RealRoot,
} from "./real_roots.ts";
export {
  realRootToNumber,
  refineRealRoot,
  type RootInterval,
  signAt,
} from "./refine_root.ts";
export { type ComplexRoot, isolateComplexRoots } from "./complex_roots.ts";

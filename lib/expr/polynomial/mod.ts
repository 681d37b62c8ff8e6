/** Exact polynomials. */
export { type Domain, type Field, integers, rationals } from "./domain.ts";
export type { Division, Univariate } from "./dense.ts";
export type { Subresultants } from "./subresultants.ts";
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

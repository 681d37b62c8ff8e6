/** Factorisation of polynomials in several variables over the rationals. */
import { Rational } from "../exact/rational.ts";
import { factorSparse } from "./factor_sparse.ts";
import type { Multivariate } from "./multivariate.ts";
import { fromSparseIntegers, toSparsePrimitive } from "./sparse_integer.ts";
import type { Factorization } from "./square_free.ts";
import { squareFreeSparse } from "./square_free_sparse.ts";

/**
 * The irreducible factors over the rationals (Wang, An improved multivariate
 * polynomial factoring algorithm, 1978).
 *
 * @param a Any; 0 has no factors and the unit 0.
 * @returns a = unit · Π factor^multiplicity; the coefficients of each factor
 * are coprime integers, the leading one positive; the total degrees ascend.
 * @throws {ExpressionError} `budget`.
 */
export function factorMultivariate(
  a: Multivariate,
): Factorization<Rational, Multivariate> {
  if (a.length === 0) return { unit: Rational.of(0), factors: [] };
  const { content, primitive } = toSparsePrimitive(a);
  const factors = factorSparse(primitive).map(({ factor, multiplicity }) => ({
    factor: fromSparseIntegers(factor),
    multiplicity,
  }));
  return { unit: content, factors };
}

/**
 * The square-free decomposition over the rationals.
 *
 * @param a Any; 0 has no factors and the unit 0.
 * @returns Square-free, pairwise coprime factors with coprime integer
 * coefficients, the leading one positive; more than one may have the same
 * multiplicity.
 */
export function squareFreeMultivariate(
  a: Multivariate,
): Factorization<Rational, Multivariate> {
  if (a.length === 0) return { unit: Rational.of(0), factors: [] };
  const { content, primitive } = toSparsePrimitive(a);
  const factors = squareFreeSparse(primitive)
    .map(({ factor, multiplicity }) => ({
      factor: fromSparseIntegers(factor),
      multiplicity,
    }));
  return { unit: content, factors };
}

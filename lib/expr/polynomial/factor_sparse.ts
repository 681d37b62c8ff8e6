/** Factorisation of sparse polynomials over the integers: what can be split off
 * at once, and Wang's algorithm for the rest. */
import { integers } from "./domain.ts";
import { factorOverIntegers } from "./factor_univariate.ts";
import { factorByLifting } from "./factor_lifted.ts";
import { fromIntegers } from "./rational_ring.ts";
import { collect, compareExponents, degreesOf } from "./sparse.ts";
import {
  divideSparseIntegers,
  fromDenseIntegers,
  primitiveSparse,
  selectVariables,
  type SparseInteger,
  spreadVariables,
  toDenseIntegers,
} from "./sparse_integer.ts";
import { coefficientsIn } from "./sparse_variable.ts";
import type { Factor } from "./square_free.ts";
import { contentIn, squareFreeSparse } from "./square_free_sparse.ts";

/**
 * The irreducible factors.
 *
 * @param a Not 0, primitive, the leading coefficient positive.
 * @returns Primitive factors with positive leading coefficients, in an order
 * that depends on them alone.
 * @throws {ExpressionError} `budget`.
 */
export function factorSparse(
  a: SparseInteger,
): readonly Factor<SparseInteger>[] {
  const factors: Factor<SparseInteger>[] = [];
  const { powers, rest } = splitPowers(a);
  factors.push(...powers);
  for (const { factor, multiplicity } of squareFreeSparse(rest)) {
    for (const irreducible of factorSquareFree(factor)) {
      factors.push({ factor: irreducible, multiplicity });
    }
  }
  return factors.sort(inOrder);
}

function inOrder(
  a: Factor<SparseInteger>,
  b: Factor<SparseInteger>,
): number {
  const left = a.factor, right = b.factor;
  const total = totalDegree(left) - totalDegree(right);
  if (total !== 0 || left.length !== right.length) {
    return total || left.length - right.length;
  }
  for (let i = 0; i < left.length; i++) {
    const order = compareExponents(right[i]!.exponents, left[i]!.exponents);
    if (order !== 0) return order;
    const difference = left[i]!.coefficient - right[i]!.coefficient;
    if (difference !== 0n) return difference < 0n ? -1 : 1;
  }
  return 0;
}

function totalDegree(a: SparseInteger): number {
  return Math.max(...a.map(({ exponents }) => sumOf(exponents)));
}

function sumOf(exponents: readonly number[]): number {
  return exponents.reduce((sum, exponent) => sum + exponent, 0);
}

/** The variables that divide, and what is left. */
function splitPowers(
  a: SparseInteger,
): { powers: readonly Factor<SparseInteger>[]; rest: SparseInteger } {
  const least = a[0]!.exponents.slice();
  for (const { exponents } of a) {
    exponents.forEach((exponent, i) =>
      least[i] = Math.min(least[i]!, exponent)
    );
  }
  const powers: Factor<SparseInteger>[] = [];
  least.forEach((multiplicity, i) => {
    if (multiplicity === 0) return;
    const exponents = least.map((_, j) => i === j ? 1 : 0);
    powers.push({ factor: [{ exponents, coefficient: 1n }], multiplicity });
  });
  const rest = a.map(({ exponents, coefficient }) => ({
    exponents: exponents.map((exponent, i) => exponent - least[i]!),
    coefficient,
  }));
  return { powers, rest };
}

/** Of a primitive, square-free polynomial that no variable divides. */
function factorSquareFree(a: SparseInteger): readonly SparseInteger[] {
  const arity = a[0]!.exponents.length;
  const degrees = degreesOf(a);
  const variables = degrees.flatMap((degree, i) => degree > 0 ? [i] : []);
  if (variables.length === 0) return [];
  if (variables.length === arity) return factorFull(a);
  return factorFull(primitiveSparse(selectVariables(a, variables)))
    .map((factor) =>
      primitiveSparse(spreadVariables(factor, variables, arity))
    );
}

/** All variables occur. */
function factorFull(a: SparseInteger): readonly SparseInteger[] {
  const arity = a[0]!.exponents.length;
  if (arity === 1) return factorInOne(a);
  if (isHomogeneous(a)) return factorHomogeneous(a);
  for (let i = 0; i < arity; i++) {
    const content = contentIn(a, i);
    if (degreesOf(content).every((degree) => degree === 0)) continue;
    const rest = primitiveSparse(divideSparseIntegers(a, content)!);
    return [...factorSquareFree(content), ...factorSquareFree(rest)];
  }
  const degrees = degreesOf(a);
  // Primitive in each variable: linear in one means irreducible.
  if (degrees.includes(1)) return [a];
  const order = orderOfVariables(a, degrees);
  return factorByLifting(
    primitiveSparse(selectVariables(a, order)),
    factorSparse,
  )
    .map((factor) => primitiveSparse(spreadVariables(factor, order, arity)));
}

function factorInOne(a: SparseInteger): readonly SparseInteger[] {
  return factorOverIntegers(fromIntegers(toDenseIntegers(a))).factors
    .map(({ factor }) => fromDenseIntegers(factor));
}

function isHomogeneous(a: SparseInteger): boolean {
  const total = sumOf(a[0]!.exponents);
  return a.every(({ exponents }) => sumOf(exponents) === total);
}

/** The last variable is set to 1, and comes back to even the degrees. */
function factorHomogeneous(a: SparseInteger): readonly SparseInteger[] {
  const last = a[0]!.exponents.length - 1;
  const flat = a.map(({ exponents, coefficient }) => ({
    exponents: exponents.slice(0, last),
    coefficient,
  }));
  return factorSquareFree(primitiveSparse(collect(integers, flat)))
    .map((factor) => {
      const total = totalDegree(factor);
      return primitiveSparse(collect(
        integers,
        factor.map(({ exponents, coefficient }) => ({
          exponents: [...exponents, total - sumOf(exponents)],
          coefficient,
        })),
      ));
    });
}

/** The main variable first: one with a constant leading coefficient, of low
 * degree; of the others those of low degree are lifted first. */
function orderOfVariables(
  a: SparseInteger,
  degrees: readonly number[],
): readonly number[] {
  const leads = degrees.map((degree, i) => coefficientsIn(a, i)[degree]!);
  const isMonic = leads.map((lead) =>
    lead.length === 1 && sumOf(lead[0]!.exponents) === 0
  );
  const indices = degrees.map((_, i) => i);
  const rank = (i: number) =>
    isMonic[i] ? degrees[i]! : 1000 * leads[i]!.length + degrees[i]!;
  const main = indices.reduce((best, i) => rank(i) < rank(best) ? i : best);
  const others = indices.filter((i) => i !== main)
    .sort((i, j) => degrees[i]! - degrees[j]!);
  return [main, ...others];
}

/** Wang's factorisation in several variables: the value at a point is factored,
 * and its factors are lifted. */
import { integers } from "./domain.ts";
import { type Problem, type Sample, samplesOf } from "./factor_samples.ts";
import { type IntegerPolynomial, primitivePart } from "./integer.ts";
import { liftAndCheck } from "./lift_attempt.ts";
import { multiply } from "./sparse.ts";
import {
  integerContent,
  primitiveSparse,
  type SparseInteger,
} from "./sparse_integer.ts";
import { coefficientsIn } from "./sparse_variable.ts";
import type { Factor } from "./square_free.ts";

/** Points that tell the leading coefficients and are compared before lifting,
 * the most that are tried for lifting, and the most points in all. */
const pointsCompared = 3;
const pointsLifted = 12;
const pointsTried = 60;

/** The factorisation of any polynomial. */
export type FactorAny = (
  a: SparseInteger,
) => readonly Factor<SparseInteger>[];

/**
 * The irreducible factors.
 *
 * @param a In two variables or more; square-free, and primitive in each of
 * them.
 * @param factorAny The factorisation of what has fewer variables or a lower
 * degree.
 * @returns Primitive factors.
 * @throws {ExpressionError} `budget`.
 */
export function factorByLifting(
  a: SparseInteger,
  factorAny: FactorAny,
): readonly SparseInteger[] {
  const degree = a[0]!.exponents[0]!;
  const lead = coefficientsIn(a, 0)[degree]!;
  const leadContent = lead[0]!.coefficient < 0n
    ? -integerContent(lead)
    : integerContent(lead);
  const leadFactors = factorAny(primitiveSparse(lead));
  const problem = { polynomial: a, lead, leadContent, leadFactors };
  const samples: Sample[] = [], good: Sample[] = [];
  let degrees = -1n;
  for (const sample of samplesOf(problem)) {
    degrees &= productDegrees(sample.factors);
    if (degrees === (1n | 1n << BigInt(degree))) return [a];
    samples.push(sample);
    if (sample.leading !== undefined) good.push(sample);
    const isLast = samples.length === pointsTried;
    if (!isLast && good.length < pointsCompared) continue;
    // The first ones together, then each as it comes.
    const fresh = isLast || good.length === pointsCompared
      ? byCount(good)
      : good.filter((each) => each === sample);
    const factors = firstDefined(fresh, (each) => liftSample(problem, each));
    if (factors !== undefined) return factors;
    if (isLast || good.length === pointsLifted) break;
  }
  const parts = factorBySubsets(problem, byCount(samples)[0]!);
  if (parts.length === 1) return parts;
  return parts.flatMap((part) => factorAny(part).map(({ factor }) => factor));
}

function firstDefined<A, B>(
  list: readonly A[],
  change: (each: A) => B | undefined,
): B | undefined {
  for (const each of list) {
    const value = change(each);
    if (value !== undefined) return value;
  }
  return undefined;
}

function byCount(samples: readonly Sample[]): readonly Sample[] {
  return samples.toSorted((a, b) => a.factors.length - b.factors.length);
}

/** The degrees of all products of factors, as bits. */
function productDegrees(factors: readonly IntegerPolynomial[]): bigint {
  return factors.reduce(
    (degrees, factor) => degrees | degrees << BigInt(factor.length - 1),
    1n,
  );
}

/** With the leading coefficients that Wang's rule tells. */
function liftSample(
  { polynomial, leadContent }: Problem,
  sample: Sample,
): readonly SparseInteger[] | undefined {
  return sample.leading && liftAndCheck(polynomial, {
    target: polynomial,
    constant: leadContent,
    point: sample.point,
    images: sample.factors,
    leading: sample.leading,
  });
}

/**
 * Where no point gives images of the irreducible factors: each split of the
 * images into two is tried, both with the whole leading coefficient. Should
 * none lift, there is no factor.
 */
function factorBySubsets(
  problem: Problem,
  sample: Sample,
): readonly SparseInteger[] {
  const { polynomial, lead } = problem;
  const count = sample.factors.length;
  const target = multiply(integers, polynomial, lead);
  // The first image stands on the left side: half of the subsets suffice.
  for (let subset = 0; subset < 2 ** (count - 1) - 1; subset++) {
    const isLeft = (_: unknown, i: number) =>
      i === 0 || Math.floor(subset / 2 ** (i - 1)) % 2 === 1;
    const left = sample.factors.filter(isLeft);
    const right = sample.factors.filter((image, i) => !isLeft(image, i));
    const factors = liftAndCheck(polynomial, {
      target,
      constant: 1n,
      point: sample.point,
      images: [left, right].map(productOfDense),
      leading: [lead, lead],
    });
    if (factors !== undefined) return factors;
  }
  return [polynomial];
}

function productOfDense(
  factors: readonly IntegerPolynomial[],
): IntegerPolynomial {
  return factors.reduce((a, b) => {
    const product = new Array<bigint>(a.length + b.length - 1).fill(0n);
    a.forEach((left, i) =>
      b.forEach((right, j) => product[i + j]! += left * right)
    );
    return primitivePart(product);
  });
}

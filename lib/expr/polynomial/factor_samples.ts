/** Values of a polynomial at points, factored. */
import { Random } from "../../core/random.ts";
import { spend } from "../budget.ts";
import { integers } from "./domain.ts";
import { factorOverIntegers } from "./factor_univariate.ts";
import { contentOf, type IntegerPolynomial } from "./integer.ts";
import { leadingCoefficients } from "./leading_coefficients.ts";
import { fromIntegers } from "./rational_ring.ts";
import { type SparseInteger, toDenseIntegers } from "./sparse_integer.ts";
import { evaluate } from "./sparse_variable.ts";
import type { Factor } from "./square_free.ts";

/** A polynomial, and the factors of its leading coefficient in the first
 * variable. */
export interface Problem {
  readonly polynomial: SparseInteger;
  readonly lead: SparseInteger;
  readonly leadContent: bigint;
  readonly leadFactors: readonly Factor<SparseInteger>[];
}

/** A value of the polynomial at a point. */
export interface Sample {
  /** Of all variables but the first. */
  readonly point: readonly bigint[];
  readonly factors: readonly IntegerPolynomial[];
  /** Of the factors that have these images, without constant factors; absent
   * if the point does not tell them. */
  readonly leading: readonly SparseInteger[] | undefined;
}

/**
 * Values at points where neither the degree falls nor a factor is repeated.
 * The points go farther and farther from 0; those with many zeros come first,
 * as they keep the polynomial sparse.
 *
 * @param problem Square-free.
 * @yields As many as are asked for.
 */
export function* samplesOf(problem: Problem): Generator<Sample> {
  const { polynomial, lead } = problem;
  const arity = polynomial[0]!.exponents.length;
  const random = new Random(arity);
  const seen = new Set<string>();
  for (let attempt = 0;; attempt++) {
    spend(10);
    const point = drawPoint(random, arity - 1, attempt);
    if (seen.has(point.join()) || valueAt(lead, point).length === 0) continue;
    seen.add(point.join());
    const value = toDenseIntegers(valueAt(polynomial, point));
    const { factors } = factorOverIntegers(fromIntegers(value));
    if (factors.some(({ multiplicity }) => multiplicity > 1)) continue;
    const images = factors.map(({ factor }) => factor);
    const leading = leadingAt(problem, point, images, contentOf(value));
    yield { point, factors: images, leading };
  }
}

function leadingAt(
  { leadContent, leadFactors }: Problem,
  point: readonly bigint[],
  images: readonly IntegerPolynomial[],
  content: bigint,
): readonly SparseInteger[] | undefined {
  return leadingCoefficients({
    factors: leadFactors,
    values: leadFactors.map(({ factor }) =>
      valueAt(factor, point)[0]!.coefficient
    ),
    constant: leadContent * content,
    images,
    arity: point.length + 1,
  });
}

function drawPoint(
  random: Random,
  length: number,
  attempt: number,
): readonly bigint[] {
  const size = 1 + (attempt >> 1);
  const point = new Array<bigint>(length).fill(0n);
  const count = Math.min(length, attempt === 0 ? 0 : 1 + (attempt >> 2));
  for (let i = 0; i < count; i++) {
    point[random.below(length)] = BigInt(random.below(2 * size + 1) - size);
  }
  return point;
}

function valueAt(a: SparseInteger, point: readonly bigint[]): SparseInteger {
  return point.reduce(
    (value, coordinate, i) => evaluate(integers, value, i + 1, coordinate),
    a,
  );
}

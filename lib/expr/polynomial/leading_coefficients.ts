/** Wang's way to tell the leading coefficients of factors before they are
 * lifted (Wang 1978, section 4). */
import { greatestCommonDivisor } from "../exact/rational.ts";
import { integers } from "./domain.ts";
import type { IntegerPolynomial } from "./integer.ts";
import { constant, multiply } from "./sparse.ts";
import type { SparseInteger } from "./sparse_integer.ts";
import { powerOfSparse } from "./sparse_integer.ts";
import type { Factor } from "./square_free.ts";

/** What is known of a polynomial and of its value at a point. */
export interface LeadingProblem {
  /** The factors of the leading coefficient, without the constant one. */
  readonly factors: readonly Factor<SparseInteger>[];
  /** The value of each at the point, not 0. */
  readonly values: readonly bigint[];
  /** The constant factor of the leading coefficient times the content of the
   * value of the polynomial. */
  readonly constant: bigint;
  /** The primitive irreducible factors of that value. */
  readonly images: readonly IntegerPolynomial[];
  /** The number of variables. */
  readonly arity: number;
}

/**
 * The leading coefficient of each factor, without its constant factor.
 *
 * @param problem What is to be told.
 * @returns One for each image, or nothing if the point does not tell them
 * apart, or the images are not those of factors.
 */
export function leadingCoefficients(
  problem: LeadingProblem,
): readonly SparseInteger[] | undefined {
  const { factors, values, images, arity } = problem;
  const marks = marksOf(values, problem.constant);
  if (marks === undefined) return undefined;
  const rest = images.map((image) => image[image.length - 1]!);
  const result = images.map(() => constant(integers, arity, 1n));
  for (let i = factors.length - 1; i >= 0; i--) {
    let total = 0;
    for (let j = 0; j < images.length; j++) {
      const count = multiplicityOf(rest[j]!, marks[i]!);
      if (count === 0) continue;
      total += count;
      const value = values[i]! ** BigInt(count);
      rest[j] = rest[j]! / greatestCommonDivisor(rest[j]!, value);
      const power = powerOfSparse(factors[i]!.factor, count);
      result[j] = multiply(integers, result[j]!, power);
    }
    if (total !== factors[i]!.multiplicity) return undefined;
  }
  return result;
}

/** A divisor above 1 of each value that has no prime in common with the
 * constant and with the values before. */
function marksOf(
  values: readonly bigint[],
  constant: bigint,
): readonly bigint[] | undefined {
  const marks: bigint[] = [];
  for (let i = 0; i < values.length; i++) {
    let mark = values[i]! < 0n ? -values[i]! : values[i]!;
    for (const other of [constant, ...values.slice(0, i)]) {
      for (let common = 0n; common !== 1n;) {
        common = greatestCommonDivisor(mark, other);
        mark /= common;
      }
    }
    if (mark === 1n) return undefined;
    marks.push(mark);
  }
  return marks;
}

function multiplicityOf(value: bigint, divisor: bigint): number {
  let count = 0;
  for (let rest = value; rest % divisor === 0n; rest /= divisor) count++;
  return count;
}

/** Expressions that are linear in a part. */
import {
  contains,
  type Expression,
  numeral,
  same,
  zero,
} from "../algebra/mod.ts";
import { coefficientsOf } from "../simplify/mod.ts";

/** constant + slope · part */
export interface Line {
  /** Free of the part. */
  readonly constant: Expression;
  /** Free of the part; 0 if the part does not occur. */
  readonly slope: Expression;
}

/**
 * An expression as a line in one of its parts.
 *
 * @param expression Any.
 * @param part What it may be linear in.
 * @returns The two coefficients; undefined if it is not linear.
 */
export function linearIn(
  expression: Expression,
  part: Expression,
): Line | undefined {
  let constant: Expression = zero, slope: Expression = zero;
  for (const { exponent, coefficient } of coefficientsOf(expression, part)) {
    if (contains(coefficient, (inner) => same(inner, part))) return undefined;
    if (same(exponent, zero)) constant = coefficient;
    else if (same(exponent, numeral(1))) slope = coefficient;
    else return undefined;
  }
  return { constant, slope };
}

/** Powers of numbers, exactly. */
import { ExpressionError } from "../errors.ts";
import { extractPower, integerRoot } from "../exact/radicals.ts";
import { Rational } from "../exact/rational.ts";
import type { Expression } from "./expression.ts";
import { makeNumeral, makePower, makeProduct } from "./facts.ts";
import { compare } from "./order.ts";
import {
  i,
  minusOne,
  numeral,
  one,
  product,
  scaled,
  splitCoefficient,
  zero,
} from "./structure.ts";

/**
 * A power of the imaginary unit.
 *
 * @param n Any integer.
 * @returns i ^ n.
 */
export function turn(n: bigint): Expression {
  const turns = Number(((n % 4n) + 4n) % 4n);
  if (turns % 2 === 0) return turns === 0 ? one : minusOne;
  return turns === 1 ? i : makeProduct([minusOne, i]);
}

/**
 * A fractional power of a number; what is exact comes out of the root.
 *
 * @param base Any number.
 * @param exponent No integer.
 * @returns base ^ exponent, the principal value.
 * @throws {ExpressionError} `division-by-zero` for a negative power of 0.
 */
export function radical(base: Rational, exponent: Rational): Expression {
  if (base.isZero) {
    if (exponent.sign > 0) return zero;
    throw new ExpressionError(
      "division-by-zero",
      `Cannot raise 0 to a power as the exponent must not be negative: ` +
        `exponent is ${exponent}`,
    );
  }
  const whole = exponent.floor();
  const fraction = exponent.minus(Rational.of(whole));
  const outer = base.power(whole);
  const root = fractionalRoot(base, fraction);
  const { coefficient, rest } = splitCoefficient(root);
  return scaled(coefficient.times(outer), rest);
}

/** Roots of a higher degree stay as they are. */
const largestDegree = 64n;

/** base ^ (p/q) with 0 < p/q < 1; q-th powers are taken out. */
function fractionalRoot(base: Rational, exponent: Rational): Expression {
  if (exponent.isZero) return one;
  const { numerator: p, denominator } = exponent;
  const size = base.absolute();
  const parts: Expression[] = [];
  let coefficient = one.value;
  if (denominator > largestDegree) {
    if (!size.isOne) {
      parts.push(makePower(makeNumeral(size), makeNumeral(exponent)));
    }
  } else {
    // n/d = n d^(q-1) / d^q, so that only an integer stays under the root.
    const q = Number(denominator);
    const bottom = Rational.of(size.denominator).power(p);
    const top = Rational.of(size.numerator).power(p)
      .times(bottom.power(q - 1));
    const { outside, inside } = extractPower(top.numerator, q);
    coefficient = Rational.of(outside, bottom.numerator);
    if (inside !== 1n) parts.push(simplestRoot(inside, q));
  }
  if (base.sign < 0) {
    parts.push(
      denominator === 2n ? i : makePower(minusOne, makeNumeral(exponent)),
    );
  }
  return product(coefficient, parts.sort(compare));
}

/** n^(1/q) with the smallest number under it: 4^(1/6) = 2^(1/3). */
function simplestRoot(n: bigint, q: number): Expression {
  for (let k = q - 1; k > 1; k--) {
    const { root, exact } = integerRoot(n, k);
    if (exact) return makePower(numeral(root), numeral(k, q));
  }
  return makePower(numeral(n), numeral(1n, q));
}

/**
 * Whether it is a number in (-1, 1]: as an exponent it leaves the argument of
 * a power within that of principal values.
 *
 * @param expression Any.
 * @returns Whether it is.
 */
export function isHalfOpenUnit(expression: Expression): boolean {
  return expression.kind === "numeral" &&
    expression.value.compare(minusOne.value) > 0 &&
    expression.value.compare(one.value) <= 0;
}

/**
 * Whether it is plainly a real number.
 *
 * @param expression Any.
 * @returns Whether it is; false says nothing.
 */
export function isRealNumber(expression: Expression): boolean {
  return expression.kind === "numeral" || isPositiveNumber(expression);
}

/**
 * Whether it is plainly a positive number: 2, π, √3, e².
 *
 * @param expression Any.
 * @returns Whether it is; false says nothing.
 */
export function isPositiveNumber(expression: Expression): boolean {
  switch (expression.kind) {
    case "numeral":
      return expression.value.sign > 0;
    case "constant":
      return expression.name !== "i";
    case "power":
      return isPositiveNumber(expression.base) &&
        isRealNumber(expression.exponent);
    default:
      return false;
  }
}

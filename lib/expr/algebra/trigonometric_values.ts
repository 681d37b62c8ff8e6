/** Exact values of trigonometric functions at multiples of π/12, and of their
 * inverses at these values. */
import { ExpressionError } from "../errors.ts";
import { Rational } from "../exact/rational.ts";
import {
  add,
  divide,
  minusOne,
  multiply,
  negate,
  numeral,
  one,
  pi,
  power,
  splitCoefficient,
  squareRoot,
  subtract,
  zero,
} from "./build.ts";
import type { CallName, Expression } from "./expression.ts";
import { same } from "./order.ts";

const root = (n: number): Expression => squareRoot(numeral(n));
const over = (x: Expression, n: number): Expression =>
  multiply(x, numeral(1, n));

/** sin(k π/12) for k = 0 … 6. */
const sines: readonly Expression[] = [
  zero,
  over(subtract(root(6), root(2)), 4),
  numeral(1, 2),
  over(root(2), 2),
  over(root(3), 2),
  over(add(root(6), root(2)), 4),
  one,
];

/** tan(k π/12) for k = 0 … 5. */
const tangents: readonly Expression[] = [
  zero,
  subtract(numeral(2), root(3)),
  over(root(3), 3),
  one,
  root(3),
  add(numeral(2), root(3)),
];

/** sin(k π/12), any k. */
function sine(k: number): Expression {
  const turn = ((k % 24) + 24) % 24;
  const value = sines[turn % 12 <= 6 ? turn % 12 : 12 - turn % 12]!;
  return turn >= 12 ? negate(value) : value;
}

function quotient(
  name: CallName,
  numerator: Expression,
  denominator: Expression,
): Expression {
  if (!same(denominator, zero)) return divide(numerator, denominator);
  throw new ExpressionError(
    "domain",
    `Cannot take ${name} at a pole: the argument is an odd or even multiple ` +
      `of pi/2`,
  );
}

function tangent(name: CallName, k: number): Expression {
  const turn = ((k % 12) + 12) % 12;
  if (turn === 6) return quotient(name, one, zero);
  return turn < 6 ? tangents[turn]! : negate(tangents[12 - turn]!);
}

/**
 * The exact value of a trigonometric function at k π/12.
 *
 * @param name Any function.
 * @param argument Its argument.
 * @returns The value; undefined for other functions and arguments.
 * @throws {ExpressionError} `domain` at a pole.
 */
export function exactTrigonometric(
  name: CallName,
  argument: Expression,
): Expression | undefined {
  if (!(name in values)) return undefined;
  const k = twelfths(argument);
  return k === undefined ? undefined : values[name]!(k);
}

const values: Partial<Record<CallName, (k: number) => Expression>> = {
  sin: sine,
  cos: (k) => sine(k + 6),
  tan: (k) => tangent("tan", k),
  cot: (k) => tangent("cot", 6 - k),
  sec: (k) => quotient("sec", one, sine(k + 6)),
  csc: (k) => quotient("csc", one, sine(k)),
};

/** k if the argument is k π/12, modulo a full turn. */
function twelfths(argument: Expression): number | undefined {
  if (same(argument, zero)) return 0;
  const { coefficient, rest } = splitCoefficient(argument);
  if (!same(rest, pi)) return undefined;
  const k = coefficient.times(Rational.of(12n));
  return k.isInteger ? Number(k.numerator % 24n) : undefined;
}

/**
 * The exact value of an inverse trigonometric function.
 *
 * @param name Any function.
 * @param argument Its argument, not negative as written.
 * @returns A rational multiple of π; undefined if it is not known to be one.
 */
export function exactInverse(
  name: CallName,
  argument: Expression,
): Expression | undefined {
  switch (name) {
    case "asin":
      return angle(sines, argument);
    case "atan":
      return angle(tangents, argument);
    case "acos": {
      const sign = argument.kind === "sum" ? 1 : signOf(argument);
      const asin = angle(sines, sign < 0 ? negate(argument) : argument);
      if (asin === undefined) return undefined;
      return subtract(numericHalf(pi), sign < 0 ? negate(asin) : asin);
    }
    case "acsc":
      return reciprocalInverse("asin", argument);
    case "asec":
      return reciprocalInverse("acos", argument);
    case "acot":
      return same(argument, zero)
        ? numericHalf(pi)
        : reciprocalInverse("atan", argument);
    default:
      return undefined;
  }
}

function reciprocalInverse(
  name: CallName,
  argument: Expression,
): Expression | undefined {
  if (same(argument, zero)) return undefined;
  return exactInverse(name, power(argument, minusOne));
}

const numericHalf = (x: Expression): Expression => multiply(numeral(1, 2), x);

function signOf(argument: Expression): number {
  return splitCoefficient(argument).coefficient.sign;
}

/** k π/12 where the table has the argument, or its negative, at k. */
function angle(
  table: readonly Expression[],
  argument: Expression,
): Expression | undefined {
  const place = (value: Expression) =>
    table.findIndex((entry) => same(entry, value));
  const k = place(argument);
  if (k >= 0) return multiply(numeral(k, 12), pi);
  const opposite = place(negate(argument));
  return opposite < 0 ? undefined : multiply(numeral(-opposite, 12), pi);
}

/** Random elementary functions of x, from a seed. */
import type { Random } from "../../../lib/core/random.ts";
import {
  add,
  call,
  type CallName,
  divide,
  exp,
  type Expression,
  multiply,
  numeral,
  power,
  variable,
} from "../../../lib/expr/algebra/mod.ts";
import { ExpressionError } from "../../../lib/expr/errors.ts";

const x = variable("x");
const functions: readonly CallName[] = [
  "sin",
  "cos",
  "tan",
  "ln",
  "atan",
  "sinh",
  "tanh",
  "asin",
];

/**
 * A random expression.
 *
 * @param random The source of randomness.
 * @param depth At most this many operations above each other.
 * @returns It; it may be constant.
 */
export function randomExpression(random: Random, depth: number): Expression {
  for (;;) {
    try {
      return grow(random, depth);
    } catch (error) {
      // A pole, as in 1/(x - x): draw again.
      if (!(error instanceof ExpressionError)) throw error;
    }
  }
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random.uniform() * list.length)]!;
}

function grow(random: Random, depth: number): Expression {
  if (depth === 0 || random.uniform() < 0.1) {
    return random.uniform() < 0.7 ? x : numeral(pick(random, [1, 2, 3, -1, 5]));
  }
  const part = () => grow(random, depth - 1);
  switch (pick(random, ["+", "*", "/", "f", "^", "e", "+", "*"])) {
    case "+":
      return add(part(), part());
    case "*":
      return multiply(part(), part());
    case "/":
      return divide(part(), part());
    case "^":
      return power(part(), pick(random, exponents));
    case "e":
      return exp(part());
    default:
      return call(pick(random, functions), part());
  }
}

const exponents = [
  numeral(2),
  numeral(3),
  numeral(-1),
  numeral(1, 2),
  numeral(-1, 2),
  numeral(1, 3),
];

/** Calls in canonical form: signs come out of odd and even functions, and
 * exact values are taken where they are known. */
import { spend } from "../budget.ts";
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
  splitContent,
  squareRoot,
  subtract,
} from "./build.ts";
import type { CallName, Expression } from "./expression.ts";
import { makeCall } from "./facts.ts";
import { exactInverse, exactTrigonometric } from "./trigonometric_values.ts";
import { exactNumeric } from "./numeric_values.ts";
import { logarithm } from "./logarithm.ts";

/** f(-x) = -f(x) */
const odd: ReadonlySet<CallName> = new Set([
  ...["sin", "tan", "csc", "cot", "asin", "atan", "acsc", "acot"] as const,
  ...["sinh", "tanh", "csch", "coth", "asinh", "atanh"] as const,
  ...["acsch", "acoth", "sgn", "erf", "erfi", "Si", "Shi"] as const,
  ...["fresnelS", "fresnelC"] as const,
]);

/** f(-x) = f(x) */
const even: ReadonlySet<CallName> = new Set(
  ["cos", "sec", "cosh", "sech", "abs"] as const,
);

/**
 * A function applied.
 *
 * @param name The function.
 * @param args As many arguments as it takes.
 * @returns Its exact value where it is known, else the call.
 * @throws {ExpressionError} `domain` or `division-by-zero` at a pole.
 */
export function call(
  name: CallName,
  ...args: readonly Expression[]
): Expression {
  spend();
  if (args.length === 1) return callOne(name, args[0]!);
  return exactNumeric(name, args) ?? makeCall(name, args);
}

function callOne(name: CallName, argument: Expression): Expression {
  if (isNegative(argument)) {
    if (even.has(name)) return callOne(name, negate(argument));
    if (odd.has(name)) return negate(callOne(name, negate(argument)));
  }
  if (name === "ln") return logarithm(argument) ?? makeCall(name, [argument]);
  return exactTrigonometric(name, argument) ??
    exactInverse(name, argument) ??
    composed(name, argument) ??
    exactNumeric(name, [argument]) ??
    shifted(name, argument) ??
    makeCall(name, [argument]);
}

/**
 * Whether an expression is written with a minus: of each pair x and -x, just
 * one is, 0 aside.
 *
 * @param expression Any.
 * @returns Whether its coefficient, or that of its last term, is negative.
 */
export function isNegative(expression: Expression): boolean {
  return expression.kind === "sum"
    ? splitContent(expression).content.sign < 0
    : splitCoefficient(expression).coefficient.sign < 0;
}

/** f(inverse of g (x)) in algebraic functions; each holds for all complex x
 * by the definition of the principal inverse (DLMF 4.23, 4.37). */
function composed(
  name: CallName,
  argument: Expression,
): Expression | undefined {
  if (argument.kind !== "call" || argument.arguments.length !== 1) {
    return undefined;
  }
  const x = argument.arguments[0]!;
  const rule = compositions[name]?.[argument.name];
  return rule?.(x);
}

type Rule = (x: Expression) => Expression;

const itself: Rule = (x) => x;
const reciprocal: Rule = (x) => power(x, minusOne);
const square = (x: Expression) => multiply(x, x);
const cosineOfArcsine: Rule = (x) => squareRoot(subtract(one, square(x)));
const cosineOfArctangent: Rule = (x) =>
  power(add(one, square(x)), numeral(-1, 2));
const sineOfArctangent: Rule = (x) => multiply(x, cosineOfArctangent(x));

const compositions: Partial<
  Record<CallName, Partial<Record<CallName, Rule>>>
> = {
  sin: {
    asin: itself,
    acsc: reciprocal,
    acos: cosineOfArcsine,
    atan: sineOfArctangent,
  },
  cos: {
    acos: itself,
    asec: reciprocal,
    asin: cosineOfArcsine,
    atan: cosineOfArctangent,
  },
  tan: {
    atan: itself,
    acot: reciprocal,
    asin: (x) => divide(x, cosineOfArcsine(x)),
    acos: (x) => divide(cosineOfArcsine(x), x),
  },
  sec: { asec: itself, acos: reciprocal },
  csc: { acsc: itself, asin: reciprocal },
  cot: { acot: itself, atan: reciprocal },
  sinh: {
    asinh: itself,
    acsch: reciprocal,
    acosh: (x) =>
      multiply(
        squareRoot(subtract(x, one)),
        squareRoot(add(x, one)),
      ),
  },
  cosh: {
    acosh: itself,
    asech: reciprocal,
    asinh: (x) => squareRoot(add(one, square(x))),
  },
  tanh: { atanh: itself, acoth: reciprocal },
  sech: { asech: itself, acosh: reciprocal },
  csch: { acsch: itself, asinh: reciprocal },
  coth: { acoth: itself, atanh: reciprocal },
};

/** Moves a multiple of π/2 out of a trigonometric argument. */
function shifted(name: CallName, argument: Expression): Expression | undefined {
  if (argument.kind !== "sum") return undefined;
  for (const term of argument.terms) {
    const { coefficient, rest } = splitCoefficient(term);
    if (rest !== pi && !(rest.kind === "constant" && rest.name === "pi")) {
      continue;
    }
    const quarters = coefficient.times(numeral(2).value);
    if (!quarters.isInteger) return undefined;
    const turns = Number(((quarters.numerator % 4n) + 4n) % 4n);
    const others = subtract(argument, multiply(numeral(coefficient), pi));
    return turned(name, turns, others);
  }
  return undefined;
}

const quarterTurns: Partial<Record<CallName, readonly [CallName, 1 | -1][]>> = {
  sin: [["sin", 1], ["cos", 1], ["sin", -1], ["cos", -1]],
  cos: [["cos", 1], ["sin", -1], ["cos", -1], ["sin", 1]],
  tan: [["tan", 1], ["cot", -1], ["tan", 1], ["cot", -1]],
  cot: [["cot", 1], ["tan", -1], ["cot", 1], ["tan", -1]],
  sec: [["sec", 1], ["csc", -1], ["sec", -1], ["csc", 1]],
  csc: [["csc", 1], ["sec", 1], ["csc", -1], ["sec", -1]],
};

function turned(
  name: CallName,
  turns: number,
  argument: Expression,
): Expression | undefined {
  const rule = quarterTurns[name]?.[turns];
  if (rule === undefined) return undefined;
  const value = call(rule[0], argument);
  return rule[1] === 1 ? value : negate(value);
}

/** What assumptions make of functions. */
import {
  add,
  type Call,
  call,
  type CallName,
  divide,
  type Expression,
  i,
  isInteger,
  minusOne,
  multiply,
  negate,
  numeral,
  one,
  pi,
  power,
  same,
  subtract,
  zero,
} from "../algebra/mod.ts";
import { termsOf } from "./expand.ts";
import type { Knowledge } from "./knowledge.ts";

type Rule = (
  args: readonly Expression[],
  knowledge: Knowledge,
) => Expression | undefined;

/**
 * Applies what is known of the arguments of a function.
 *
 * @param node Any call.
 * @param knowledge What is assumed.
 * @returns An expression that is equal where the assumptions hold.
 */
export function refineCall(node: Call, knowledge: Knowledge): Expression {
  return rules[node.name]?.(node.arguments, knowledge) ?? node;
}

const abs: Rule = ([x], knowledge) => {
  if (knowledge.isNonnegative(x!)) return x!;
  if (knowledge.isNonpositive(x!)) return negate(x!);
  return split(
    "abs",
    x!,
    (factor) =>
      knowledge.isNonnegative(factor)
        ? factor
        : knowledge.isNonpositive(factor)
        ? negate(factor)
        : same(factor, i)
        ? one
        : undefined,
  );
};

const sgn: Rule = ([x], knowledge) => {
  if (knowledge.isPositive(x!)) return one;
  if (knowledge.isNegative(x!)) return minusOne;
  return split(
    "sgn",
    x!,
    (factor) =>
      knowledge.isPositive(factor)
        ? one
        : knowledge.isNegative(factor)
        ? minusOne
        : undefined,
  );
};

/** f(a b) = f(a) f(b), for the factors whose value is known. */
function split(
  name: CallName,
  x: Expression,
  valueOf: (factor: Expression) => Expression | undefined,
): Expression | undefined {
  if (x.kind !== "product") return undefined;
  const outside: Expression[] = [], inside: Expression[] = [];
  for (const factor of x.factors) {
    const value = valueOf(factor);
    if (value === undefined) inside.push(factor);
    else outside.push(value);
  }
  if (outside.length === 0) return undefined;
  return multiply(...outside, call(name, multiply(...inside)));
}

/** ln(b^a) = a ln(b) for b > 0 and a real. */
const ln: Rule = ([x], knowledge) => {
  if (x!.kind !== "power") return undefined;
  const { base, exponent } = x!;
  if (!knowledge.isReal(exponent)) return undefined;
  if (knowledge.isPositive(base)) {
    return multiply(exponent, call("ln", base));
  }
  const isSquare = isInteger(exponent) &&
    exponent.value.numerator % 2n === 0n && knowledge.isReal(base);
  if (!isSquare) return undefined;
  const magnitude = abs([base], knowledge) ?? call("abs", base);
  return multiply(exponent, call("ln", magnitude));
};

/** A step of x + n is that of x, plus n. */
function step(name: CallName): Rule {
  return ([x], knowledge) => {
    const whole = termsOf(x!).filter((term) => knowledge.isInteger(term));
    if (whole.length === 0) return undefined;
    const shift = add(...whole);
    const rest = subtract(x!, shift);
    return same(rest, zero) ? shift : add(shift, call(name, rest));
  };
}

/** round goes away from 0, and so does not shift. */
const round: Rule = ([x], knowledge) =>
  knowledge.isInteger(x!) ? x! : undefined;

/** Functions that change their sign, or do not, with each half turn. */
function turned(name: CallName, changesSign: boolean): Rule {
  return ([x], knowledge) => {
    const turns: Expression[] = [], kept: Expression[] = [];
    for (const term of termsOf(x!)) {
      const turn = divide(term, pi);
      if (knowledge.isInteger(turn)) turns.push(turn);
      else kept.push(term);
    }
    if (turns.length === 0) return undefined;
    const value = call(name, add(...kept));
    return changesSign
      ? multiply(signOf(add(...turns), knowledge), value)
      : value;
  };
}

/** (-1)^n, 1 for 2n. */
function signOf(turns: Expression, knowledge: Knowledge): Expression {
  const half = multiply(numeral(1, 2), turns);
  return knowledge.isInteger(half) ? one : power(minusOne, turns);
}

const real: Rule = ([x], knowledge) => partsOf(x!, knowledge)?.re;
const imaginary: Rule = ([x], knowledge) => partsOf(x!, knowledge)?.im;

/** The parts of a sum of real terms and real multiples of i. */
function partsOf(
  x: Expression,
  knowledge: Knowledge,
): { readonly re: Expression; readonly im: Expression } | undefined {
  const re: Expression[] = [], im: Expression[] = [];
  for (const term of termsOf(x)) {
    if (knowledge.isReal(term)) {
      re.push(term);
      continue;
    }
    const height = divide(term, i);
    if (!knowledge.isReal(height)) return undefined;
    im.push(height);
  }
  return { re: add(...re), im: add(...im) };
}

const conjugate: Rule = ([x], knowledge) => {
  const parts = partsOf(x!, knowledge);
  return parts && subtract(parts.re, multiply(i, parts.im));
};

const argument: Rule = ([x], knowledge) =>
  knowledge.isPositive(x!) ? zero : knowledge.isNegative(x!) ? pi : undefined;

/** Leaves out what is never the extreme one. */
function extreme(name: "min" | "max"): Rule {
  return (args, knowledge) => {
    const wins = (a: Expression, b: Expression) =>
      name === "max"
        ? knowledge.isNonnegative(subtract(a, b))
        : knowledge.isNonpositive(subtract(a, b));
    const kept: Expression[] = [];
    for (const [place, candidate] of args.entries()) {
      const isBeaten = kept.some((other) => wins(other, candidate)) ||
        args.slice(place + 1).some((other) =>
          wins(other, candidate) && !wins(candidate, other)
        );
      if (!isBeaten) kept.push(candidate);
    }
    if (kept.length === args.length && args.length > 1) return undefined;
    return kept.length === 1 ? kept[0]! : call(name, ...kept);
  };
}

const less: Rule = ([a, b], knowledge) => {
  const difference = subtract(b!, a!);
  if (knowledge.isPositive(difference)) return one;
  return knowledge.isNonpositive(difference) ? zero : undefined;
};

const lessEqual: Rule = ([a, b], knowledge) => {
  const difference = subtract(b!, a!);
  if (knowledge.isNonnegative(difference)) return one;
  return knowledge.isNegative(difference) ? zero : undefined;
};

const equal: Rule = ([a, b]) => same(a!, b!) ? one : undefined;
const notEqual: Rule = ([a, b]) => same(a!, b!) ? zero : undefined;

const atan2: Rule = ([y, x], knowledge) =>
  knowledge.isPositive(x!) && knowledge.isReal(y!)
    ? call("atan", divide(y!, x!))
    : undefined;

/** The real root: that of a negative number is negative, if it is odd. */
const root: Rule = ([x, n], knowledge) => {
  if (!isInteger(n!) || n!.value.isZero) return undefined;
  const exponent = power(n!, minusOne);
  if (knowledge.isNonnegative(x!)) return power(x!, exponent);
  const isOdd = n!.value.numerator % 2n !== 0n;
  return isOdd && knowledge.isNonpositive(x!)
    ? negate(power(negate(x!), exponent))
    : undefined;
};

const rules: Partial<Record<CallName, Rule>> = {
  abs,
  sgn,
  ln,
  floor: step("floor"),
  ceil: step("ceil"),
  round,
  sin: turned("sin", true),
  cos: turned("cos", true),
  tan: turned("tan", false),
  cot: turned("cot", false),
  sec: turned("sec", true),
  csc: turned("csc", true),
  re: real,
  im: imaginary,
  conj: conjugate,
  arg: argument,
  min: extreme("min"),
  max: extreme("max"),
  less,
  lessEqual,
  equal,
  notEqual,
  atan2,
  root,
};

/** Functions of sums and multiples in terms of functions of the parts. */
import {
  add,
  type Call,
  call,
  type CallName,
  divide,
  type Expression,
  mapChildren,
  multiply,
  numeral,
  one,
  same,
  splitCoefficient,
} from "../algebra/mod.ts";
import { spend } from "../budget.ts";
import { expandExpression, expandProducts, termsOf } from "./expand.ts";

/** Sums of more parts stay as they are, multiples being counted. */
const mostParts = 16;
/** Multiples of an angle beyond this one stay as they are. */
const largestMultiple = 64n;

/**
 * Writes sin, cos, tan, sinh, cosh and tanh of sums and integer multiples by
 * those of the parts.
 *
 * @param expression Any.
 * @returns An equal expression.
 * @throws {ExpressionError} `budget`.
 */
export function expandAngles(expression: Expression): Expression {
  const done = new Map<Expression, Expression>();
  const visit = (node: Expression): Expression => {
    let result = done.get(node);
    if (result === undefined) {
      const inner = mapChildren(node, visit);
      result = inner.kind === "call" ? expanded(inner) : inner;
      done.set(node, result);
    }
    return result;
  };
  return visit(expression);
}

/** The two functions of an angle, and the square of the unit: cosine and sine
 * with i² = -1, or cosh and sinh with 1. */
interface Family {
  readonly even: CallName;
  readonly odd: CallName;
  readonly ratio: CallName;
  readonly square: Expression;
}

const circular: Family = {
  even: "cos",
  odd: "sin",
  ratio: "tan",
  square: numeral(-1),
};
const hyperbolic: Family = {
  even: "cosh",
  odd: "sinh",
  ratio: "tanh",
  square: one,
};
const families: Partial<Record<CallName, Family>> = {
  sin: circular,
  cos: circular,
  tan: circular,
  sinh: hyperbolic,
  cosh: hyperbolic,
  tanh: hyperbolic,
};

function expanded(node: Call): Expression {
  const family = families[node.name];
  if (family === undefined) return node;
  const parts = partsOf(expandExpression(node.arguments[0]!));
  if (parts.length < 2) return node;
  const isMixed = parts.some((part) => !same(part, parts[0]!));
  if (isMixed && parts.length > mostParts) return node;
  if (node.name === family.ratio) return ratioOf(parts, family);
  const pair = parts
    .map((part): Pair => ({
      even: call(family.even, part),
      odd: call(family.odd, part),
    }))
    .reduce((a, b) => sumPair(a, b, family));
  return node.name === family.even ? pair.even : pair.odd;
}

/** An angle as a sum in which multiples are repeated. */
function partsOf(angle: Expression): Expression[] {
  return termsOf(angle).flatMap((term) => {
    const { coefficient, rest } = splitCoefficient(term);
    const { numerator, denominator } = coefficient;
    const count = numerator < 0n ? -numerator : numerator;
    if (count > largestMultiple || same(rest, one)) return [term];
    const sign = numerator < 0n ? -1n : 1n;
    const part = multiply(numeral(sign, denominator), rest);
    return new Array<Expression>(Number(count)).fill(part);
  });
}

interface Pair {
  readonly even: Expression;
  readonly odd: Expression;
}

function sumPair(a: Pair, b: Pair, { square }: Family): Pair {
  spend(10);
  return {
    even: expandProducts(
      add(multiply(a.even, b.even), multiply(square, a.odd, b.odd)),
    ),
    odd: expandProducts(
      add(multiply(a.odd, b.even), multiply(a.even, b.odd)),
    ),
  };
}

/** tan(a + b) = (tan a + tan b) / (1 - tan a tan b) */
function ratioOf(
  parts: readonly Expression[],
  { ratio, square }: Family,
): Expression {
  const pair = parts
    .map((part): Pair => ({ even: one, odd: call(ratio, part) }))
    .reduce((a, b) => sumPair(a, b, { ...circular, square }));
  return divide(pair.odd, pair.even);
}

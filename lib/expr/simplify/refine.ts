/** What assumptions make of an expression: sqrt(x²) = |x| for real x, and its
 * like. Nothing gets larger. */
import {
  add,
  binderOf,
  call,
  e,
  type Expression,
  i,
  isInteger,
  mapChildren,
  minusOne,
  multiply,
  numeral,
  one,
  pi,
  type Power,
  power,
  same,
  splitCoefficient,
  zero,
} from "../algebra/mod.ts";
import { spend } from "../budget.ts";
import { Rational } from "../exact/rational.ts";
import { termsOf } from "./expand.ts";
import { factorsOf } from "./fraction.ts";
import type { Knowledge } from "./knowledge.ts";
import { refineCall } from "./refine_call.ts";

/**
 * Applies what is known of the parts of an expression.
 *
 * @param expression Any.
 * @param knowledge What is assumed; numbers are known anyway.
 * @returns An expression that is equal where the assumptions hold.
 */
export function refine(
  expression: Expression,
  knowledge: Knowledge,
): Expression {
  const done = new Map<Expression, Expression>();
  const visit = (node: Expression): Expression => {
    let result = done.get(node);
    if (result === undefined) {
      spend();
      result = isShadowing(node, knowledge)
        ? node
        : refineOnce(mapChildren(node, visit), knowledge);
      done.set(node, result);
    }
    return result;
  };
  return visit(expression);
}

/** Whether a name of an assumption means something else inside. */
function isShadowing(node: Expression, { assumptions }: Knowledge): boolean {
  const name = binderOf(node);
  return name !== undefined && Object.hasOwn(assumptions, name);
}

function refineOnce(node: Expression, knowledge: Knowledge): Expression {
  switch (node.kind) {
    case "power":
      return refinePower(node, knowledge);
    case "call":
      return refineCall(node, knowledge);
    default:
      return node;
  }
}

function refinePower(node: Power, knowledge: Knowledge): Expression {
  const { base, exponent } = node;
  if (base.kind === "power") {
    return nested(base, exponent, knowledge) ?? node;
  }
  if (base.kind === "product") {
    return pulled(base.factors, exponent, knowledge) ?? node;
  }
  if (base.kind === "call") {
    return powerOfCall(base, exponent, knowledge) ?? node;
  }
  if (same(base, zero)) return knowledge.isPositive(exponent) ? zero : node;
  if (same(base, minusOne)) return signPower(exponent, knowledge) ?? node;
  if (same(base, e)) return halfTurns(exponent, knowledge) ?? node;
  return node;
}

/** (b^inner)^outer */
function nested(
  { base, exponent: inner }: Power,
  outer: Expression,
  knowledge: Knowledge,
): Expression | undefined {
  const exponent = multiply(inner, outer);
  if (!knowledge.isReal(inner)) return undefined;
  const joins = knowledge.isPositive(base) ||
    (knowledge.isNonnegative(base) && knowledge.isPositive(inner));
  if (joins) return power(base, exponent);
  const isSquare = isEven(inner) && knowledge.isReal(base);
  return isSquare
    ? power(refineOnce(call("abs", base), knowledge), exponent)
    : undefined;
}

function isEven(exponent: Expression): boolean {
  return isInteger(exponent) && exponent.value.numerator % 2n === 0n;
}

/** (f g)^a = f^a g^a for f ≥ 0, and (f g)^a = (-f)^a (-g)^a for f ≤ 0. */
function pulled(
  factors: readonly Expression[],
  exponent: Expression,
  knowledge: Knowledge,
): Expression | undefined {
  const outside: Expression[] = [], inside: Expression[] = [];
  for (const factor of factors) {
    if (knowledge.isNonnegative(factor)) outside.push(factor);
    else if (knowledge.isNegative(factor) && !same(factor, minusOne)) {
      outside.push(multiply(minusOne, factor));
      inside.push(minusOne);
    } else inside.push(factor);
  }
  const rest = multiply(...inside);
  const isAlone = outside.length === 1 && same(rest, one);
  if (outside.length === 0 || isAlone) return undefined;
  return multiply(
    ...outside.map((factor) => refineOnce(power(factor, exponent), knowledge)),
    power(rest, exponent),
  );
}

/** |x|^(2n) = x^(2n) and sgn(x)^(2n) = 1 for real x. */
function powerOfCall(
  base: Extract<Expression, { kind: "call" }>,
  exponent: Expression,
  knowledge: Knowledge,
): Expression | undefined {
  if (!isEven(exponent)) return undefined;
  const x = base.arguments[0]!;
  if (base.name === "abs" && knowledge.isReal(x)) return power(x, exponent);
  const isUnit = base.name === "sgn" && knowledge.isReal(x) &&
    knowledge.isNonzero(x);
  return isUnit ? one : undefined;
}

/** (-1)^(n + 2m) = (-1)^n for integers. */
function signPower(
  exponent: Expression,
  knowledge: Knowledge,
): Expression | undefined {
  let sign = 1;
  const kept: Expression[] = [];
  for (const term of termsOf(exponent)) {
    const parity = parityOf(term, knowledge);
    if (parity === undefined) kept.push(term);
    else if (parity.kind === "numeral") {
      if (!parity.value.isZero) sign = -sign;
    } else kept.push(parity);
  }
  const result = add(...kept);
  return same(result, exponent)
    ? undefined
    : multiply(numeral(sign), power(minusOne, result));
}

/** The least term that differs by an even integer. */
function parityOf(
  term: Expression,
  knowledge: Knowledge,
): Expression | undefined {
  const { coefficient, rest } = splitCoefficient(term);
  if (!coefficient.isInteger || !knowledge.isInteger(rest)) return undefined;
  const parity = Rational.of(coefficient.numerator & 1n);
  return multiply(numeral(parity), rest);
}

/** e^(x + i π n) = (-1)^n e^x for an integer n. */
function halfTurns(
  exponent: Expression,
  knowledge: Knowledge,
): Expression | undefined {
  const factors: Expression[] = [], kept: Expression[] = [];
  for (const term of termsOf(exponent)) {
    const turns = turnsOf(term, knowledge);
    if (turns === undefined) kept.push(term);
    else factors.push(refineOnce(power(minusOne, turns), knowledge));
  }
  if (factors.length === 0) return undefined;
  return multiply(power(e, add(...kept)), ...factors);
}

/** n, if the term is i π n with an integer n. */
function turnsOf(
  term: Expression,
  knowledge: Knowledge,
): Expression | undefined {
  const factors = factorsOf(term);
  const others = factors.filter((factor) =>
    !same(factor, i) && !same(factor, pi)
  );
  if (others.length !== factors.length - 2) return undefined;
  const turns = multiply(...others);
  return knowledge.isInteger(turns) ? turns : undefined;
}

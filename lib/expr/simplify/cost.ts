/**
 * How long an expression is to a reader: one for each number of up to four
 * digits, each name, operator and root, and each minus before a first term; two
 * for a function, and three for one that is the reciprocal of another. The 1
 * of a reciprocal is free, so that 1/cos(x) is as good as sec(x).
 */
import {
  type CallName,
  type Expression,
  negate,
  power,
  splitCoefficient,
} from "../algebra/mod.ts";
import type { Rational } from "../exact/rational.ts";
import { leftSpine, type Node } from "../syntax/nodes.ts";

const reciprocals: ReadonlySet<string> = new Set<CallName>([
  "sec",
  "csc",
  "cot",
  "sech",
  "csch",
  "coth",
]);

/** What is written as an operator. */
const signs: ReadonlySet<string> = new Set<CallName>([
  ...["less", "lessEqual", "equal", "notEqual", "and", "or"] as const,
  ...["not", "factorial"] as const,
]);

const digitsPerUnit = 4;

function digitCost(value: bigint): number {
  const size = value < 0n ? -value : value;
  if (size < 10_000n) return 1;
  return Math.ceil(size.toString().length / digitsPerUnit);
}

/**
 * The cost of a syntax tree.
 *
 * @param node Any.
 * @returns At least 1.
 */
export function costOfNode(node: Node): number {
  const { first, chain } = leftSpine(node);
  let cost = costOfOperand(first);
  for (const { operator, left, right } of chain) {
    const isReciprocal = operator === "/" && isOne(left);
    cost += costOfNode(right) + (isReciprocal ? 0 : 1);
  }
  return cost;
}

function isOne(node: Node): boolean {
  if (node.kind === "prefix") return isOne(node.operand);
  return node.kind === "number" && node.numerator === node.denominator;
}

function costOfOperand(node: Node): number {
  switch (node.kind) {
    case "number":
      return digitCost(node.numerator) +
        (node.denominator === 1n ? 0 : digitCost(node.denominator));
    case "name":
      return 1;
    case "prefix":
    case "postfix":
      return 1 + costOfNode(node.operand);
    case "call":
      return node.arguments.reduce(
        (sum, argument) => sum + costOfNode(argument),
        callCost(node.name),
      );
    case "binary":
      return costOfNode(node);
  }
}

function callCost(name: string): number {
  if (name === "sqrt") return 1;
  return reciprocals.has(name) ? 3 : 2;
}

/** Computes costs of canonical expressions as they are written. */
export class CostMeter {
  readonly #known = new Map<Expression, number>();

  /**
   * The cost of an expression.
   *
   * @param expression Any.
   * @returns The cost of its syntax tree.
   */
  of(expression: Expression): number {
    let cost = this.#known.get(expression);
    if (cost === undefined) {
      cost = this.#compute(expression);
      this.#known.set(expression, cost);
    }
    return cost;
  }

  #compute(expression: Expression): number {
    switch (expression.kind) {
      case "numeral":
        return numberCost(expression.value);
      case "constant":
      case "variable":
        return 1;
      case "sum":
        return this.#sum(expression.terms);
      case "product":
        return this.#product(expression);
      case "power":
        return this.#power(expression.base, expression.exponent);
      case "call":
        return expression.arguments.reduce(
          (sum, argument) => sum + this.of(argument),
          signs.has(expression.name) ? 1 : callCost(expression.name),
        );
    }
  }

  /** Minus stands between terms, and before the first if all have one. */
  #sum(terms: readonly Expression[]): number {
    let cost = terms.length - 1, minus = 0;
    for (const term of terms) {
      const isMinus = splitCoefficient(term).coefficient.sign < 0;
      if (isMinus) minus++;
      cost += this.of(isMinus ? negate(term) : term);
    }
    return cost + (minus === terms.length ? 1 : 0);
  }

  #product(expression: Expression): number {
    const { coefficient, rest } = splitCoefficient(expression);
    const { numerator, denominator } = coefficient.absolute();
    const factors = rest.kind === "product" ? rest.factors : [rest];
    let above = 0, below = 0, cost = coefficient.sign < 0 ? 1 : 0;
    if (numerator !== 1n) above++, cost += digitCost(numerator);
    if (denominator !== 1n) below++, cost += digitCost(denominator);
    for (const factor of factors) {
      if (isBelow(factor)) {
        below++;
        cost += this.of(reciprocal(factor));
      } else {
        above++;
        cost += this.of(factor);
      }
    }
    return cost + Math.max(above - 1, 0) + below;
  }

  #power(base: Expression, exponent: Expression): number {
    if (exponent.kind === "numeral") {
      const { value } = exponent;
      if (value.sign < 0) return 1 + this.of(reciprocal(power(base, exponent)));
      if (value.numerator === 1n && value.denominator === 2n) {
        return 1 + this.of(base);
      }
    }
    return 1 + this.of(base) + this.of(exponent);
  }
}

function numberCost(value: Rational): number {
  const sign = value.sign < 0 ? 1 : 0;
  const slash = value.isInteger ? 0 : 1 + digitCost(value.denominator);
  const isReciprocal = !value.isInteger && value.absolute().numerator === 1n;
  return sign + slash + (isReciprocal ? 0 : digitCost(value.numerator));
}

/** As in the writer of syntax trees. */
function isBelow(factor: Expression): boolean {
  return factor.kind === "power" &&
    splitCoefficient(factor.exponent).coefficient.sign < 0 &&
    !(factor.base.kind === "constant" && factor.exponent.kind !== "numeral");
}

function reciprocal(factor: Expression): Expression {
  return factor.kind === "power"
    ? power(factor.base, negate(factor.exponent))
    : factor;
}

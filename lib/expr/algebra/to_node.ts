/** From a canonical expression to the syntax tree that a person would write:
 * highest powers first, minus and quotients where they belong, sqrt. */
import type { Rational } from "../exact/rational.ts";
import type { BinaryOperator, Node } from "../syntax/nodes.ts";
import { negate, power, splitCoefficient } from "./build.ts";
import type { CallName, Expression, RelationName } from "./expression.ts";
import { makeNumeral } from "./facts.ts";
import { compare } from "./order.ts";
import { byDegree } from "./display_order.ts";

/**
 * The syntax tree of an expression; shared parts stay shared.
 *
 * @param expression Any.
 * @returns A tree that means the same.
 */
export function nodeOf(expression: Expression): Node {
  return new Writer().write(expression);
}

/**
 * The syntax tree of a sum whose terms stand in a given order, as those of a
 * series.
 *
 * @param terms At least one.
 * @returns A tree that means their sum.
 */
export function nodeOfTerms(terms: readonly Expression[]): Node {
  return new Writer().chain(terms);
}

const integer = (value: bigint | number): Node => ({
  kind: "number",
  numerator: BigInt(value),
  denominator: 1n,
});
const binary = (operator: BinaryOperator, left: Node, right: Node): Node => ({
  kind: "binary",
  operator,
  left,
  right,
});
const minus = (operand: Node): Node => ({
  kind: "prefix",
  operator: "-",
  operand,
});

class Writer {
  readonly #done = new Map<Expression, Node>();

  write(expression: Expression): Node {
    let node = this.#done.get(expression);
    if (node === undefined) {
      node = this.#write(expression);
      this.#done.set(expression, node);
    }
    return node;
  }

  #write(expression: Expression): Node {
    switch (expression.kind) {
      case "numeral":
        return number(expression.value);
      case "constant":
      case "variable":
        return { kind: "name", name: expression.name };
      case "sum":
        return this.#sum(expression.terms);
      case "product":
        return this.#product(expression);
      case "power":
        return this.#power(expression.base, expression.exponent);
      case "call":
        return this.#call(expression.name, expression.arguments);
    }
  }

  /** A positive term first, if there is one, then as by degree. */
  #sum(terms: readonly Expression[]): Node {
    const sorted = [...terms].sort(byDegree);
    const first = sorted.findIndex((term) => !isMinus(term));
    if (first > 0 && isMinus(sorted[0]!)) {
      sorted.unshift(...sorted.splice(first, 1));
    }
    return this.chain(sorted);
  }

  chain(terms: readonly Expression[]): Node {
    return terms.slice(1).reduce(
      (left, term) =>
        isMinus(term)
          ? binary("-", left, this.write(negate(term)))
          : binary("+", left, this.write(term)),
      this.write(terms[0]!),
    );
  }

  #product(expression: Expression): Node {
    const { coefficient, rest } = splitCoefficient(expression);
    const factors = rest.kind === "product" ? rest.factors : [rest];
    const above: Node[] = [], below: Node[] = [];
    const magnitude = coefficient.absolute().numerator;
    if (magnitude !== 1n) above.push(integer(magnitude));
    if (coefficient.denominator !== 1n) {
      below.push(integer(coefficient.denominator));
    }
    for (const factor of [...factors].sort(byFactor)) {
      if (isBelow(factor)) below.push(this.write(reciprocal(factor)));
      else above.push(this.write(factor));
    }
    // The minus of a product stands before its first factor: -x*y/2.
    if (coefficient.sign < 0) {
      above.unshift(minus(above.shift() ?? integer(1)));
    }
    const numerator = times(above);
    return below.length === 0
      ? numerator
      : binary("/", numerator, times(below));
  }

  #power(base: Expression, exponent: Expression): Node {
    if (exponent.kind === "numeral") {
      const { value } = exponent;
      if (value.sign < 0) {
        const below = power(base, makeNumeral(value.negated()));
        return binary("/", integer(1), this.write(below));
      }
      if (value.numerator === 1n && value.denominator === 2n) {
        return { kind: "call", name: "sqrt", arguments: [this.write(base)] };
      }
    }
    return binary("^", this.write(base), this.write(exponent));
  }

  #call(name: CallName, args: readonly Expression[]): Node {
    const nodes = args.map((argument) => this.write(argument));
    if (isRelation(name)) {
      return name === "not"
        ? { kind: "prefix", operator: "!", operand: nodes[0]! }
        : binary(relations[name], nodes[0]!, nodes[1]!);
    }
    if (name === "factorial") {
      return { kind: "postfix", operator: "!", operand: nodes[0]! };
    }
    return { kind: "call", name, arguments: nodes };
  }
}

function isRelation(name: CallName): name is RelationName {
  return name === "not" || Object.hasOwn(relations, name);
}

const relations: Readonly<
  Record<Exclude<RelationName, "not">, BinaryOperator>
> = {
  less: "<",
  lessEqual: "<=",
  equal: "==",
  notEqual: "!=",
  and: "&&",
  or: "||",
};

function number(value: Rational): Node {
  const size = integer(value.absolute().numerator);
  const numerator = value.sign < 0 ? minus(size) : size;
  return value.isInteger
    ? numerator
    : binary("/", numerator, integer(value.denominator));
}

function times(factors: readonly Node[]): Node {
  if (factors.length === 0) return integer(1);
  return factors.reduce((left, right) => binary("*", left, right));
}

function isMinus(term: Expression): boolean {
  return splitCoefficient(term).coefficient.sign < 0;
}

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

/** Numbers, then constants, names, powers, sums, functions. */
function byFactor(a: Expression, b: Expression): number {
  const places = place(a) - place(b);
  return places === 0 ? compare(a, b) : places;
}

function place(factor: Expression): number {
  const base = factor.kind === "power" ? factor.base : factor;
  const kinds = {
    numeral: 0,
    constant: 1,
    variable: 2,
    power: 3,
    product: 3,
    sum: 4,
    call: 5,
  };
  return base.kind === "constant" && factor.kind === "power" &&
      factor.exponent.kind !== "numeral"
    ? 3
    : kinds[base.kind];
}

/** Factored expressions as syntax trees that keep their form: 2*(x + 1). */
import { type Expression, negate, nodeOf, numeral } from "../algebra/mod.ts";
import { byDegree } from "../algebra/display_order.ts";
import { splitCoefficient, type Sum } from "../algebra/mod.ts";
import { Rational } from "../exact/rational.ts";
import type { Node } from "../syntax/nodes.ts";
import type { FactoredExpression, FactorPower } from "./factor.ts";

/**
 * The syntax tree of a factored expression: the number, the factors above the
 * line, those below it; no product is multiplied out.
 *
 * @param factored Any.
 * @returns The tree.
 */
export function nodeOfFactors(factored: FactoredExpression): Node {
  const { unit, factors } = withLeadingPlus(factored);
  const above = factors.filter(({ exponent }) => exponent.sign > 0);
  const below = factors.filter(({ exponent }) => exponent.sign < 0)
    .map(({ base, exponent }) => ({ base, exponent: exponent.negated() }));
  const { numerator, denominator } = unit.absolute();
  const top = product(numerator, above.sort(byKind));
  const signed = unit.sign < 0 ? negated(top) : top;
  return denominator === 1n && below.length === 0
    ? signed
    : binary("/", signed, product(denominator, below.sort(byKind)));
}

/** Each sum begins with a plus; the sign of all is that of the unit. */
function withLeadingPlus(
  { unit, factors }: FactoredExpression,
): FactoredExpression {
  let sign = 1n;
  const turned = factors.map((factor): FactorPower => {
    const { base, exponent } = factor;
    const turns = base.kind === "sum" && exponent.isInteger &&
      leadingSign(base) < 0;
    if (!turns) return factor;
    if (exponent.numerator % 2n !== 0n) sign = -sign;
    return { base: negate(base), exponent };
  });
  return { unit: unit.times(Rational.of(sign)), factors: turned };
}

/** Of the term of the highest degree, the first by the alphabet. */
function leadingSign(sum: Sum): number {
  const first = sum.terms.map(splitCoefficient)
    .reduce((a, b) => byDegree(a.rest, b.rest) <= 0 ? a : b);
  return first.coefficient.sign;
}

/** Symbols before sums, small ones first. */
function byKind(a: FactorPower, b: FactorPower): number {
  return Number(a.base.kind === "sum") - Number(b.base.kind === "sum");
}

function product(number: bigint, factors: readonly FactorPower[]): Node {
  const nodes = factors.map(nodeOfPower);
  if (number !== 1n || nodes.length === 0) {
    nodes.unshift(nodeOf(numeral(number)));
  }
  return nodes.reduce((left, right) => binary("*", left, right));
}

function nodeOfPower({ base, exponent }: FactorPower): Node {
  const node = nodeOf(base);
  if (exponent.isOne) return node;
  if (exponent.numerator === 1n && exponent.denominator === 2n) {
    return { kind: "call", name: "sqrt", arguments: [node] };
  }
  return binary("^", node, nodeOf(numeral(exponent)));
}

/** The minus stands before the first factor. */
function negated(node: Node): Node {
  return node.kind === "binary" && node.operator === "*"
    ? { ...node, left: negated(node.left) }
    : { kind: "prefix", operator: "-", operand: node };
}

function binary(operator: "*" | "/" | "^", left: Node, right: Node): Node {
  return { kind: "binary", operator, left, right };
}

/**
 * The syntax tree of a sum with its rational content before it, if that is not
 * 1: 6*(x + y).
 *
 * @param content What multiplies the sum.
 * @param sum Any.
 * @returns The tree.
 */
export function nodeWithContent(content: Rational, sum: Expression): Node {
  return nodeOfFactors({
    unit: content,
    factors: [{ base: sum, exponent: Rational.of(1) }],
  });
}

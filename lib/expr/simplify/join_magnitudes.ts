/** |x|^a x^(2n) = |x|^(a + 2n) for real x. */
import {
  type Expression,
  isInteger,
  multiply,
  numeral,
  one,
  power,
  type Product,
  same,
} from "../algebra/mod.ts";
import type { Knowledge } from "./knowledge.ts";

/**
 * Joins even powers of a real expression to powers of its absolute value.
 *
 * @param node Any product.
 * @param knowledge What is assumed.
 * @returns An equal expression; undefined if there is nothing to join.
 */
export function joinMagnitudes(
  node: Product,
  knowledge: Knowledge,
): Expression | undefined {
  for (const factor of node.factors) {
    const { base: magnitude } = powerOf(factor);
    if (magnitude.kind !== "call" || magnitude.name !== "abs") continue;
    const x = magnitude.arguments[0]!;
    if (!knowledge.isReal(x)) continue;
    const place = node.factors.findIndex((other) => isEvenPower(other, x));
    if (place < 0) continue;
    const { exponent } = powerOf(node.factors[place]!);
    const others = node.factors.filter((_, other) => other !== place);
    return multiply(...others, power(magnitude, exponent));
  }
  return undefined;
}

function powerOf(
  factor: Expression,
): { readonly base: Expression; readonly exponent: Expression } {
  return factor.kind === "power" ? factor : { base: factor, exponent: one };
}

function isEvenPower(factor: Expression, x: Expression): boolean {
  const { base, exponent } = powerOf(factor);
  const half = multiply(numeral(1, 2), exponent);
  return isInteger(half) && same(base, x);
}

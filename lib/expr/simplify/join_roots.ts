/** Products of roots as the root of a product, where the principal values
 * agree. */
import {
  type Expression,
  isInteger,
  multiply,
  power,
  type Product,
  same,
} from "../algebra/mod.ts";
import type { Knowledge } from "./knowledge.ts";

interface Group {
  readonly exponent: Expression;
  readonly bases: Expression[];
  /** Whether a base is in it that may have any value. */
  hasFree: boolean;
}

/**
 * x^a y^a = (x y)^a, where all bases but one are known not to be negative.
 *
 * @param node Any product.
 * @param knowledge What is assumed.
 * @returns An equal expression; undefined if there is nothing to join.
 */
export function joinRoots(
  node: Product,
  knowledge: Knowledge,
): Expression | undefined {
  const groups: Group[] = [], others: Expression[] = [];
  for (const factor of node.factors) {
    if (factor.kind !== "power" || isInteger(factor.exponent)) {
      others.push(factor);
      continue;
    }
    const { base, exponent } = factor;
    const isFree = !knowledge.isNonnegative(base);
    const group = groups.find((each) =>
      same(each.exponent, exponent) && !(isFree && each.hasFree)
    );
    if (group === undefined) {
      groups.push({ exponent, bases: [base], hasFree: isFree });
    } else {
      group.bases.push(base);
      group.hasFree ||= isFree;
    }
  }
  if (groups.every(({ bases }) => bases.length === 1)) return undefined;
  return multiply(
    ...others,
    ...groups.map(({ exponent, bases }) => power(multiply(...bases), exponent)),
  );
}

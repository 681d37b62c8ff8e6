/** Equality and the canonical order. */
import { spend } from "../budget.ts";
import type { Expression } from "./expression.ts";

/** Pairs of large expressions known to be equal: a comparison of two graphs
 * with shared subtrees stays linear. */
const known = new WeakMap<Expression, WeakSet<Expression>>();
const large = 32;
/** Sorting expressions of this size is work of its own. */
const costly = 64;

/**
 * Whether two expressions are the same, node by node.
 *
 * @param a One.
 * @param b The other.
 * @returns Whether they are. Expressions that are not the same may still be
 * worth the same: see `equivalent`.
 */
export function same(a: Expression, b: Expression): boolean {
  if (a === b) return true;
  if (a.hash !== b.hash || a.kind !== b.kind || a.size !== b.size) return false;
  return compare(a, b) === 0;
}

/**
 * The canonical order: numerals, constants, variables by name, then powers by
 * base and exponent, products, sums, calls.
 *
 * @param a One.
 * @param b The other.
 * @returns Negative, 0 or positive; 0 only if they are the same.
 */
export function compare(a: Expression, b: Expression): number {
  if (a === b) return 0;
  const kinds = rank[a.kind] - rank[b.kind];
  if (kinds !== 0) return kinds;
  if (a.size < large) return compareAlike(a, b);
  if (known.get(a)?.has(b)) return 0;
  if (a.size >= costly) spend();
  const order = compareAlike(a, b);
  if (order === 0) remember(a, b);
  return order;
}

function remember(a: Expression, b: Expression): void {
  const others = known.get(a);
  if (others === undefined) known.set(a, new WeakSet([b]));
  else others.add(b);
}

const rank: Readonly<Record<Expression["kind"], number>> = {
  numeral: 0,
  constant: 1,
  variable: 2,
  power: 3,
  product: 4,
  sum: 5,
  call: 6,
};

function compareAlike(a: Expression, b: Expression): number {
  if (a.kind === "numeral" && b.kind === "numeral") {
    return a.value.compare(b.value);
  }
  if (a.kind === "constant" && b.kind === "constant") {
    return compareText(a.name, b.name);
  }
  if (a.kind === "variable" && b.kind === "variable") {
    return compareText(a.name, b.name);
  }
  if (a.kind === "call" && b.kind === "call" && a.name !== b.name) {
    return compareText(a.name, b.name);
  }
  return compareLists(childrenOf(a), childrenOf(b));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareLists(
  a: readonly Expression[],
  b: readonly Expression[],
): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const order = compare(a[i]!, b[i]!);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

const none: readonly Expression[] = [];

/**
 * The parts that an expression is made of.
 *
 * @param expression Any.
 * @returns Terms, factors, arguments, or base and exponent; none of a leaf.
 */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "sum":
      return expression.terms;
    case "product":
      return expression.factors;
    case "power":
      return [expression.base, expression.exponent];
    case "call":
      return expression.arguments;
    default:
      return none;
  }
}

/** Questions about syntax trees, answered without deep recursion. */
import { spend } from "../budget.ts";
import { constantNamed } from "../functions/lookup.ts";
import { boundName, scopesOf } from "./calls.ts";
import { leftSpine, type NameNode, type Node } from "./nodes.ts";

/**
 * The nodes directly below one.
 *
 * @param node Any node.
 * @returns Its operands or arguments, in the order of the text.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { childrenOf, format, parse } from "@fluxion/fluxion/expr";
 *
 * assertEquals(childrenOf(parse("a + 2*b")).map((node) => format(node)), [
 *   "a",
 *   "2*b",
 * ]);
 * ```
 */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "binary":
      return [node.left, node.right];
    case "prefix":
    case "postfix":
      return [node.operand];
    case "call":
      return node.arguments;
    default:
      return [];
  }
}

/**
 * Whether two trees say the same; where they stand in a text does not matter.
 *
 * @param a One tree.
 * @param b The other.
 * @returns Whether they are structurally equal.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { parse, sameNode } from "@fluxion/fluxion/expr";
 *
 * assertEquals(sameNode(parse("2x"), parse("2.0 * x")), true);
 * ```
 */
export function sameNode(a: Node, b: Node): boolean {
  let x = a, y = b;
  while (x.kind === "binary" && y.kind === "binary") {
    if (x === y) return true;
    if (x.operator !== y.operator || !sameNode(x.right, y.right)) return false;
    x = x.left;
    y = y.left;
  }
  return x === y || (sameHead(x, y) && sameChildren(x, y));
}

function sameHead(x: Node, y: Node): boolean {
  switch (x.kind) {
    case "number":
      return y.kind === "number" && x.numerator === y.numerator &&
        x.denominator === y.denominator;
    case "name":
      return y.kind === "name" && x.name === y.name;
    case "call":
      return y.kind === "call" && x.name === y.name;
    case "prefix":
    case "postfix":
      return x.kind === y.kind && x.operator === y.operator;
    case "binary":
      return false;
  }
}

function sameChildren(x: Node, y: Node): boolean {
  const left = childrenOf(x), right = childrenOf(y);
  return left.length === right.length &&
    left.every((child, index) => sameNode(child, right[index]!));
}

/**
 * How many nodes a tree has; shared ones count each time.
 *
 * @param node The tree.
 * @returns At least 1.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { countNodes, parse } from "@fluxion/fluxion/expr";
 *
 * assertEquals(countNodes(parse("sin(x) + 1")), 4);
 * ```
 */
export function countNodes(node: Node): number {
  let count = 0;
  for (const _ of walk(node)) count++;
  return count;
}

/**
 * Whether a tree holds another one, itself included.
 *
 * @param node The tree.
 * @param part What is looked for.
 * @returns Whether some node of the tree says the same as the part.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { contains, parse } from "@fluxion/fluxion/expr";
 *
 * assertEquals(contains(parse("sin(x + 1)^2"), parse("x + 1")), true);
 * ```
 */
export function contains(node: Node, part: Node): boolean {
  for (const candidate of walk(node)) {
    if (sameNode(candidate, part)) return true;
  }
  return false;
}

/**
 * Every node of a tree, each before those below it, from left to right but
 * for the left sides of binary operators, which come first of all.
 *
 * @param node The tree.
 * @returns The nodes, one at a time.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { parse, walk } from "@fluxion/fluxion/expr";
 *
 * const kinds = [...walk(parse("-x!"))].map(({ kind }) => kind);
 * assertEquals(kinds, ["prefix", "postfix", "name"]);
 * ```
 */
export function* walk(node: Node): Generator<Node> {
  const pending: Node[] = [node];
  let seen = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if ((++seen & 7) === 0) spend();
    yield next;
    const children = childrenOf(next);
    for (let i = children.length - 1; i >= 0; i--) pending.push(children[i]!);
  }
}

/**
 * The free variables of a tree, without constants and without the names that
 * `sum`, `product` and `rootsum` bind.
 *
 * @param node The tree.
 * @returns Their names, in the order of the text.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { parse, variablesOf } from "@fluxion/fluxion/expr";
 *
 * const variables = variablesOf(parse("sum(k*x, k, 1, n) + pi"));
 * assertEquals([...variables], ["x", "n"]);
 * ```
 */
export function variablesOf(node: Node): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { name } of freeNames(node)) found.add(name);
  return found;
}

/**
 * The places where free variables stand in a tree.
 *
 * @param node The tree.
 * @returns The nodes, in the order of the text.
 */
export function freeNames(node: Node): readonly NameNode[] {
  const found: NameNode[] = [];
  const pending: Scoped[] = [{ node, bound: none }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    spend();
    if (next.node.kind === "name") {
      const { name } = next.node;
      const free = !next.bound.has(name) && constantNamed(name) === undefined;
      if (free) found.push(next.node);
    } else pending.push(...scopedChildren(next).reverse());
  }
  return found;
}

/** A node with the names that are bound around it. */
interface Scoped {
  readonly node: Node;
  readonly bound: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

function scopedChildren({ node, bound }: Scoped): Scoped[] {
  const own = node.kind === "call" ? boundName(node) : undefined;
  if (node.kind !== "call" || own === undefined) {
    return childrenOf(node).map((child) => ({ node: child, bound }));
  }
  const scopes = scopesOf(node.name);
  const inner = new Set([...bound, own]);
  return node.arguments.flatMap((child, index) =>
    index === 1
      ? []
      : [{ node: child, bound: scopes.includes(index) ? inner : bound }]
  );
}

/**
 * How deep a tree is nested: the most edges on a way down, without those to
 * the left side of a binary operator.
 *
 * @param node The tree.
 * @returns 0 for a leaf.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { depthOf, parse } from "@fluxion/fluxion/expr";
 *
 * assertEquals(depthOf(parse("a + b + sin(c)")), 2);
 * ```
 */
export function depthOf(node: Node): number {
  const { first, chain } = leftSpine(node);
  let depth = 0;
  for (const child of childrenOf(first)) {
    depth = Math.max(depth, 1 + depthOf(child));
  }
  for (const { right } of chain) depth = Math.max(depth, 1 + depthOf(right));
  return depth;
}

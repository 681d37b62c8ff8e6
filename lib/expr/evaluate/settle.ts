/** Walks of trees of any depth. */
import { spend } from "../budget.ts";
import type { Node } from "../syntax/nodes.ts";

/**
 * Computes something for a node from what it is for the nodes below, without
 * recursion: a tree may be deeper than the engine's stack.
 *
 * @param root The node.
 * @param known What is computed already; the rest is added.
 * @param needed The nodes that a node needs, in order; asked again when those
 * it named before are known, so that it may name more.
 * @param compute Computes a node; those it needs are known.
 * @returns What it is for the root.
 * @throws {ExpressionError} `budget`, or what `compute` throws.
 */
export function settle<T>(
  root: Node,
  known: Map<Node, T>,
  needed: (node: Node) => readonly Node[],
  compute: (node: Node) => T,
): T {
  const pending: Node[] = [root];
  while (pending.length > 0) {
    const node = pending.at(-1)!;
    if (known.has(node)) {
      pending.pop();
      continue;
    }
    const missing = needed(node).filter((child) => !known.has(child));
    if (missing.length > 0) {
      for (let i = missing.length - 1; i >= 0; i--) pending.push(missing[i]!);
      continue;
    }
    spend();
    known.set(node, compute(node));
    pending.pop();
  }
  return known.get(root)!;
}

/**
 * The nodes that a node always needs of its own scope: not the body of a sum,
 * where a name has another meaning in each term.
 *
 * @param node A node.
 * @returns The nodes, in the order of the text.
 */
export function operandsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "binary":
      return [node.left, node.right];
    case "prefix":
    case "postfix":
      return [node.operand];
    case "call":
      switch (node.name) {
        case "sum":
        case "product":
          return node.arguments.slice(2);
        case "random":
        case "rootsum":
          return [];
      }
      return node.arguments;
    default:
      return [];
  }
}

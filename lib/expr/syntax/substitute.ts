/** Replaces variables by trees, without capture. */
import type { Span } from "../errors.ts";
import { spend } from "../budget.ts";
import { boundName, scopesOf } from "./calls.ts";
import { type CallNode, leftSpine, type NameNode, type Node } from "./nodes.ts";
import { variablesOf } from "./tree.ts";

/** What stands for a free variable, by its name. */
export type Replacements =
  | ReadonlyMap<string, Node>
  | Readonly<Record<string, Node>>;

interface Substitution {
  readonly replacements: ReadonlyMap<string, Node>;
  /** The free variables of the replacements. */
  readonly free: ReadonlySet<string>;
  /** Where the nodes of the tree, but not of the replacements, stand. */
  readonly span: Span | undefined;
  /** The name that the call around binds, as it is after the replacement. */
  readonly index?: NameNode;
}

/**
 * Replaces free variables, all at once. Where a replacement has a variable that
 * `sum`, `product` or `rootsum` binds around the place, the bound one is
 * renamed, so that the value is that of the replaced tree.
 *
 * @param node The tree; it stays as it is.
 * @param replacements Trees by the names of the variables they stand for.
 * @returns The tree with the replacements in place.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { format, parse, substitute } from "@fluxion/fluxion/expr";
 *
 * const node = substitute(parse("sum(k*x, k, 1, n)"), { x: parse("k + 1") });
 * assertEquals(format(node), "sum(k_1*(k + 1), k_1, 1, n)");
 * ```
 */
export function substitute(node: Node, replacements: Replacements): Node {
  const map = replacements instanceof Map
    ? replacements as ReadonlyMap<string, Node>
    : new Map(Object.entries(replacements as Record<string, Node>));
  return substituteAt(node, map, undefined);
}

/**
 * A copy of a tree without spans that shares no node with it.
 *
 * @param node The tree.
 * @returns An equal tree.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { clone, parse } from "@fluxion/fluxion/expr";
 *
 * const node = parse("a + b");
 * assertEquals(node.span, { start: 0, end: 5 });
 * assertEquals(clone(node).span, undefined);
 * ```
 */
export function clone(node: Node): Node {
  const { first, chain } = leftSpine(node);
  let left = cloneFirst(first);
  for (const { operator, right } of chain) {
    left = { kind: "binary", operator, left, right: clone(right) };
  }
  return left;
}

function cloneFirst(node: Node): Node {
  const { span: _, ...bare } = node;
  switch (bare.kind) {
    case "prefix":
    case "postfix":
      return { ...bare, operand: clone(bare.operand) };
    case "call":
      return { ...bare, arguments: bare.arguments.map(clone) };
    default:
      return bare;
  }
}

/**
 * As `substitute`, for a tree that comes from another text.
 *
 * @param node The tree.
 * @param replacements Trees by the names they stand for.
 * @param span Where the nodes of the tree shall stand, but not those of the
 * replacements; undefined to keep the spans.
 * @returns The tree with the replacements in place.
 */
export function substituteAt(
  node: Node,
  replacements: ReadonlyMap<string, Node>,
  span: Span | undefined,
): Node {
  const free = new Set<string>();
  for (const value of replacements.values()) {
    for (const name of variablesOf(value)) free.add(name);
  }
  return replaced(node, { replacements, free, span });
}

/** Few frames for each level: trees may be deep. */
function replaced(node: Node, by: Substitution): Node {
  spend();
  const { first, chain } = leftSpine(node);
  let left: Node;
  switch (first.kind) {
    case "name":
      left = replacedName(first, by);
      break;
    case "prefix":
    case "postfix": {
      const operand = replaced(first.operand, by);
      const same = operand === first.operand;
      left = placed(same ? first : { ...first, operand }, by);
      break;
    }
    case "call":
      left = replacedCall(first, by);
      break;
    default:
      left = placed(first, by);
  }
  for (const link of chain) {
    const right = replaced(link.right, by);
    const same = left === link.left && right === link.right;
    left = placed(same ? link : { ...link, left, right }, by);
  }
  return left;
}

/** A computed replacement stands where the variable stood. */
function replacedName(node: NameNode, by: Substitution): Node {
  const value = by.replacements.get(node.name);
  if (value === undefined) return placed(node, by);
  const spans = value.span === undefined && node.span !== undefined;
  return spans ? { ...value, span: node.span } : value;
}

function placed<T extends Node>(node: T, { span }: Substitution): T {
  return span === undefined ? node : { ...node, span };
}

function replacedCall(node: CallNode, by: Substitution): Node {
  const bound = boundName(node);
  const scopes = scopesOf(node.name);
  const inner = bound === undefined ? by : withinScope(node, bound, by);
  const list: Node[] = [];
  let same = true;
  for (const [position, argument] of node.arguments.entries()) {
    const index = bound !== undefined && position === 1;
    const one = index
      ? placed(inner.index ?? argument, by)
      : replaced(argument, scopes.includes(position) ? inner : by);
    same &&= one === argument;
    list.push(one);
  }
  return placed(same ? node : { ...node, arguments: list }, by);
}

/** What is replaced where a call binds a name; the name may get another one. */
function withinScope(
  node: CallNode,
  bound: string,
  by: Substitution,
): Substitution {
  const inScope = new Set(
    scopesOf(node.name).flatMap((position) => [
      ...variablesOf(node.arguments[position]!),
    ]),
  );
  const replacements = new Map(
    [...by.replacements].filter(([name]) =>
      name !== bound && inScope.has(name)
    ),
  );
  const old = node.arguments[1] as NameNode;
  if (replacements.size === 0 || !by.free.has(bound)) {
    return { ...by, replacements, index: old };
  }
  const index = { ...old, name: freshName(bound, inScope, by.free) };
  replacements.set(bound, index);
  const free = new Set([...by.free, index.name]);
  return { replacements, free, span: by.span, index };
}

/** A name like another one that is not taken: `k_1`, `k_2` for `k` or `k_1`. */
function freshName(
  name: string,
  ...taken: readonly ReadonlySet<string>[]
): string {
  const base = name.replace(/_[0-9]+$/, "") || name;
  for (let number = 1;; number++) {
    const fresh = `${base}_${number}`;
    if (!taken.some((names) => names.has(fresh))) return fresh;
  }
}

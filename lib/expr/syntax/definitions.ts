/** Functions and names that a caller defines, expanded as a text is read. */
import type { Span } from "../errors.ts";
import type { NameNode, Node } from "./nodes.ts";
import { substituteAt } from "./substitute.ts";
import { depthOf, variablesOf, walk } from "./tree.ts";

/** What a caller's function means; it cannot be recursive. */
export interface Definition {
  /** The names of its parameters; without any, it is a name for its body. */
  readonly parameters: readonly string[];
  /** Its value. */
  readonly body: Node;
}

/** What a call of a definition comes to. */
export interface Expanded {
  /** The body with the arguments in place. */
  readonly node: Node;
  /** How many nodes it has; counted to just beyond the limit. */
  readonly nodes: number;
  /** How deep the body is nested. */
  readonly depth: number;
}

/** No name of a text ends so; marks what is free in a definition. */
const mark = "\u0000";

/**
 * The body of a definition for arguments. Its free variables come out marked,
 * so that a `sum` around the call cannot capture them; `unmarked` ends that.
 *
 * @param definition The definition.
 * @param list As many arguments as it has parameters.
 * @param span Where the call stands; the body's nodes stand there too.
 * @param limit How many nodes the result may have.
 * @returns The tree and its measures.
 */
export function expandDefinition(
  definition: Definition,
  list: readonly Node[],
  span: Span,
  limit: number,
): Expanded {
  const { parameters, body } = definition;
  const replacements = new Map<string, Node>();
  for (const name of variablesOf(body)) {
    replacements.set(name, { kind: "name", name: name + mark, span });
  }
  parameters.forEach((name, index) => replacements.set(name, list[index]!));
  const node = substituteAt(body, replacements, span);
  return { node, nodes: countUpTo(node, limit), depth: depthOf(body) };
}

/** Arguments are shared, so that the tree may be far larger than its parts. */
function countUpTo(node: Node, limit: number): number {
  let count = 0;
  for (const _ of walk(node)) {
    if (++count > limit) break;
  }
  return count;
}

/**
 * Takes the marks off again.
 *
 * @param node A tree with expanded definitions.
 * @returns The tree, bound names renamed where they would capture.
 */
export function unmarked(node: Node): Node {
  const marked = [...variablesOf(node)].filter((name) => name.endsWith(mark));
  if (marked.length === 0) return node;
  const replacements = new Map<string, Node>(
    marked.map((name): [string, NameNode] => [
      name,
      { kind: "name", name: name.slice(0, -mark.length) },
    ]),
  );
  return substituteAt(node, replacements, undefined);
}

import type { Graph, GraphEdge, GraphNode } from "./graph.ts";
import { memberOf, parentOf } from "./paths.ts";

/**
 * Draws blocks that repeat once: where all members of a list, as `blocks.0` to
 * `blocks.5`, are built alike, the first one stands for all.
 *
 * @param graph A graph.
 * @returns The same graph, or a smaller one.
 */
export function collapseRepeats(graph: Graph): Graph {
  const members = new Map<string, string[]>();
  for (const { path } of graph.groups) {
    if (path !== memberOf(path)) continue;
    const list = parentOf(path);
    members.set(list, [...members.get(list) ?? [], path]);
  }
  return [...members.values()]
    .filter((paths) => paths.length > 1)
    .reduce(collapseList, graph);
}

function collapseList(graph: Graph, paths: readonly string[]): Graph {
  const [first, ...rest] = paths as [string, ...string[]];
  const built = paths.map((path) => signatureOf(graph, path));
  if (!built.every((signature) => signature === built[0])) return graph;
  const kept = nodesIn(graph, first);
  const standIn = new Map(
    rest.flatMap((path) =>
      nodesIn(graph, path).map(({ id }, i) => [id, kept[i]!.id] as const)
    ),
  );
  const home = new Map(
    paths.flatMap((path) =>
      nodesIn(graph, path).map(({ id }) => [id, path] as const)
    ),
  );
  const edges = new Map<string, GraphEdge>();
  for (const { from, to } of graph.edges) {
    const a = home.get(from), b = home.get(to);
    // from one block to the next: that they follow each other is said by ×
    if (a !== undefined && b !== undefined && a !== b) continue;
    const edge = {
      from: standIn.get(from) ?? from,
      to: standIn.get(to) ?? to,
    };
    edges.set(`${edge.from} ${edge.to}`, edge);
  }
  const isDropped = (path: string) => rest.some((other) => isIn(path, other));
  return {
    ...graph,
    nodes: graph.nodes.filter(({ group }) => !isDropped(group)),
    edges: [...edges.values()],
    groups: graph.groups.filter(({ path }) => !isDropped(path)).map((group) =>
      group.path === first
        ? { ...group, lines: repeated(group.lines, paths.length) }
        : group
    ),
  };
}

/** `block 0`, `198,272 parameters` as `block × 6`, `198,272 parameters each`. */
function repeated(
  [title = "", ...rest]: readonly string[],
  count: number,
): string[] {
  return [
    `${title.replace(/ \d+$/, "")} × ${count}`,
    ...rest.map((line) => `${line} each`),
  ];
}

/** All that distinguishes two members of a list but their names and what is
 * around them. */
function signatureOf(graph: Graph, path: string): string {
  const nodes = nodesIn(graph, path);
  const number = new Map(nodes.map(({ id }, i) => [id, i]));
  return JSON.stringify([
    nodes.map(({ lines, kind, group }) => [
      lines.map((line) => line.replaceAll(path, "")),
      kind,
      group.slice(path.length),
    ]),
    graph.edges.flatMap(({ from, to }) =>
      number.has(from) && number.has(to)
        ? [[number.get(from), number.get(to)]]
        : []
    ),
  ]);
}

function nodesIn({ nodes }: Graph, path: string): GraphNode[] {
  return nodes.filter(({ group }) => isIn(group, path));
}

function isIn(path: string, around: string): boolean {
  return path === around || path.startsWith(`${around}.`);
}

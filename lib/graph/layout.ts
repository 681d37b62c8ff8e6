import type { Graph } from "./graph.ts";
import type { Item, Link } from "./layers.ts";
import {
  type Arranged,
  keyOf,
  moved,
  placeLevel,
  type Point,
  type Rectangle,
  shifted,
} from "./place.ts";
import { boxSize } from "./text_size.ts";

/** Where everything of a graph is. */
export interface GraphLayout {
  /** The size of the whole. */
  readonly width: number;
  /** The size of the whole. */
  readonly height: number;
  /** Where each box is, by id. */
  readonly nodes: ReadonlyMap<string, Rectangle>;
  /** Where each group is, by path. */
  readonly groups: ReadonlyMap<string, Rectangle>;
  /** For each edge the places that it passes: from the lower edge of a box to
   * the upper edge of another, down all the way. */
  readonly edges: readonly (readonly Point[])[];
}

/** Pixels around the whole. */
const margin = 24;

/**
 * Decides where the boxes, groups and lines of a graph are. Groups are arranged
 * by themselves, innermost first, and then placed as boxes are, so that none
 * overlaps another. The same graph is always arranged the same.
 *
 * @param graph A graph without cycles.
 * @returns The places.
 */
export function layOutGraph(graph: Graph): GraphLayout {
  const flat: Graph = {
    ...graph,
    groups: [],
    nodes: graph.nodes.map((node) => ({ ...node, group: "" })),
  };
  const { nodes, groups, ways, width, height } =
    new Arranger(graph).arrange("") ?? new Arranger(flat).arrange("")!;
  return {
    width: width + 2 * margin,
    height: height + 2 * margin,
    nodes: moved(nodes, margin, margin),
    groups: moved(groups, margin, margin),
    edges: graph.edges.map((edge) =>
      shifted(ways.get(keyOf(edge)) ?? [], margin, margin)
    ),
  };
}

class Arranger {
  readonly #graph: Graph;
  readonly #groupOf: ReadonlyMap<string, string>;
  readonly #parentOf: ReadonlyMap<string, string>;

  constructor(graph: Graph) {
    this.#graph = graph;
    const known = new Set(graph.groups.map(({ path }) => path));
    this.#groupOf = new Map(
      graph.nodes.map(({ id, group }) => [id, known.has(group) ? group : ""]),
    );
    this.#parentOf = new Map(
      graph.groups.map(({ path, parent }) => [path, parent]),
    );
  }

  /** Undefined if its members depend on each other in a circle. */
  arrange(path: string): Arranged | undefined {
    const inner = new Map<string, Arranged>();
    for (const { path: child, parent } of this.#graph.groups) {
      if (parent !== path) continue;
      const arranged = this.arrange(child);
      if (arranged === undefined) return undefined;
      inner.set(child, arranged);
    }
    const edges = this.#graph.edges.flatMap((edge) => {
      const from = this.#memberOf(edge.from, path);
      const to = this.#memberOf(edge.to, path);
      return from === to ? [] : [{
        edge,
        from: from ?? `in ${edge.from}`,
        to: to ?? `out ${edge.from}`,
      }];
    });
    const items = this.#items(path, inner, edges);
    const place = new Map(items.map(({ id }, i) => [id, i]));
    if (edges.some(({ from, to }) => place.get(from)! >= place.get(to)!)) {
      return undefined;
    }
    const links = edges.map(({ edge, from, to }): Link => ({
      from,
      to,
      source: edge.from,
      fromX: attach(items, inner, from, `out ${edge.from}`),
      toX: attach(items, inner, to, `in ${edge.from}`),
    }));
    const group = this.#graph.groups.find((each) => each.path === path);
    return placeLevel({
      group,
      items,
      links,
      edges: edges.map(({ edge }) => edge),
      inner,
    });
  }

  /** The box, or the group, of this level that a box is in. */
  #memberOf(id: string, path: string): string | undefined {
    let member = id, around = this.#groupOf.get(id);
    while (around !== undefined && around !== path) {
      member = around;
      around = around === "" ? undefined : this.#parentOf.get(around);
    }
    return around === undefined ? undefined : member;
  }

  /** In an order in which each comes after those that it depends on, where
   * there is one. */
  #items(
    path: string,
    inner: ReadonlyMap<string, Arranged>,
    edges: readonly { readonly from: string; readonly to: string }[],
  ): Item[] {
    const port = (kind: "in" | "out", ids: readonly string[]): Item[] =>
      [...new Set(ids.filter((id) => id.startsWith(`${kind} `)))]
        .map((id) => ({ id, width: 0, height: 0, port: kind }));
    const boxes = this.#graph.nodes
      .filter(({ id }) => this.#groupOf.get(id) === path)
      .map((node): Item => ({ id: node.id, ...boxSize(node) }));
    const groups = [...inner].map(([id, { width, height }]): Item => ({
      id,
      width,
      height,
    }));
    const order = new Map(this.#graph.nodes.map(({ id }, i) => [id, i]));
    const firstOf = (id: string) =>
      order.get(id) ??
        this.#graph.nodes.findIndex((node) =>
          this.#memberOf(node.id, path) === id
        );
    const members = [...boxes, ...groups]
      .sort((a, b) => firstOf(a.id) - firstOf(b.id));
    return [
      ...port("in", edges.map(({ from }) => from)),
      ...sorted(members, edges),
      ...port("out", edges.map(({ to }) => to)),
    ];
  }
}

/** Each after those that it depends on; where several could come next, the
 * first of the given order does. */
function sorted(
  items: readonly Item[],
  edges: readonly { readonly from: string; readonly to: string }[],
): Item[] {
  const rest = [...items], result: Item[] = [];
  while (rest.length > 0) {
    const free = rest.findIndex(({ id }) =>
      !edges.some(({ from, to }) =>
        to === id && rest.some((other) => other.id === from)
      )
    );
    result.push(...rest.splice(Math.max(0, free), 1));
  }
  return result;
}

/** Where a line meets an item, from its left: a box in the middle, a group at
 * the port for what flows. */
function attach(
  items: readonly Item[],
  inner: ReadonlyMap<string, Arranged>,
  id: string,
  port: string,
): number {
  return inner.get(id)?.ports.get(port) ??
    items.find((item) => item.id === id)!.width / 2;
}

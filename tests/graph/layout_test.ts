import { assert, assertEquals } from "@std/assert";
import { Random } from "../../lib/core/random.ts";
import { increasing } from "../../lib/graph/coordinates.ts";
import {
  collapseRepeats,
  type Graph,
  layOutGraph,
  type Rectangle,
} from "../../lib/graph/mod.ts";
import { graphOf } from "./models.ts";

const overlap = (a: Rectangle, b: Rectangle) =>
  a.x < b.x + b.width && b.x < a.x + a.width &&
  a.y < b.y + b.height && b.y < a.y + a.height;
const holds = (a: Rectangle, b: Rectangle) =>
  a.x <= b.x && a.y <= b.y && b.x + b.width <= a.x + a.width &&
  b.y + b.height <= a.y + a.height;
const near = (a: number, b: number) => Math.abs(a - b) < 1e-6;

/** What is wrong with a drawing, one sentence each. */
function defectsOf(graph: Graph): string[] {
  const { nodes, groups, edges, width, height } = layOutGraph(graph);
  const defects: string[] = [];
  const all = [...nodes.values()];
  const names = [...nodes.keys()];
  all.forEach((a, i) => {
    all.slice(0, i).forEach((b, j) => {
      if (overlap(a, b)) defects.push(`${names[i]} is over ${names[j]}`);
    });
    if (!holds({ x: 0, y: 0, width, height }, a)) {
      defects.push(`${names[i]} is outside of the drawing`);
    }
  });
  for (const { id, group } of graph.nodes) {
    for (const [path, box] of groups) {
      const isInside = group === path || group.startsWith(`${path}.`);
      const fits = isInside
        ? holds(box, nodes.get(id)!)
        : !overlap(box, nodes.get(id)!);
      if (!fits) defects.push(`${id} and group ${path}`);
    }
  }
  graph.edges.forEach(({ from, to }, i) => {
    const way = edges[i]!, start = way[0]!, end = way.at(-1)!;
    const a = nodes.get(from)!, b = nodes.get(to)!;
    if (
      !near(start.y, a.y + a.height) || start.x < a.x ||
      start.x > a.x + a.width
    ) defects.push(`edge ${i} begins elsewhere`);
    if (!near(end.y, b.y) || end.x < b.x || end.x > b.x + b.width) {
      defects.push(`edge ${i} ends elsewhere`);
    }
    if (way.some(({ y }, at) => at > 0 && y < way[at - 1]!.y)) {
      defects.push(`edge ${i} leads up`);
    }
    for (const [id, box] of nodes) {
      if (
        id !== from && id !== to && way.some(({ x, y }, at) => {
          const next = way[at + 1];
          if (next === undefined) return false;
          const left = Math.min(x, next.x), right = Math.max(x, next.x);
          return overlap(
            { x: left, y, width: right - left, height: next.y - y },
            box,
          );
        })
      ) defects.push(`edge ${i} runs through ${id}`);
    }
  });
  return defects;
}

for (const name of ["tiny", "small", "shakespeare", "large"] as const) {
  Deno.test(`layOutGraph() draws ${name} without overlaps`, () => {
    assertEquals(defectsOf(collapseRepeats(graphOf(name))), []);
    assertEquals(defectsOf(graphOf(name, true)), []);
  });
}

/** Boxes in groups of groups, arrows from earlier ones to later ones. */
function randomGraph(random: Random): Graph {
  const paths = ["", "", "a", "a.b", "c"];
  const count = 2 + random.below(24);
  const places = Array.from({ length: count }, () => random.below(5));
  const nodes = places.map((place, i) => ({
    id: `n${i}`,
    lines: ["word".repeat(1 + random.below(6)), "x"].slice(random.below(2)),
    kind: "op" as const,
    group: paths[place]!,
  }));
  const edges = nodes.flatMap((_, to) =>
    nodes.slice(0, to).flatMap((_, from) =>
      random.below(6) === 0 ? [{ from: `n${from}`, to: `n${to}` }] : []
    )
  );
  const groups = [
    { path: "a", parent: "", lines: ["a group", "of some"] },
    { path: "a.b", parent: "a", lines: ["one in it"] },
    { path: "c", parent: "", lines: ["c"] },
  ].filter(({ path }) =>
    nodes.some(({ group }) => group === path || group.startsWith(`${path}.`))
  );
  return { title: "random", nodes, edges, groups };
}

Deno.test("layOutGraph() draws random graphs without overlaps", () => {
  const random = new Random(7);
  for (let i = 0; i < 200; i++) {
    const graph = randomGraph(random);
    const isFlat = layOutGraph(graph).groups.size === 0;
    // where groups depend on each other in a circle, they are not drawn
    const nodes = graph.nodes.map((node) => ({ ...node, group: "" }));
    const drawn = isFlat ? { ...graph, nodes, groups: [] } : graph;
    assertEquals(defectsOf(drawn), [], `graph ${i}`);
  }
});

Deno.test("layOutGraph() draws nothing of an empty graph", () => {
  const { nodes, edges } = layOutGraph({
    title: "",
    nodes: [],
    edges: [],
    groups: [],
  });
  assertEquals([nodes.size, edges.length], [0, 0]);
});

Deno.test("increasing() finds the closest numbers that never decrease", () => {
  const of = (...places: number[]) =>
    increasing(places.map((place) => ({ place, weight: 1 })));
  assertEquals(of(1, 2, 5), [1, 2, 5]);
  assertEquals(of(3, 1), [2, 2]);
  assertEquals(of(1, 5, 2, 6), [1, 3.5, 3.5, 6]);
  const heavy = increasing([{ place: 4, weight: 3 }, { place: 0, weight: 1 }]);
  assertEquals(heavy, [3, 3]);
  assert(of().length === 0);
});

import { assertEquals } from "@std/assert";
import { collapseRepeats } from "../../lib/graph/mod.ts";
import { groupBetween, groupsOf, titleOf } from "../../lib/graph/paths.ts";
import { graphOf } from "./models.ts";

Deno.test("modelGraph() groups the layers of a GPT by its modules", () => {
  const { nodes } = graphOf("tiny");
  assertEquals(nodes.map(({ lines, group }) => `${group}: ${lines[0]}`), [
    ": positionEmbedding",
    ": tokens",
    ": tokenEmbedding",
    ": add",
    "blocks.0: attentionNorm",
    "blocks.0.attention: queryKeyValue",
    "blocks.0.attention: attention",
    "blocks.0.attention: projection",
    "blocks.0: add",
    "blocks.0: perceptronNorm",
    "blocks.0.perceptron: expansion",
    "blocks.0.perceptron: relu",
    "blocks.0.perceptron: projection",
    "blocks.0: add",
    ": norm",
    ": head",
    ": targets",
    ": crossEntropy",
  ]);
  // 64 · 192 weights and 192 biases
  assertEquals(nodes[5]!.lines, [
    "queryKeyValue",
    "linear [1, 32, 192]",
    "12,480 parameters",
  ]);
});

Deno.test("modelGraph() counts the parameters of groups", () => {
  const { groups } = graphOf("small");
  const count = (path: string) =>
    groups.find((group) => group.path === path)!.lines[1];
  // d = 128: 4 d² + 4 d, and 2 · 4 d² + 5 d
  assertEquals(count("blocks.1.attention"), "66,048 parameters");
  assertEquals(count("blocks.1.perceptron"), "131,712 parameters");
  // and two layer norms of 2 d each
  assertEquals(count("blocks.1"), "198,272 parameters");
});

Deno.test("modelGraph() says where a layer uses parameters of another", () => {
  const { nodes } = graphOf("shakespeare");
  const head = nodes.find(({ lines }) => lines[1] === "linear [12, 64, 66]");
  assertEquals(head!.lines, [
    "tokenEmbedding",
    "linear [12, 64, 66]",
    "shared parameters",
  ]);
});

Deno.test("collapseRepeats() draws blocks that repeat once", () => {
  const whole = graphOf("large");
  const graph = collapseRepeats(whole);
  assertEquals([whole.nodes.length, graph.nodes.length], [68, 18]);
  assertEquals(graph.groups[0]!.lines, [
    "block × 6",
    "3,152,384 parameters each",
  ]);
  // the same boxes and arrows as a model of one block
  const one = graphOf("tiny");
  const number = new Map(graph.nodes.map(({ id }, i) => [id, i]));
  const own = new Map(one.nodes.map(({ id }, i) => [id, i]));
  assertEquals(
    graph.edges.map(({ from, to }) => `${number.get(from)} ${number.get(to)}`)
      .toSorted(),
    one.edges.map(({ from, to }) => `${own.get(from)} ${own.get(to)}`)
      .toSorted(),
  );
});

Deno.test("collapseRepeats() leaves blocks that differ", () => {
  const graph = graphOf("small");
  const nodes = graph.nodes.map((node) =>
    node.group === "blocks.1" ? { ...node, lines: ["other"] } : node
  );
  const different = { ...graph, nodes };
  assertEquals(collapseRepeats(different), different);
});

Deno.test("paths are grouped by modules, members of lists by number", () => {
  assertEquals(groupsOf("blocks.0.attention"), [
    "blocks.0",
    "blocks.0.attention",
  ]);
  assertEquals([titleOf("blocks.3"), titleOf("a.norm")], ["block 3", "norm"]);
  assertEquals(groupBetween("blocks.0.b.p", "blocks.1.n"), "blocks.0");
  assertEquals(groupBetween("blocks.0.a.q", "blocks.0.a.p"), "blocks.0.a");
  assertEquals(groupBetween("head", ""), "");
});

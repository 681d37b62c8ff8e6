import { assert, assertEquals, assertMatch } from "@std/assert";
import {
  collapseRepeats,
  displayGraph,
  type Graph,
  graphDot,
  graphSvg,
} from "../../lib/graph/mod.ts";
import { graphOf } from "./models.ts";

const hostile: Graph = {
  title: `<script>alert("x")</script> & \u0000`,
  nodes: [
    { id: "n0", lines: [`a <b> & "c" \\`], kind: "input", group: "" },
    { id: "n1", lines: ["b", "]]>"], kind: "op", group: "g" },
  ],
  edges: [{ from: "n0", to: "n1" }],
  groups: [{ path: "g", parent: "", lines: [`</text><svg onload="x">`] }],
};

/** Whether elements are closed in the order in which they were opened, and
 * nothing but them stands between < and >. */
function isWellFormed(svg: string): boolean {
  const open: string[] = [];
  const tag = /<(\/?)([a-z]+)((?: [a-zA-Z-]+="[^"<]*")*)(\/?)>/g;
  const rest = svg.replace(tag, (_, close, name, __, self) => {
    if (close !== "") assertEquals(open.pop(), name);
    else if (self === "") open.push(name);
    return "";
  });
  return open.length === 0 && !/[<>]/.test(rest) &&
    !/&(?!(amp|lt|gt|quot);)/.test(rest);
}

Deno.test("graphSvg() is well formed, whatever the names are", () => {
  assert(isWellFormed(graphSvg(hostile)));
  assert(isWellFormed(graphSvg(graphOf("small"))));
});

Deno.test("graphSvg() has a title, a description, and both grounds", () => {
  const svg = graphSvg(collapseRepeats(graphOf("small")));
  assertMatch(svg, /<title>small<\/title>/);
  assertMatch(svg, /<desc>18 boxes and 19 arrows in 3 groups/);
  assertMatch(svg, /prefers-color-scheme:dark/);
  assertMatch(svg, />block × 2<\/text>/);
});

Deno.test("graphSvg() and graphDot() are the same each time", () => {
  const [a, b] = [graphOf("shakespeare", true), graphOf("shakespeare", true)];
  assertEquals(graphSvg(a), graphSvg(b));
  assertEquals(graphDot(a), graphDot(b));
});

Deno.test("graphDot() groups by clusters and escapes names", () => {
  assertEquals(
    graphDot({ ...hostile, title: "t" }),
    `digraph "t" {
  rankdir=TB;
  graph [labeljust=l, fontname="sans-serif", style=rounded];
  node [fontname="sans-serif", fontsize=11];
  n0 [shape=ellipse, label="a <b> & \\"c\\" \\\\"];
  subgraph "cluster_g" {
    label="</text><svg onload=\\"x\\">";
    n1 [shape=box, label="b\\n]]>"];
  }
  n0 -> n1;
}
`,
  );
});

const graphviz = await new Deno.Command("dot", { args: ["-V"] }).output()
  .then(({ success }) => success, () => false);

Deno.test({
  name: "graphDot() is read by Graphviz",
  ignore: !graphviz,
  async fn() {
    for (const graph of [hostile, graphOf("shakespeare", true)]) {
      const child = new Deno.Command("dot", {
        args: ["-Tplain"],
        stdin: "piped",
        stdout: "piped",
      }).spawn();
      const writer = child.stdin.getWriter();
      const text = graphDot({ ...graph, title: "t" });
      await writer.write(new TextEncoder().encode(text));
      await writer.close();
      const { code, stdout } = await child.output();
      assertEquals(code, 0);
      const lines = new TextDecoder().decode(stdout).split("\n");
      const count = (kind: string) =>
        lines.filter((line) => line.startsWith(`${kind} `)).length;
      assertEquals(
        [count("node"), count("edge")],
        [graph.nodes.length, graph.edges.length],
      );
    }
  },
});

Deno.test("displayGraph() answers a notebook", () => {
  const graph = graphOf("tiny");
  assertEquals(displayGraph(graph).bundle, {
    "text/plain": graphDot(graph),
    "image/svg+xml": graphSvg(graph),
  });
});

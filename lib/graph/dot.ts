import type { Graph, GraphNode } from "./graph.ts";

const shapes: Readonly<Record<GraphNode["kind"], string>> = {
  input: "ellipse",
  parameter: "note",
  layer: "box",
  op: "box",
};

/**
 * A graph in Graphviz's DOT language: modules as clusters.
 *
 * @param graph The graph.
 * @returns The text, for example for `dot -Tsvg`.
 */
export function graphDot({ title, nodes, edges, groups }: Graph): string {
  const inside = (path: string, indent: string): string[] => [
    ...nodes.filter(({ group }) => group === path).map((node) =>
      `${indent}${nodeLine(node)}`
    ),
    ...groups.filter(({ parent }) => parent === path).flatMap((group) => [
      `${indent}subgraph ${quote(`cluster_${group.path}`)} {`,
      `${indent}  label=${quote(group.lines.join("\n"))};`,
      ...inside(group.path, `${indent}  `),
      `${indent}}`,
    ]),
  ];
  return [
    `digraph ${quote(title)} {`,
    `  rankdir=TB;`,
    `  graph [labeljust=l, fontname="sans-serif", style=rounded];`,
    `  node [fontname="sans-serif", fontsize=11];`,
    ...inside("", "  "),
    ...edges.map(({ from, to }) => `  ${from} -> ${to};`),
    `}`,
    "",
  ].join("\n");
}

function nodeLine({ id, lines, kind }: GraphNode): string {
  const style = kind === "layer" ? ", style=filled, fillcolor=lightblue" : "";
  return `${id} [shape=${shapes[kind]}${style}, label=${
    quote(lines.join("\n"))
  }];`;
}

/** A DOT string: quotes and backslashes escaped, lines as \n. */
function quote(text: string): string {
  const escaped = text.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n");
  return `"${escaped}"`;
}

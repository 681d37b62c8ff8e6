import { escapeMarkup } from "../core/display.ts";
import type { Graph, GraphGroup, GraphNode } from "./graph.ts";
import { type GraphLayout, layOutGraph } from "./layout.ts";
import type { Point, Rectangle } from "./place.ts";
import { lineHeight } from "./text_size.ts";

/** Every rule is of this drawing alone: a notebook puts many in one page. */
const style = `
.fluxion-graph{--ground:#fff;--ink:#1d2330;--soft:#5b6474;--line:#8a94a6;
--group:#f4f6fa;--rim:#d5dbe6;--op:#fff;--layer:#e3edfb;--layer-rim:#7ba4dc;
--input:#e5f4ea;--input-rim:#7fbd95;--parameter:#fdf3dd;--parameter-rim:#d9b25f}
@media(prefers-color-scheme:dark){.fluxion-graph{--ground:#12151c;--ink:#e6e9f0;
--soft:#a2abbd;--line:#78839a;--group:#1a1f2a;--rim:#333c4e;--op:#232a38;
--layer:#1d3454;--layer-rim:#4f80bf;--input:#1d3a2a;--input-rim:#4d8f68;
--parameter:#40351b;--parameter-rim:#a5843c}}
${
  rules({
    text:
      `font:11.5px system-ui,-apple-system,"Segoe UI",sans-serif;fill:var(--soft)`,
    ".title": "font-size:13px;font-weight:600;fill:var(--ink)",
    ".ground": "fill:var(--ground)",
    ".group": "fill:var(--group);stroke:var(--rim)",
    ".group.even": "fill:var(--ground)",
    ".op": "fill:var(--op);stroke:var(--rim)",
    ".layer": "fill:var(--layer);stroke:var(--layer-rim)",
    ".input": "fill:var(--input);stroke:var(--input-rim)",
    ".parameter": "fill:var(--parameter);stroke:var(--parameter-rim)",
    ".edge": "fill:none;stroke:var(--line);stroke-width:1.4",
    ".head": "fill:var(--line)",
  })
}`;

function rules(table: Readonly<Record<string, string>>): string {
  return Object.entries(table)
    .map(([selector, body]) => `.fluxion-graph ${selector}{${body}}`)
    .join("\n");
}

/**
 * A graph as an SVG document: boxes in the boxes of their modules, from above
 * to below, legible on light and dark grounds. The same graph gives the same
 * document.
 *
 * @param graph The graph.
 * @returns The document.
 */
export function graphSvg(graph: Graph): string {
  const layout = layOutGraph(graph);
  const width = Math.ceil(layout.width), height = Math.ceil(layout.height);
  const parameters = graph.groups.length;
  const description = `${count(graph.nodes.length, "box", "es")} and ` +
    `${count(graph.edges.length, "arrow", "s")} in ` +
    `${count(parameters, "group", "s")}, from inputs at the top to the ` +
    `result at the bottom.`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" ` +
    `height="${height}" viewBox="0 0 ${width} ${height}" class="fluxion-graph" ` +
    `role="img">`,
    `<title>${escapeMarkup(graph.title)}</title>`,
    `<desc>${escapeMarkup(description)}</desc>`,
    `<style>${style}</style>`,
    `<defs><marker id="fluxion-arrow" viewBox="0 0 8 8" refX="7" refY="4" ` +
    `markerWidth="7" markerHeight="7" orient="auto"><path class="head" ` +
    `d="M0 0.5 8 4 0 7.5z"/></marker></defs>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    ...graph.groups.map((group) => groupBox(group, layout)),
    ...layout.edges.map((way) =>
      `<path class="edge" marker-end="url(#fluxion-arrow)" d="${pathOf(way)}"/>`
    ),
    ...graph.groups.map((group) => groupText(group, layout)),
    ...graph.nodes.map((node) => nodeBox(node, layout)),
    `</svg>`,
    "",
  ].join("\n");
}

function groupBox({ path }: GraphGroup, { groups }: GraphLayout): string {
  const box = groups.get(path);
  if (box === undefined) return "";
  const depth =
    [...groups.values()].filter((other) =>
      other.x < box.x && other.y < box.y &&
      other.x + other.width > box.x && other.y + other.height > box.y
    ).length;
  const kind = depth % 2 === 0 ? "group" : "group even";
  return `<rect class="${kind}" rx="10" ${placeOf(box)}/>`;
}

function groupText({ path, lines }: GraphGroup, layout: GraphLayout): string {
  const box = layout.groups.get(path);
  return box === undefined
    ? ""
    : textOf(lines, box.x + 12, box.y + 20, "start");
}

function nodeBox(
  { id, lines, kind }: GraphNode,
  { nodes }: GraphLayout,
): string {
  const box = nodes.get(id)!;
  const radius = kind === "input" ? box.height / 2 : 7;
  const first = box.y + (box.height - lines.length * lineHeight) / 2 + 13;
  return `<g><rect class="${kind}" rx="${fixed(radius)}" ${placeOf(box)}/>` +
    textOf(lines, box.x + box.width / 2, first, "middle") + `</g>`;
}

function textOf(
  lines: readonly string[],
  x: number,
  y: number,
  anchor: "start" | "middle",
): string {
  return lines.map((line, i) =>
    `<text${i === 0 ? ' class="title"' : ""} x="${fixed(x)}" y="${
      fixed(y + i * lineHeight)
    }" text-anchor="${anchor}">${escapeMarkup(line)}</text>`
  ).join("");
}

/** Straight down, and in smooth turns to the side. */
function pathOf(way: readonly Point[]): string {
  return way.map(({ x, y }, i) => {
    const before = way[i - 1];
    if (before === undefined) return `M${fixed(x)} ${fixed(y)}`;
    if (Math.abs(before.x - x) < 0.05) return `L${fixed(x)} ${fixed(y)}`;
    const middle = fixed((before.y + y) / 2);
    return `C${fixed(before.x)} ${middle} ${fixed(x)} ${middle} ` +
      `${fixed(x)} ${fixed(y)}`;
  }).join("");
}

function placeOf({ x, y, width, height }: Rectangle): string {
  return `x="${fixed(x)}" y="${fixed(y)}" width="${fixed(width)}" ` +
    `height="${fixed(height)}"`;
}

function count(number: number, one: string, plural: string): string {
  return `${number} ${one}${number === 1 ? "" : plural}`;
}

const fixed = (value: number): string => String(Number(value.toFixed(1)));

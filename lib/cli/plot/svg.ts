/** Curves as a drawing. */
import { label } from "./braille.ts";
import { type Interval, type Piece, rangeOf, ticks } from "./curve.ts";

/** What a drawing shows. */
export interface Drawing {
  /** The text above it. */
  readonly title: string;
  /** The abscissas. */
  readonly domain: Interval;
  /** The ordinates; those of the curve if absent. */
  readonly range?: Interval;
}

/** A curve among others. */
export interface Series {
  /** What it is called. */
  readonly name: string;
  /** Its pieces. */
  readonly pieces: readonly Piece[];
  /** Which colour it has: those of the same number are alike. */
  readonly colour: number;
  /** Whether it stands behind the others. */
  readonly isFaint: boolean;
}

/** Colours on light and on dark grounds. */
const colours = [
  ["#0a6ebd", "#5db1f0"],
  ["#c2410c", "#fb923c"],
  ["#047857", "#34d399"],
  ["#a21caf", "#e879f9"],
  ["#a16207", "#facc15"],
  ["#4b5563", "#d1d5db"],
] as const;

const width = 720;
const height = 440;
const margin = { left: 64, right: 16, top: 40, bottom: 40 };

/**
 * A plot as an SVG document, legible on light and dark grounds.
 *
 * @param pieces The pieces of a curve.
 * @param drawing Title and ranges.
 * @returns The document.
 */
export function plotSvg(
  pieces: readonly Piece[],
  { title, domain, range = rangeOf(pieces.flat()) }: Drawing,
): string {
  return document(
    title,
    domain,
    range,
    "",
    (x, y) => pieces.map((piece) => pathOf(piece, x, y, "curve")),
  );
}

/**
 * Curves over each other as an SVG document, with their names.
 *
 * @param series The curves.
 * @param drawing Title and ranges.
 * @returns The document.
 */
export function plotSeriesSvg(
  series: readonly Series[],
  {
    title,
    domain,
    range = rangeOf(series.flatMap(({ pieces }) => pieces.flat())),
  }: Drawing,
): string {
  const classOf = ({ colour, isFaint }: Series) =>
    `curve c${colour % colours.length}${isFaint ? " faint" : ""}`;
  return document(title, domain, range, seriesStyle, (x, y) => [
    ...series.flatMap((each) =>
      each.pieces.map((piece) => pathOf(piece, x, y, classOf(each)))
    ),
    ...series.flatMap((each, i) => legendOf(each.name, classOf(each), i)),
  ]);
}

const seriesStyle = colours.map(([light], i) => `.c${i}{stroke:${light}}`)
  .join("") +
  `.faint{stroke-width:1.5;opacity:.45}.name{text-anchor:end}` +
  `@media(prefers-color-scheme:dark){${
    colours.map(([, dark], i) => `.c${i}{stroke:${dark}}`).join("")
  }}`;

function legendOf(name: string, kind: string, row: number): string[] {
  const right = width - margin.right - 12;
  const y = margin.top + 16 + 20 * row;
  return [
    `<polyline class="${kind}" points="${right - 28},${y} ${right},${y}"/>`,
    `<text class="name" x="${right - 36}" y="${y + 4}">${escape(name)}</text>`,
  ];
}

function document(
  title: string,
  domain: Interval,
  range: Interval,
  style: string,
  inside: (x: Scale, y: Scale) => readonly string[],
): string {
  const x = scale(domain, margin.left, width - margin.right);
  const y = scale(range, height - margin.bottom, margin.top);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"` +
    ` role="img" aria-label="${escape(title)}">`,
    `<style>text{font:13px system-ui,sans-serif;fill:#333}` +
    `.grid{stroke:#8884;stroke-width:1}.axis{stroke:#888;stroke-width:1.5}` +
    `.curve{fill:none;stroke:#0a6ebd;stroke-width:2;stroke-linejoin:round}` +
    `@media(prefers-color-scheme:dark){text{fill:#ccc}.curve{stroke:#5db1f0}}` +
    `${style}</style>`,
    `<text x="${width / 2}" y="24" text-anchor="middle">${
      escape(title)
    }</text>`,
    ...ticks(domain, 8).map((value) => columnOf(value, x(value))),
    ...ticks(range, 6).map((value) => rowOf(value, y(value))),
    `<clipPath id="frame"><rect x="${margin.left}" y="${margin.top}" width="${
      width - margin.left - margin.right
    }" height="${height - margin.top - margin.bottom}"/></clipPath>`,
    `<g clip-path="url(#frame)">`,
    ...inside(x, y),
    `</g>`,
    `</svg>`,
    "",
  ].join("\n");
}

type Scale = (value: number) => number;

function scale({ from, to }: Interval, start: number, end: number): Scale {
  return (value) => start + (end - start) * (value - from) / (to - from);
}

const fixed = (value: number): string => String(Number(value.toFixed(2)));

function columnOf(value: number, x: number): string {
  const kind = value === 0 ? "axis" : "grid";
  return `<line class="${kind}" x1="${fixed(x)}" x2="${
    fixed(x)
  }" y1="${margin.top}" y2="${height - margin.bottom}"/><text x="${
    fixed(x)
  }" y="${height - margin.bottom + 20}" text-anchor="middle">${
    label(value)
  }</text>`;
}

function rowOf(value: number, y: number): string {
  const kind = value === 0 ? "axis" : "grid";
  return `<line class="${kind}" x1="${margin.left}" x2="${
    width - margin.right
  }" y1="${fixed(y)}" y2="${fixed(y)}"/><text x="${margin.left - 8}" y="${
    fixed(y + 4)
  }" text-anchor="end">${label(value)}</text>`;
}

/** Points far outside of the frame are brought near, where clipping ends. */
function pathOf(piece: Piece, x: Scale, y: Scale, kind: string): string {
  const points = piece.map((point) => {
    const down = Math.min(Math.max(y(point.y), -height), 2 * height);
    return `${fixed(x(point.x))},${fixed(down)}`;
  });
  return piece.length === 1
    ? `<circle class="${kind}" cx="${points[0]!.split(",")[0]}" cy="${
      points[0]!.split(",")[1]
    }" r="1"/>`
    : `<polyline class="${kind}" points="${points.join(" ")}"/>`;
}

function escape(text: string): string {
  return text.replaceAll(
    /[&<>"]/g,
    (character) =>
      ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[character]!,
  );
}

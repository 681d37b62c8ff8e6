/** The losses of a run as a drawing. */

import { label } from "../plot/braille.ts";
import { type Point, rangeOf, ticks } from "../plot/curve.ts";

/** What a drawing shows. */
export interface LossDrawing {
  /** The text above it. */
  readonly title: string;
  /** The loss of training by step. */
  readonly train: readonly Point[];
  /** The loss of validation by step. */
  readonly validation: readonly Point[];
}

const width = 720;
const height = 440;
const frame = { left: 64, right: 680, top: 56, bottom: 384 };

const style = `text{font:13px system-ui,sans-serif;fill:#333}` +
  `.grid{stroke:#8884}.frame{fill:none;stroke:#888}` +
  `polyline{fill:none;stroke-width:2;stroke-linejoin:round}` +
  `.train{stroke:#0a6ebd}.validation{stroke:#c2410c}` +
  `circle.train{fill:#0a6ebd}circle.validation{fill:#c2410c}` +
  `@media(prefers-color-scheme:dark){text{fill:#ccc}` +
  `.train{stroke:#5db1f0}.validation{stroke:#fb923c}` +
  `circle.train{fill:#5db1f0}circle.validation{fill:#fb923c}}`;

/**
 * Both losses over the steps as an SVG document, legible on light and dark
 * grounds.
 *
 * @param drawing The losses.
 * @returns The document.
 */
export function lossSvg({ title, train, validation }: LossDrawing): string {
  const points = [...train, ...validation];
  const steps = { from: 0, to: Math.max(1, ...points.map(({ x }) => x)) };
  const losses = rangeOf(points.length > 0 ? points : [{ x: 0, y: 0 }]);
  const x = scale(steps.from, steps.to, frame.left, frame.right);
  const y = scale(losses.from, losses.to, frame.bottom, frame.top);
  const place = ({ x: step, y: loss }: Point): Point => ({
    x: x(step),
    y: y(loss),
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"` +
    ` role="img" aria-label="${escape(title)}">`,
    `<style>${style}</style>`,
    textAt(width / 2, 24, title),
    ...legend(),
    ...ticks(steps, 8).map((value) => columnAt(x(value), label(value))),
    ...ticks(losses, 6).map((value) => rowAt(y(value), label(value))),
    `<path class="frame" d="M${frame.left} ${frame.top}V${frame.bottom}` +
    `H${frame.right}"/>`,
    textAt((frame.left + frame.right) / 2, height - 12, "step"),
    `<text transform="translate(18 ${(frame.top + frame.bottom) / 2}) ` +
    `rotate(-90)" text-anchor="middle">loss (nats a token)</text>`,
    curveOf("train", train.map(place)),
    curveOf("validation", validation.map(place)),
    ...validation.map(place).slice(-64).map((point) =>
      dotAt("validation", point)
    ),
    `</svg>`,
    "",
  ].join("\n");
}

function scale(
  from: number,
  to: number,
  start: number,
  end: number,
): (value: number) => number {
  return (value) => start + (end - start) * (value - from) / (to - from);
}

const fixed = (value: number): string => String(Number(value.toFixed(2)));

function textAt(x: number, y: number, text: string): string {
  return `<text x="${fixed(x)}" y="${fixed(y)}" text-anchor="middle">${
    escape(text)
  }</text>`;
}

function legend(): string[] {
  return (["train", "validation"] as const).flatMap((name, i) => {
    const x = frame.right - 176 + i * 80;
    return [
      `<polyline class="${name}" points="${x},40 ${x + 20},40"/>`,
      `<text x="${x + 26}" y="44">${name}</text>`,
    ];
  });
}

function columnAt(x: number, text: string): string {
  return `<line class="grid" x1="${fixed(x)}" x2="${fixed(x)}" ` +
    `y1="${frame.top}" y2="${frame.bottom}"/>` +
    textAt(x, frame.bottom + 20, text);
}

function rowAt(y: number, text: string): string {
  return `<line class="grid" x1="${frame.left}" x2="${frame.right}" ` +
    `y1="${fixed(y)}" y2="${fixed(y)}"/><text x="${frame.left - 8}" ` +
    `y="${fixed(y + 4)}" text-anchor="end">${text}</text>`;
}

function curveOf(name: string, points: readonly Point[]): string {
  if (points.length === 1) return dotAt(name, points[0]!);
  const places = points.map(({ x, y }) => `${fixed(x)},${fixed(y)}`);
  return `<polyline class="${name}" points="${places.join(" ")}"/>`;
}

function dotAt(name: string, { x, y }: Point): string {
  return `<circle class="${name}" cx="${fixed(x)}" cy="${fixed(y)}" r="2.5"/>`;
}

function escape(text: string): string {
  return text.replaceAll(
    /[&<>"]/g,
    (character) =>
      ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[character]!,
  );
}

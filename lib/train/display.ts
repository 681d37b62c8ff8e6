import { Display, escapeMarkup } from "../core/display.ts";

/** Curves by name: a value a step, or step and value. */
export type Curves = Readonly<
  Record<string, readonly number[] | readonly (readonly [number, number])[]>
>;

const width = 640;
const height = 320;
const left = 64, right = 624, top = 44, bottom = 280;
/** Legible on light and dark grounds, and not by colour alone: the legend is in
 * the order of the curves' ends. */
const colours = ["#2878c8", "#d9622b", "#2f9e5b", "#9a5fc7", "#b8860b"];
/** Points of a curve, at the most: a screen shows no more. */
const maximumPoints = 1000;

type Point = readonly [number, number];

/**
 * Training curves for a notebook: losses by step.
 *
 * @param curves The curves; values that are not finite are left out.
 * @param title The text above them.
 * @returns A drawing.
 *
 * @example
 * ```ts
 * import { assertStringIncludes } from "@std/assert";
 * import { displayCurves } from "@fluxion/fluxion/train";
 *
 * const drawing = displayCurves({ loss: [3.4, 2.9, 2.5] });
 * assertStringIncludes(`${drawing}`, "loss: 2.5");
 * ```
 */
export function displayCurves(
  curves: Curves,
  title: string = "training",
): Display {
  const lines = Object.entries(curves).map(([name, values]) => ({
    name,
    points: pointsOf(values),
  }));
  const text = lines.map(({ name, points }) => {
    const [step, value] = points.at(-1) ?? [NaN, NaN];
    return points.length === 0
      ? `${name}: no values`
      : `${name}: ${short(value)} at ${step}`;
  });
  return new Display({
    "text/plain": [title, ...text].join("\n"),
    "image/svg+xml": svgOf(lines, title),
  });
}

function pointsOf(values: Curves[string]): Point[] {
  const points = values.map((value, i): Point =>
    typeof value === "number" ? [i + 1, value] : value
  ).filter((point) => point.every(Number.isFinite));
  const every = Math.ceil(points.length / maximumPoints);
  return points.filter((_, i) => i % every === 0 || i === points.length - 1);
}

function svgOf(
  lines: readonly { readonly name: string; readonly points: Point[] }[],
  title: string,
): string {
  const all = lines.flatMap(({ points }) => points);
  const x = scale(all.map(([step]) => step), left, right);
  const y = scale(all.map(([, value]) => value), bottom, top);
  const marks = [0, 0.25, 0.5, 0.75, 1];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" ` +
    `width="${width}" height="${height}" role="img" ` +
    `aria-label="${escapeMarkup(title)}">`,
    `<g font-family="system-ui,sans-serif" font-size="12" fill="#808080">`,
    `<text x="${left}" y="22" font-size="14">${escapeMarkup(title)}</text>`,
    ...marks.map((mark) => {
      const across = left + mark * (right - left);
      const up = bottom - mark * (bottom - top);
      return `<path d="M${left} ${up}H${right}" stroke="#80808055"/>` +
        `<text x="${left - 8}" y="${up + 4}" text-anchor="end">${
          short(y.at(mark))
        }</text><text x="${across}" y="${bottom + 20}" text-anchor="middle">${
          short(x.at(mark))
        }</text>`;
    }),
    ...lines.map(({ name, points }, i) => {
      const colour = colours[i % colours.length]!;
      const path = points.map(([step, value]) =>
        `${fixed(x.to(step))},${fixed(y.to(value))}`
      );
      return `<polyline fill="none" stroke="${colour}" stroke-width="2" ` +
        `stroke-linejoin="round" points="${path.join(" ")}"/>` +
        `<text x="${right}" y="${22 + 16 * i}" fill="${colour}" ` +
        `text-anchor="end">${escapeMarkup(name)}</text>`;
    }),
    `</g>`,
    `</svg>`,
    "",
  ].join("\n");
}

/** From values to pixels, and from a part of the range to its value. */
function scale(values: readonly number[], start: number, end: number) {
  const low = values.reduce((a, b) => Math.min(a, b), Infinity);
  const high = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const from = values.length === 0 ? 0 : low;
  const span = (values.length === 0 ? 1 : high - low) || 1;
  return {
    to: (value: number) => start + (end - start) * (value - from) / span,
    at: (part: number) => from + part * span,
  };
}

const fixed = (value: number): string => String(Number(value.toFixed(1)));
const short = (value: number): string => String(Number(value.toPrecision(4)));

/** Curves in a terminal: each character is two by four dots. */
import { type Interval, type Piece, rangeOf, ticks } from "./curve.ts";

/** The dots of a braille character, from U+2800: left column, right column. */
const dots = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]] as const;

/** A surface of dots; (0, 0) is at the top left. */
export class BrailleCanvas {
  /** Its width in characters. */
  readonly columns: number;
  /** Its height in characters. */
  readonly rows: number;
  readonly #cells: Uint8Array;

  /**
   * An empty surface.
   *
   * @param columns Its width in characters.
   * @param rows Its height in characters.
   */
  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.rows = rows;
    this.#cells = new Uint8Array(columns * rows);
  }

  /**
   * Sets a dot; nothing happens outside of the surface.
   *
   * @param x From 0 to 2 columns - 1.
   * @param y From 0 to 4 rows - 1.
   */
  set(x: number, y: number): void {
    const isInside = x >= 0 && y >= 0 && x < 2 * this.columns &&
      y < 4 * this.rows;
    if (!isInside) return;
    const cell = (y >> 2) * this.columns + (x >> 1);
    this.#cells[cell]! |= dots[x & 1]![y & 3]!;
  }

  /**
   * Sets the dots of a straight line.
   *
   * @param x0 Where it begins.
   * @param y0 Where it begins.
   * @param x1 Where it ends.
   * @param y1 Where it ends.
   */
  line(x0: number, y0: number, x1: number, y1: number): void {
    const steps = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0), 1);
    for (let k = 0; k <= steps; k++) {
      this.set(
        Math.round(x0 + (x1 - x0) * k / steps),
        Math.round(y0 + (y1 - y0) * k / steps),
      );
    }
  }

  /**
   * A row of characters.
   *
   * @param row From 0.
   * @returns The characters, blanks where no dot is set.
   */
  text(row: number): string {
    const cells = this.#cells.subarray(
      row * this.columns,
      (row + 1) * this.columns,
    );
    return Array.from(
      cells,
      (cell) => cell === 0 ? " " : String.fromCharCode(0x2800 + cell),
    ).join("");
  }
}

/** How large a plot is, and what it shows. */
export interface PlotFrame {
  /** Characters, the labels included. */
  readonly columns: number;
  /** Lines, the labels included. */
  readonly rows: number;
  /** The abscissas. */
  readonly domain: Interval;
  /** The ordinates; those of the curve if absent. */
  readonly range?: Interval;
}

/**
 * A plot as lines of text.
 *
 * @param pieces The pieces of a curve.
 * @param frame Its size.
 * @returns Lines: the surface with the ordinates' labels on the left, and a
 * last one with those of the abscissas.
 */
export function plotText(
  pieces: readonly Piece[],
  { columns, rows, domain, range = rangeOf(pieces.flat()) }: PlotFrame,
): string[] {
  const height = Math.max(2, rows - 1);
  const labels = rowLabels(range, height);
  const margin = Math.max(...[...labels.values()].map(({ length }) => length));
  const canvas = new BrailleCanvas(Math.max(4, columns - margin - 2), height);
  const right = 2 * canvas.columns - 1, bottom = 4 * height - 1;
  const across = (x: number) =>
    Math.round(right * (x - domain.from) / (domain.to - domain.from));
  const down = (y: number) => {
    const share = (range.to - y) / (range.to - range.from);
    return Math.round(bottom * Math.min(Math.max(share, -1), 2));
  };
  drawAxes(canvas, domain, range, across, down);
  for (const piece of pieces) {
    piece.forEach((point, k) => {
      const last = piece[Math.max(0, k - 1)]!;
      canvas.line(across(last.x), down(last.y), across(point.x), down(point.y));
    });
  }
  const lines = Array.from({ length: height }, (_, row) => {
    const label = (labels.get(row) ?? "").padStart(margin);
    return `${label} ${labels.has(row) ? "┤" : "│"}${canvas.text(row)}`
      .trimEnd();
  });
  return [...lines, columnLabels(domain, margin, canvas.columns)];
}

/** Dotted lines where x or y is 0. */
function drawAxes(
  canvas: BrailleCanvas,
  domain: Interval,
  range: Interval,
  across: (x: number) => number,
  down: (y: number) => number,
): void {
  if (domain.from < 0 && domain.to > 0) {
    for (let y = 0; y < 4 * canvas.rows; y += 4) canvas.set(across(0), y);
  }
  if (range.from < 0 && range.to > 0) {
    for (let x = 0; x < 2 * canvas.columns; x += 4) canvas.set(x, down(0));
  }
}

function rowLabels(range: Interval, height: number): Map<number, string> {
  return new Map(
    ticks(range, Math.max(2, Math.floor(height / 4))).map((value) => [
      Math.round(
        (height - 1) * (range.to - value) / (range.to - range.from),
      ),
      label(value),
    ]),
  );
}

function columnLabels(
  domain: Interval,
  margin: number,
  width: number,
): string {
  const line = Array<string>(margin + 2 + width).fill(" ");
  let free = 0;
  for (const value of ticks(domain, Math.max(2, Math.floor(width / 12)))) {
    const text = label(value);
    const share = (value - domain.from) / (domain.to - domain.from);
    const middle = margin + 2 + Math.round((width - 1) * share);
    const start = Math.min(
      Math.max(middle - (text.length >> 1), free),
      line.length - text.length,
    );
    if (start < free) continue;
    line.splice(start, text.length, ...text);
    free = start + text.length + 1;
  }
  return line.join("").trimEnd();
}

/**
 * A short text for a number on an axis.
 *
 * @param value The number.
 * @returns For example `0.25`, `1e-9`, `−2`.
 */
export function label(value: number): string {
  return String(Number(value.toPrecision(6))).replace("-", "−");
}

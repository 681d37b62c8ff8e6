/** From a function to the pieces of its curve. */

/** A point of a curve. */
export interface Point {
  /** Its abscissa. */
  readonly x: number;
  /** Its ordinate, finite. */
  readonly y: number;
}

/** A curve without a gap: at least one point, from left to right. */
export type Piece = readonly Point[];

/** An interval of numbers, the lower end below the upper one. */
export interface Interval {
  /** The lower end. */
  readonly from: number;
  /** The upper end. */
  readonly to: number;
}

/** Halvings of a step that tell a jump from a steep slope. */
const halvings = 30;

/**
 * Samples a function.
 *
 * @param f The function; not finite where it is not defined.
 * @param domain Where to look.
 * @param count How many points, at least 2, equally spaced.
 * @returns The pieces between gaps, poles and jumps.
 */
export function sampleCurve(
  f: (x: number) => number,
  { from, to }: Interval,
  count: number,
): Piece[] {
  const points = Array.from({ length: count }, (_, k) => {
    const x = k === count - 1 ? to : from + (to - from) * k / (count - 1);
    return { x, y: f(x) };
  });
  const { from: low, to: high } = rangeOf(
    points.filter(({ y }) => Number.isFinite(y)),
  );
  const pieces: Point[][] = [];
  let piece: Point[] = [];
  const end = () => {
    if (piece.length > 0) pieces.push(piece);
    piece = [];
  };
  points.forEach((point, k) => {
    if (!Number.isFinite(point.y)) return end();
    const last = points[k - 1];
    if (piece.length > 0 && jumps(f, last!, point, (high - low) / 50)) end();
    piece.push(point);
  });
  end();
  return pieces;
}

/** Whether a large step stays large however near the two points come. */
function jumps(
  f: (x: number) => number,
  left: Point,
  right: Point,
  large: number,
): boolean {
  let [a, b] = [left, right];
  if (Math.abs(b.y - a.y) <= large) return false;
  for (let k = 0; k < halvings; k++) {
    const x = (a.x + b.x) / 2;
    const y = f(x);
    if (!Number.isFinite(y)) return true;
    const middle = { x, y };
    if (Math.abs(y - a.y) >= Math.abs(b.y - y)) b = middle;
    else a = middle;
    if (Math.abs(b.y - a.y) <= large / 2) return false;
  }
  return true;
}

/**
 * The ordinates to show: all of them, or where a few are far out (a pole),
 * those around the bulk.
 *
 * @param points Points with finite ordinates.
 * @returns An interval that is not empty.
 */
export function rangeOf(points: readonly Point[]): Interval {
  const sorted = points.map(({ y }) => y).sort((a, b) => a - b);
  if (sorted.length === 0) return { from: -1, to: 1 };
  const at = (share: number) =>
    sorted[Math.round(share * (sorted.length - 1))]!;
  const bulk = at(0.95) - at(0.05);
  const margin = bulk > 0 ? 3 * bulk : 0;
  const from = margin > 0 ? Math.max(at(0), at(0.05) - margin) : at(0);
  const to = margin > 0 ? Math.min(at(1), at(0.95) + margin) : at(1);
  if (to > from) return { from, to };
  const size = Math.max(Math.abs(from), 1) / 2;
  return { from: from - size, to: to + size };
}

/**
 * Round numbers in an interval, 1, 2 or 5 times a power of ten apart.
 *
 * @param interval Where.
 * @param count About how many.
 * @returns The numbers, ascending.
 */
export function ticks({ from, to }: Interval, count: number): number[] {
  const rough = (to - from) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= rough)!;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from(
    { length: Math.max(0, last - first + 1) },
    (_, k) => Number(((first + k) * step).toPrecision(12)),
  );
}

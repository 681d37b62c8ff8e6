/** Narrow peaks, which fall between the nodes of a rule. */

/** Places at which a function is looked at before it is integrated. */
const places = 150;

/** The highest peaks that are looked at closely. */
const mostPeaks = 3;

/** Steps of the golden section search for the top of a peak: to the last bits,
 * if it is a singularity. */
const climbs = 80;

/** A peak is narrow if it is less than this part of the interval wide. */
const narrow = 0.01;

/** What is still narrower is a singularity: extrapolation deals with it, once
 * it is at the end of a piece. */
const singular = 1e-7;

/** How fast the pieces beside a peak widen. */
const widening = 8;

/** The golden ratio's fractional part: its multiples are spread evenly. */
const golden = (Math.sqrt(5) - 1) / 2;

/**
 * Break points around narrow peaks: their top, and places ever farther from it,
 * so that no rule can step over one that a sample has touched.
 *
 * @param f The function; NaN where it is not defined.
 * @param a The lower end.
 * @param b The upper end.
 * @returns Places inside, in no order.
 */
export function peakPoints(
  f: (x: number) => number,
  a: number,
  b: number,
): number[] {
  const xs = Array.from({ length: places }, (_, k) => {
    // Stratified, but not regular: an oscillation cannot hide.
    const part = (k + (golden * (k + 1)) % 1) / places;
    return a + (b - a) * part;
  });
  const heights = xs.map((x) => heightOf(f, x));
  return topsAmong(heights).flatMap((k) => {
    const top = climb(f, xs[k - 1]!, xs[k + 1]!);
    const width = halfWidth(f, top, b - a);
    const part = width / (b - a);
    if (part < singular) return [top];
    return part < narrow ? graded(top, width, a, b) : [];
  });
}

function heightOf(f: (x: number) => number, x: number): number {
  const value = Math.abs(f(x));
  return Number.isNaN(value) ? 0 : value;
}

/** The indices of the highest samples that are higher than both neighbours. */
function topsAmong(heights: readonly number[]): number[] {
  return heights
    .map((_, k) => k)
    .filter((k) =>
      k > 0 && k < heights.length - 1 &&
      heights[k]! > heights[k - 1]! && heights[k]! >= heights[k + 1]!
    )
    .sort((i, j) => heights[j]! - heights[i]!)
    .slice(0, mostPeaks);
}

function climb(f: (x: number) => number, from: number, to: number): number {
  let low = from, high = to;
  let left = high - golden * (high - low), right = low + golden * (high - low);
  let atLeft = heightOf(f, left), atRight = heightOf(f, right);
  for (let k = 0; k < climbs; k++) {
    if (atLeft > atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - golden * (high - low);
      atLeft = heightOf(f, left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + golden * (high - low);
      atRight = heightOf(f, right);
    }
  }
  return (low + high) / 2;
}

/** The distance at which a peak has half of its height on both sides. */
function halfWidth(
  f: (x: number) => number,
  top: number,
  length: number,
): number {
  const half = heightOf(f, top) / 2;
  let width = 1e-12 * length;
  while (
    width < length &&
    (heightOf(f, top - width) > half || heightOf(f, top + width) > half)
  ) width *= 2;
  return width;
}

function graded(top: number, width: number, a: number, b: number): number[] {
  const points = [top];
  for (let w = width; w < b - a; w *= widening) points.push(top - w, top + w);
  return points.filter((x) => a < x && x < b);
}

/** Powers of ten among which the scale of a function is looked for, and looks
 * at each of them. */
const decades = 8, looks = 8;

/**
 * The distance from 0 about which a function on [0, ∞) has most of its area: 1
 * if it is spread over all scales.
 *
 * @param f The function; NaN where it is not defined.
 * @returns The maximum of x |f(x)| by its place.
 */
export function scaleOf(f: (x: number) => number): number {
  const xs = Array.from(
    { length: 2 * decades * looks + 1 },
    (_, k) => 10 ** (k / looks - decades),
  );
  const areas = xs.map((x) => x * heightOf(f, x));
  const most = Math.max(...areas);
  const ends = Math.max(areas[0]!, areas[areas.length - 1]!);
  return most < Infinity && most > 10 * ends ? xs[areas.indexOf(most)]! : 1;
}

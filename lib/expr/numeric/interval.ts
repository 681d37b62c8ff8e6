/**
 * Intervals of real numbers that enclose what they stand for: every bound is
 * rounded outward (R. E. Moore, R. B. Kearfott, M. J. Cloud, "Introduction to
 * interval analysis", 2009; IEEE 1788-2015, whose decorations `domain` and
 * `isContinuous` follow).
 */

/** Where in its box a function has a real value. */
export type Definedness = "everywhere" | "maybe" | "nowhere";

/** The values of a function in a box. */
export interface Interval {
  /** At most every value; Infinity if there is none. */
  readonly low: number;
  /** At least every value; -Infinity if there is none. */
  readonly high: number;
  /** Whether the function has a value everywhere in the box; `maybe` is also
   * what is not known. */
  readonly defined: Definedness;
  /** Whether the function is known to be continuous in the box, as far as it
   * is defined there. */
  readonly isContinuous: boolean;
}

/**
 * The smallest double that is greater, or the one after it (S. M. Rump, P.
 * Zimmermann, S. Boldo, G. Melquiond, "Computing predecessor and successor in
 * rounding to nearest", 2009).
 *
 * @param x A double.
 * @returns A double above x; Infinity for Infinity.
 */
export function roundUp(x: number): number {
  if (x === -Infinity) return -Number.MAX_VALUE;
  return x + (Math.abs(x) * halfUnit + Number.MIN_VALUE);
}

/**
 * The largest double that is less, or the one before it.
 *
 * @param x A double.
 * @returns A double below x; -Infinity for -Infinity.
 */
export function roundDown(x: number): number {
  if (x === Infinity) return Number.MAX_VALUE;
  return x - (Math.abs(x) * halfUnit + Number.MIN_VALUE);
}

/** Just more than half a unit in the last place, relative. */
const halfUnit = 2 ** -53 * (1 + 2 ** -52);

/**
 * The interval between two bounds.
 *
 * @param low The lower bound.
 * @param high The upper bound, at least as large.
 * @returns The interval of a function that is defined and continuous.
 */
export function interval(low: number, high: number): Interval {
  return { low, high, defined: "everywhere", isContinuous: true };
}

/**
 * A number as it is.
 *
 * @param value A double.
 * @returns The interval of it alone.
 */
export function point(value: number): Interval {
  return interval(value, value);
}

/** Of a function of which nothing is known. */
export const entire: Interval = {
  low: -Infinity,
  high: Infinity,
  defined: "maybe",
  isContinuous: false,
};

/** Of a function that has no value in the box. */
export const empty: Interval = {
  low: Infinity,
  high: -Infinity,
  defined: "nowhere",
  isContinuous: true,
};

/**
 * Whether there is no value.
 *
 * @param x An interval.
 * @returns Whether it is empty.
 */
export function isEmpty(x: Interval): boolean {
  return !(x.low <= x.high);
}

/**
 * Whether a number is in an interval.
 *
 * @param x The interval.
 * @param value The number.
 * @returns Whether it is.
 */
export function includes(x: Interval, value: number): boolean {
  return x.low <= value && value <= x.high;
}

/**
 * The lesser definedness of a function of two functions.
 *
 * @param x What it is a function of.
 * @param y What else.
 * @returns `nowhere` if one is defined nowhere, `everywhere` if both are so.
 */
export function leastDefined(x: Interval, y: Interval): Definedness {
  if (x.defined === y.defined) return x.defined;
  return x.defined === "nowhere" || y.defined === "nowhere"
    ? "nowhere"
    : "maybe";
}

/**
 * The values of a function that is defined and continuous wherever its
 * arguments are.
 *
 * @param low The lower bound.
 * @param high The upper bound.
 * @param x What it is a function of.
 * @param y What else.
 * @returns The interval; empty if an argument is.
 */
export function composed(
  low: number,
  high: number,
  x: Interval,
  y: Interval = x,
): Interval {
  const defined = leastDefined(x, y);
  if (defined === "nowhere") return empty;
  // A bound that is no number is none: it may be anything.
  return {
    low: low === low ? low : -Infinity,
    high: high === high ? high : Infinity,
    defined,
    isContinuous: x.isContinuous && y.isContinuous,
  };
}

/**
 * The same values of a function that is not defined everywhere.
 *
 * @param x The interval of what is defined.
 * @returns It with `maybe`.
 */
export function partial(x: Interval): Interval {
  return x.defined === "everywhere" ? { ...x, defined: "maybe" } : x;
}

/**
 * The same values of a function with jumps or poles.
 *
 * @param x The interval.
 * @returns It without the promise of continuity.
 */
export function broken(x: Interval): Interval {
  return { ...x, isContinuous: false };
}

/**
 * The least interval around two.
 *
 * @param x One.
 * @param y The other.
 * @returns Of a function that is sometimes the one, sometimes the other.
 */
export function hull(x: Interval, y: Interval): Interval {
  const defined = x.defined === y.defined ? x.defined : "maybe";
  return {
    low: Math.min(x.low, y.low),
    high: Math.max(x.high, y.high),
    defined,
    isContinuous: false,
  };
}

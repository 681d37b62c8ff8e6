/** Elementary functions of intervals, where the language has real values. */
import { above, below } from "./interval_margin.ts";
import { divide, reciprocal } from "./interval_arithmetic.ts";
import {
  broken,
  composed,
  empty,
  includes,
  type Interval,
  isEmpty,
  partial,
} from "./interval.ts";

/** A function of an interval. */
export type IntervalFunction = (x: Interval) => Interval;

/** Which real numbers a function takes, and from where to where it goes. */
interface Shape {
  /** The least argument. */
  readonly from?: number;
  /** The greatest argument. */
  readonly to?: number;
  /** A bound of all values. */
  readonly least?: number;
  /** A bound of all values. */
  readonly most?: number;
  /** Whether the ends of the domain belong to it. */
  readonly isOpen?: boolean;
  /** Units in the last place of the function as the machine has it. */
  readonly units?: number;
}

/** What of x is in a domain. */
function within(x: Interval, shape: Shape): Interval {
  const from = shape.from ?? -Infinity, to = shape.to ?? Infinity;
  const outside = shape.isOpen === true
    ? x.high <= from || x.low >= to
    : x.high < from || x.low > to;
  if (isEmpty(x) || outside) return empty;
  const inside = shape.isOpen === true
    ? (x.low > from || from === -Infinity) && (x.high < to || to === Infinity)
    : x.low >= from && x.high <= to;
  return inside ? x : {
    ...partial(x),
    low: Math.max(x.low, from),
    high: Math.min(x.high, to),
  };
}

/**
 * Makes an increasing function of intervals.
 *
 * @param f The function of numbers, NaN nowhere in its domain.
 * @param shape Its domain and range.
 * @returns The function of intervals.
 */
export function increasing(
  f: (x: number) => number,
  shape: Shape = {},
): IntervalFunction {
  const { least = -Infinity, most = Infinity, units } = shape;
  return (x) => {
    const inside = within(x, shape);
    if (isEmpty(inside)) return empty;
    return composed(
      Math.min(most, Math.max(least, below(f(inside.low), units))),
      Math.max(least, Math.min(most, above(f(inside.high), units))),
      inside,
    );
  };
}

/**
 * Makes a decreasing function of intervals.
 *
 * @param f The function of numbers, NaN nowhere in its domain.
 * @param shape Its domain and range.
 * @returns The function of intervals.
 */
export function decreasing(
  f: (x: number) => number,
  shape: Shape = {},
): IntervalFunction {
  const { least = -Infinity, most = Infinity, units } = shape;
  return (x) => {
    const inside = within(x, shape);
    if (isEmpty(inside)) return empty;
    return composed(
      Math.min(most, Math.max(least, below(f(inside.high), units))),
      Math.max(least, Math.min(most, above(f(inside.low), units))),
      inside,
    );
  };
}

/** f(1 / x) */
function ofReciprocal(f: IntervalFunction): IntervalFunction {
  return (x) => f(reciprocal(x));
}

/** 1 / f(x) */
function reciprocalOf(f: IntervalFunction): IntervalFunction {
  return (x) => reciprocal(f(x));
}

/** Whether [low, high], in units of π, may hold k + offset for an integer k
 * with k ≡ residue mod modulus. Errs to yes. */
function mayHold(x: Interval, offset: number, modulus: number): boolean {
  // Bounds of x / π; π is above Math.PI by 1.2e-16.
  const low = below(x.low / Math.PI), high = above(x.high / Math.PI);
  const first = Math.ceil((low - offset) / modulus - slack(low));
  return first * modulus + offset <= high + slack(high);
}

function slack(x: number): number {
  return 2 ** -50 * (1 + Math.abs(x));
}

/** Beyond it doubles are not dense enough to tell periods apart. */
const farOut = 1e14;

/** sin (shift 0.5) or cos (shift 0): the maxima are at 2k + shift, the minima
 * at 2k + 1 + shift, in units of π. */
function wave(f: (x: number) => number, shift: number): IntervalFunction {
  return (x) => {
    if (isEmpty(x)) return empty;
    const isPoint = x.low === x.high && Number.isFinite(x.low);
    if (!isPoint && !(Math.max(-x.low, x.high) < farOut)) {
      return composed(-1, 1, x);
    }
    const a = f(x.low), b = f(x.high);
    const low = !isPoint && mayHold(x, shift + 1, 2)
      ? -1
      : Math.max(-1, below(Math.min(a, b)));
    const high = !isPoint && mayHold(x, shift, 2)
      ? 1
      : Math.min(1, above(Math.max(a, b)));
    return composed(low, high, x);
  };
}

const sin = wave(Math.sin, 0.5), cos = wave(Math.cos, 0);

/** tan and cot, monotonic between poles at k + shift, in units of π. */
function periodic(f: IntervalFunction, shift: number): IntervalFunction {
  return (x) => {
    if (isEmpty(x)) return empty;
    // A double is no pole of the tangent.
    if (x.low === x.high && Number.isFinite(x.low) && x.low !== 0) return f(x);
    return Math.max(-x.low, x.high) < farOut && !mayHold(x, shift, 1)
      ? f(x)
      : broken(partial(composed(-Infinity, Infinity, x)));
  };
}

const tan = periodic(increasing(Math.tan), 0.5);
const cot = periodic(
  (x) => {
    const { low, high } = x;
    return composed(
      below(1 / Math.tan(high), 8),
      above(1 / Math.tan(low), 8),
      x,
    );
  },
  0,
);

/** cosh, which falls and rises. */
function cosh(x: Interval): Interval {
  if (isEmpty(x)) return empty;
  const least = includes(x, 0)
    ? 1
    : Math.min(Math.abs(x.low), Math.abs(x.high));
  const most = Math.max(Math.abs(x.low), Math.abs(x.high));
  const low = includes(x, 0) ? 1 : Math.max(1, below(Math.cosh(least)));
  return composed(low, above(Math.cosh(most)), x);
}

const sinh = increasing(Math.sinh);
const tanh = increasing(Math.tanh, { least: -1, most: 1 });
const asin = increasing(Math.asin, { from: -1, to: 1 });
const acos = decreasing(Math.acos, { from: -1, to: 1, least: 0 });
const atan = increasing(Math.atan);
const asinh = increasing(Math.asinh);
const acosh = increasing(Math.acosh, { from: 1, least: 0 });
const atanh = increasing(Math.atanh, { from: -1, to: 1, isOpen: true });

/** acoth: 1 / x within ±1 but 0, which is x itself beyond ±1. */
function acoth(x: Interval): Interval {
  if (isEmpty(x)) return empty;
  const inside = reciprocal(x);
  const value = atanh(inside);
  // 1 / x is never 0, and x = 0 is outside of the domain anyway.
  return includes(x, 0) ? partial(value) : value;
}

/** Elementary functions of one argument. */
export const elementaryIntervals = {
  exp: increasing(Math.exp, { least: 0 }),
  ln: increasing(Math.log, { from: 0, isOpen: true }),
  sin,
  cos,
  tan,
  sec: reciprocalOf(cos),
  csc: reciprocalOf(sin),
  cot,
  asin,
  acos,
  atan,
  asec: ofReciprocal(acos),
  acsc: ofReciprocal(asin),
  acot: ofReciprocal(atan),
  sinh,
  cosh,
  tanh,
  sech: reciprocalOf(cosh),
  csch: reciprocalOf(sinh),
  coth: reciprocalOf(tanh),
  asinh,
  acosh,
  atanh,
  asech: ofReciprocal(acosh),
  acsch: ofReciprocal(asinh),
  acoth,
} as const satisfies Readonly<Record<string, IntervalFunction>>;

/**
 * The angle of a point of the plane.
 *
 * @param y The ordinates.
 * @param x The abscissas.
 * @returns atan2(y, x), which jumps where x < 0 and y passes 0.
 */
export function atan2(y: Interval, x: Interval): Interval {
  if (isEmpty(x) || isEmpty(y)) return empty;
  const around = above(Math.PI, 1);
  if (includes(x, 0) && includes(y, 0)) {
    return broken(partial(composed(-around, around, x, y)));
  }
  if (x.low < 0 && y.low < 0 && y.high >= 0) {
    return broken(composed(-around, around, x, y));
  }
  const angles = [
    Math.atan2(y.low, x.low),
    Math.atan2(y.low, x.high),
    Math.atan2(y.high, x.low),
    Math.atan2(y.high, x.high),
  ];
  return composed(
    below(Math.min(...angles)),
    above(Math.max(...angles)),
    x,
    y,
  );
}

/** Whether the quotient of two stays between two integers. */
function constantFloor(x: Interval): number | undefined {
  const low = Math.floor(x.low);
  return low === Math.floor(x.high) && Number.isFinite(low) ? low : undefined;
}

/**
 * The remainder with the sign of the divisor.
 *
 * @param a The dividend.
 * @param b The divisor.
 * @returns a - b floor(a / b), which jumps.
 */
export function mod(a: Interval, b: Interval): Interval {
  if (isEmpty(a) || isEmpty(b)) return empty;
  if (b.low === 0 && b.high === 0) return empty;
  const spread = composed(Math.min(0, b.low), Math.max(0, b.high), a, b);
  if (includes(b, 0)) return broken(partial(spread));
  const turns = constantFloor(divide(a, b));
  if (turns === undefined) return broken(spread);
  if (turns === 0) return composed(a.low, a.high, a, b);
  const { low: c, high: d } = b;
  if (!Number.isFinite(c) || !Number.isFinite(d)) return spread;
  const back = [turns * c, turns * d];
  const value = composed(
    below(a.low - Math.max(...back), 2),
    above(a.high - Math.min(...back), 2),
    a,
    b,
  );
  const margin = 2 ** -51 * (Math.abs(turns * c) + Math.abs(turns * d));
  return {
    ...value,
    low: Math.max(spread.low, value.low - margin),
    high: Math.min(spread.high, value.high + margin),
  };
}

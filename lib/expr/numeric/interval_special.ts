/**
 * Special functions of intervals, where they are monotonic or change slowly.
 * Their values are right to 1e-12, which the bounds allow for.
 */
import type { PlainCallName } from "./complex_schedule.ts";
import { type RealFunctionName, realFunctions } from "../functions/real.ts";
import { above, below } from "./interval_margin.ts";
import { add } from "./interval_arithmetic.ts";
import {
  decreasing,
  increasing,
  type IntervalFunction,
} from "./interval_elementary.ts";
import {
  broken,
  composed,
  empty,
  entire,
  hull,
  includes,
  type Interval,
  isEmpty,
  partial,
  point,
} from "./interval.ts";

/** 1e-12 in units of the last place, twice. */
const units = 9000;

/**
 * A function of the language at real numbers.
 *
 * @param name The function.
 * @param x Its arguments.
 * @returns The value; NaN if it is not real.
 */
export function realValue(
  name: RealFunctionName,
  ...x: readonly number[]
): number {
  return realFunctions[name](...x);
}

function valueOf(name: RealFunctionName): (x: number) => number {
  return (x) => realValue(name, x);
}

/** With the values at the ends of the line that the functions do not have. */
function withLimits(
  f: (x: number) => number,
  atMinus: number,
  atPlus: number,
): (x: number) => number {
  return (x) => x === Infinity ? atPlus : x === -Infinity ? atMinus : f(x);
}

/** A function that changes no faster than its argument times a slope. */
function lipschitz(
  name: RealFunctionName,
  slope: (x: Interval) => number,
  bound: number,
): IntervalFunction {
  return (x) => {
    if (isEmpty(x)) return empty;
    const middle = x.low / 2 + x.high / 2;
    const radius = above(Math.max(x.high - middle, middle - x.low));
    const reach = radius === 0 ? 0 : above(slope(x) * radius);
    const value = Number.isFinite(middle) ? realValue(name, middle) : NaN;
    if (Number.isNaN(value + reach)) return composed(-bound, bound, x);
    return composed(
      Math.max(-bound, below(below(value, units) - reach)),
      Math.min(bound, above(above(value, units) + reach)),
      x,
    );
  };
}

/** Where the gamma function is least for x > 0, and its value there. */
const leastGamma = 0.8856031944108887, leastGammaAt = 1.4616321449683623;
/** ln of the least value. */
const leastLogGamma = -0.12148629053584961;

/** A function that falls to its least value and rises again, for x > 0. */
function valley(
  f: (x: number) => number,
  at: number,
  least: number,
): IntervalFunction {
  return (x) => {
    const low = x.low === 0 ? Infinity : f(x.low), high = f(x.high);
    return composed(
      x.low <= at && at <= x.high
        ? below(least, units)
        : below(Math.min(low, high), units),
      above(Math.max(low, high), units),
      x,
    );
  };
}

const gammaValue = withLimits(valueOf("gamma"), NaN, Infinity);
const logGammaValue = withLimits(valueOf("lgamma"), NaN, Infinity);
const positiveGamma = valley(gammaValue, leastGammaAt, leastGamma);
const positiveLogGamma = valley(logGammaValue, leastGammaAt, leastLogGamma);

function gamma(x: Interval): Interval {
  if (isEmpty(x)) return empty;
  if (x.low > 0) return positiveGamma(x);
  const from = Math.floor(x.low);
  // Between two poles it has one sign and one extremum.
  if (from !== x.low && x.high < from + 1) {
    const ends = [gammaValue(x.low), gammaValue(x.high)];
    return from % 2 === 0
      ? composed(0, above(Math.max(...ends), units), x)
      : composed(below(Math.min(...ends), units), 0, x);
  }
  if (x.low === x.high) return empty;
  return broken(partial(composed(-Infinity, Infinity, x)));
}

function lgamma(x: Interval): Interval {
  if (isEmpty(x)) return empty;
  return x.low > 0 ? positiveLogGamma(x) : entire;
}

function digamma(x: Interval): Interval {
  if (isEmpty(x)) return empty;
  const from = Math.floor(x.low);
  const isBetween = x.low > 0 || (from !== x.low && x.high < from + 1);
  return isBetween
    ? increasing(withLimits(valueOf("digamma"), NaN, Infinity), { units })(x)
    : entire;
}

/** Falls for x < 0, rises for x > 0, with a pole between. */
function aroundPole(
  f: (x: number) => number,
  pole: number,
  least: number,
): IntervalFunction {
  const left = decreasing(f, { from: least, to: pole, isOpen: true, units });
  const right = increasing(f, { from: pole, isOpen: true, units });
  return (x) => {
    if (isEmpty(x)) return empty;
    if (x.low > pole) return right(x);
    if (x.high < pole) return left(x);
    const sides = hull(left(x), right(x));
    return isEmpty(sides) ? empty : broken({
      ...sides,
      low: -Infinity,
      defined: "maybe",
    });
  };
}

const ei = aroundPole(
  withLimits((x) => x === 0 ? -Infinity : realValue("Ei", x), 0, Infinity),
  0,
  -Infinity,
);
const li = aroundPole(
  withLimits(
    (x) => x <= 0 ? 0 : x === 1 ? -Infinity : realValue("li", x),
    NaN,
    Infinity,
  ),
  1,
  // Open at -1e-300: 0 belongs to the domain.
  -1e-300,
);

/** -1 / e, rounded up. */
const branchPoint = -0.36787944117144228;
const lambertRight = increasing(
  withLimits(valueOf("lambertw"), NaN, Infinity),
  { from: branchPoint, least: -1, units },
);

function lambertw(x: Interval): Interval {
  const value = lambertRight(x);
  return x.low < branchPoint && !isEmpty(value) ? { ...value, low: -1 } : value;
}

const unary: ReadonlyMap<PlainCallName, IntervalFunction> = new Map<
  PlainCallName,
  IntervalFunction
>([
  ["gamma", gamma],
  ["factorial", (x) => gamma(add(x, point(1)))],
  ["lgamma", lgamma],
  ["digamma", digamma],
  [
    "erf",
    increasing(withLimits(valueOf("erf"), -1, 1), {
      least: -1,
      most: 1,
      units,
    }),
  ],
  [
    "erfc",
    decreasing(withLimits(valueOf("erfc"), 2, 0), { least: 0, most: 2, units }),
  ],
  [
    "erfi",
    increasing(withLimits(valueOf("erfi"), -Infinity, Infinity), { units }),
  ],
  ["Ei", ei],
  ["li", li],
  ["Si", lipschitz("Si", () => 1, 1.8519370519824664)],
  [
    "Ci",
    (x) =>
      x.low > 0 ? lipschitz("Ci", ({ low }) => 1 / low, Infinity)(x) : entire,
  ],
  [
    "Shi",
    increasing(withLimits(valueOf("Shi"), -Infinity, Infinity), { units }),
  ],
  [
    "Chi",
    increasing(
      withLimits(
        (x) => x === 0 ? -Infinity : realValue("Chi", x),
        NaN,
        Infinity,
      ),
      { from: 0, isOpen: true, units },
    ),
  ],
  ["fresnelS", lipschitz("fresnelS", () => 1, 0.7139722140219397)],
  ["fresnelC", lipschitz("fresnelC", () => 1, 0.7798934003768229)],
  ["lambertw", lambertw],
]);

/** With the order as a number: Γ(s, x), ψ_n(x), Li_s(x). */
const withOrder: ReadonlyMap<
  PlainCallName,
  (order: number) => IntervalFunction | undefined
> = new Map<PlainCallName, (order: number) => IntervalFunction | undefined>([
  ["gamma", (s) => {
    const f = withLimits((x) => realValue("gamma", s, x), NaN, 0);
    return (x) => x.low > 0 ? decreasing(f, { least: 0, units })(x) : entire;
  }],
  ["polygamma", (n) => {
    if (n < 1 || !Number.isInteger(n)) return undefined;
    const f = withLimits((x) => realValue("polygamma", n, x), NaN, 0);
    const side = n % 2 === 0 ? increasing : decreasing;
    return (x) => x.low > 0 ? side(f, { units })(x) : entire;
  }],
  ["polylog", (s) => {
    if (!(s >= 1)) return undefined;
    const f = withLimits((x) => realValue("polylog", s, x), -Infinity, NaN);
    return (x) => x.high < 1 ? increasing(f, { units })(x) : entire;
  }],
]);

/** At single numbers; else nothing is known. */
function atPoints(
  name: RealFunctionName,
  operands: readonly Interval[],
): Interval {
  if (operands.some(isEmpty)) return empty;
  if (operands.some((part) => part.low !== part.high)) return entire;
  const value = realValue(name, ...operands.map((part) => part.low));
  return Number.isFinite(value)
    ? operands.reduce(
      (x, y) => composed(below(value, units), above(value, units), x, y),
      point(0),
    )
    : entire;
}

/** B(a, b) falls in both for a, b > 0. */
function beta(a: Interval, b: Interval): Interval {
  if (isEmpty(a) || isEmpty(b)) return empty;
  if (!(a.low > 0 && b.low > 0)) return entire;
  const low = realValue("beta", a.high, b.high);
  const high = realValue("beta", a.low, b.low);
  return composed(
    Number.isNaN(low) ? 0 : below(low, units),
    above(high, units),
    a,
    b,
  );
}

/**
 * A special function of intervals.
 *
 * @param name The function.
 * @param operands Its arguments.
 * @returns An enclosure; `entire` where nothing better is known.
 */
export function specialInterval(
  name: RealFunctionName & PlainCallName,
  operands: readonly Interval[],
): Interval {
  const [first, second] = operands;
  if (operands.length === 1) {
    return unary.get(name)?.(first!) ?? atPoints(name, operands);
  }
  if (name === "beta") return beta(first!, second!);
  if (operands.length === 2 && first!.low === first!.high) {
    const f = withOrder.get(name)?.(first!.low);
    if (f !== undefined) return includes(second!, NaN) ? entire : f(second!);
  }
  return atPoints(name, operands);
}

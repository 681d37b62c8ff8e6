/** What can be called, at intervals: where the language has real values. */
import type { RelationName } from "../algebra/expression.ts";
import type { RealFunctionName } from "../functions/real.ts";
import { roundHalfAway } from "../functions/complex_steps.ts";
import type { PlainCallName } from "./complex_schedule.ts";
import { above, below } from "./interval_margin.ts";
import { root } from "./interval_power.ts";
import { subtract } from "./interval_arithmetic.ts";
import {
  atan2,
  elementaryIntervals,
  type IntervalFunction,
  mod,
} from "./interval_elementary.ts";
import {
  broken,
  composed,
  empty,
  includes,
  type Interval,
  interval,
  isEmpty,
} from "./interval.ts";
import { specialInterval } from "./interval_special.ts";

function abs(x: Interval): Interval {
  if (isEmpty(x)) return empty;
  const most = Math.max(-x.low, x.high);
  const least = includes(x, 0)
    ? 0
    : Math.min(Math.abs(x.low), Math.abs(x.high));
  return composed(least, most, x);
}

/** A step function: constant where both ends have one value. */
function steps(f: (x: number) => number): IntervalFunction {
  return (x) => {
    if (isEmpty(x)) return empty;
    const low = f(x.low), high = f(x.high);
    const value = composed(low, high, x);
    return low === high ? value : broken(value);
  };
}

function lesser(x: Interval, y: Interval): Interval {
  return composed(Math.min(x.low, y.low), Math.min(x.high, y.high), x, y);
}

function greater(x: Interval, y: Interval): Interval {
  return composed(Math.max(x.low, y.low), Math.max(x.high, y.high), x, y);
}

/** The argument of a real number: 0, or π if it is negative. */
function argument(x: Interval): Interval {
  if (isEmpty(x)) return empty;
  const pi = interval(Math.PI, above(Math.PI, 1));
  if (x.high < 0) return composed(pi.low, pi.high, x);
  if (x.low >= 0) return composed(0, 0, x);
  return broken(composed(0, pi.high, x));
}

/** A truth of something that is sure, excluded, or neither. */
function truth(
  isSure: boolean,
  isExcluded: boolean,
  x: Interval,
  y: Interval = x,
): Interval {
  if (isSure) return composed(1, 1, x, y);
  if (isExcluded) return composed(0, 0, x, y);
  return broken(composed(0, 1, x, y));
}

/** Relative difference up to which `==` holds. */
const equalTolerance = 1e-12;

/** Whether |a - b| <= 1e-12 max(|a|, |b|). */
function equal(a: Interval, b: Interval): Interval {
  const apart = abs(subtract(a, b)), left = abs(a), right = abs(b);
  const least = Math.max(left.low, right.low);
  const most = Math.max(left.high, right.high);
  return truth(
    apart.high <= below(equalTolerance * least),
    apart.low > above(equalTolerance * most),
    a,
    b,
  );
}

function not(x: Interval): Interval {
  return { ...x, low: 1 - x.high, high: 1 - x.low };
}

/** Whether x is not 0. */
function isTrue(x: Interval): Interval {
  return truth(!includes(x, 0), x.low === 0 && x.high === 0, x);
}

type Relation = (a: Interval, b: Interval) => Interval;

const relations: Readonly<Record<RelationName, Relation>> = {
  less: (a, b) => truth(a.high < b.low, a.low >= b.high, a, b),
  lessEqual: (a, b) => truth(a.high <= b.low, a.low > b.high, a, b),
  equal,
  notEqual: (a, b) => not(equal(a, b)),
  and: (a, b) => lesser(isTrue(a), isTrue(b)),
  or: (a, b) => greater(isTrue(a), isTrue(b)),
  not: (a) => not(isTrue(a)),
};

const others: ReadonlyMap<
  PlainCallName,
  (operands: readonly Interval[]) => Interval
> = new Map<PlainCallName, (operands: readonly Interval[]) => Interval>([
  ["root", ([x, n]) => root(x!, n!)],
  ["atan2", ([y, x]) => atan2(y!, x!)],
  ["abs", ([x]) => abs(x!)],
  ["sgn", ([x]) => steps(Math.sign)(x!)],
  ["floor", ([x]) => steps(Math.floor)(x!)],
  ["ceil", ([x]) => steps(Math.ceil)(x!)],
  ["round", ([x]) => steps(roundHalfAway)(x!)],
  ["min", (operands) => operands.reduce(lesser)],
  ["max", (operands) => operands.reduce(greater)],
  ["mod", ([a, b]) => mod(a!, b!)],
  ["re", ([x]) => x!],
  ["im", ([x]) => composed(0, 0, x!)],
  ["arg", ([x]) => argument(x!)],
  ["conj", ([x]) => x!],
]);

type Handler = (operands: readonly Interval[]) => Interval;

const handlers: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ...others,
  ...Object.entries(elementaryIntervals).map(([name, f]): [string, Handler] => [
    name,
    ([x]) => f(x!),
  ]),
  ...Object.entries(relations).map(([name, f]): [string, Handler] => [
    name,
    ([a, b]) => f(a!, b ?? empty),
  ]),
]);

/**
 * A function, a relation or a logical operator of intervals.
 *
 * @param name What is called.
 * @param operands Its arguments.
 * @returns An enclosure of its values; 0, 1 or both of a condition.
 */
export function callInterval(
  name: PlainCallName,
  operands: readonly Interval[],
): Interval {
  if (operands.some(isEmpty)) return empty;
  const handler = handlers.get(name);
  if (handler !== undefined) return handler(operands);
  // Relations have their handlers, and so this is a function.
  return specialInterval(name as RealFunctionName & PlainCallName, operands);
}

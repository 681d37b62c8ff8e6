/** The zeros of a function in an interval, in closed form. */
import {
  dependsOn,
  type Expression,
  numeral,
  substitute,
  subtract,
} from "../algebra/mod.ts";
import { withBudget } from "../budget.ts";
import { derivative } from "../differentiate/derivative.ts";
import { evaluateComplex } from "../numeric/complex_evaluate.ts";
import { interval } from "../numeric/interval.ts";
import { compileInterval } from "../numeric/interval_evaluate.ts";
import { signOfConstant } from "../series/oracle.ts";
import type { Place } from "../series/place.ts";
import { attempt } from "../series/undecided.ts";
import { type Found, solveEquation } from "../solve/equation.ts";
import {
  allRealRoots,
  type RealInterval,
  type RealRoots,
} from "../solve/real_roots.ts";

/** An interval of the real axis, perhaps without an end. */
export interface Range {
  /** The lower end. */
  readonly from: Place;
  /** The upper end, greater. */
  readonly to: Place;
}

/** The zeros of a function in a range. */
export interface Zeros {
  /** In closed form; ends of the range among them, if they are zeros. */
  readonly exact: readonly Expression[];
  /** Where there may be others; an end may be infinite. */
  readonly unknown: readonly RealInterval[];
}

/**
 * The nearest double.
 *
 * @param place A point, or an end of the axis.
 * @returns Its value, perhaps infinite.
 */
export function numberAt(place: Place): number {
  if (typeof place === "string") {
    return place === "infinity" ? Infinity : -Infinity;
  }
  return place.kind === "numeral"
    ? place.value.toNumber()
    : evaluateComplex(place, new Map())[0];
}

/**
 * Whether a number is in a range, its ends included.
 *
 * @param value A number.
 * @param range The range.
 * @returns Whether it is.
 * @throws {ExpressionError} If it cannot be decided, or it is not real.
 */
export function isWithin(value: Expression, { from, to }: Range): boolean {
  signOfConstant(value); // A number without a sign is not real.
  const isAbove = typeof from === "string" ||
    signOfConstant(subtract(value, from)) >= 0;
  return isAbove &&
    (typeof to === "string" || signOfConstant(subtract(to, value)) >= 0);
}

/** More zeros than this are not listed. */
const mostZeros = 200;

/**
 * All zeros of a function in a range.
 *
 * @param f A function of the variable alone.
 * @param name The variable.
 * @param range Where.
 * @returns The zeros in closed form, and where others may be.
 * @throws {ExpressionError} `budget`.
 */
export function zerosOf(f: Expression, name: string, range: Range): Zeros {
  const solution = within(() => solveEquation(f, name));
  const listed =
    solution?.found.map((found) =>
      valuesOf(found, solution.parameter, range)
    ) ?? [];
  const exact = listed.flatMap(({ values }) => values);
  const isAll = solution !== undefined &&
    listed.every(({ isComplete }) => isComplete) &&
    ["solved", "none"].includes(solution.status) &&
    solution.enclosed.every(({ imaginary }) => imaginary !== 0);
  const { finite, ends } = finitePart(f, name, range);
  const { roots, undecided } = remaining(f, name, finite, exact);
  return isAll
    ? { exact, unknown: roots }
    : { exact, unknown: [...roots, ...undecided, ...ends] };
}

/** What the search for the zeros of one function may cost. */
const searchSteps = 150_000;

/** A result, if it is found at a reasonable cost. */
function within<T>(body: () => T): T | undefined {
  return attempt(() => withBudget({ steps: searchSteps }, body)).value;
}

/** The real values in the range that a solution stands for. */
interface Listed {
  readonly values: readonly Expression[];
  /** Whether there are no others. */
  readonly isComplete: boolean;
}

function valuesOf(
  { value, isReal, isFamily }: Found,
  parameter: string,
  range: Range,
): Listed {
  if (isFamily) return members(value, parameter, range);
  return isReal === false
    ? { values: [], isComplete: true }
    : inRange([value], range);
}

/** Those of some values that are in the range. */
function inRange(values: readonly Expression[], range: Range): Listed {
  const kept: Expression[] = [];
  let isComplete = true;
  for (const value of values) {
    const { value: isIn } = attempt(() => isWithin(value, range));
    if (isIn === true) kept.push(value);
    if (isIn === undefined) isComplete &&= isSurelyComplex(value);
  }
  return { values: kept, isComplete };
}

function isSurelyComplex(value: Expression): boolean {
  const [re, im] = evaluateComplex(value, new Map());
  return Math.abs(im) > 1e-6 * Math.abs(re);
}

/** Those of v(k), k an integer, that are in a range. Where v = a + k b they
 * are all of them; a family that is not real may have one real member. */
function members(
  family: Expression,
  parameter: string,
  range: Range,
): Listed {
  const step = derivative(family, parameter);
  const at = (k: number) =>
    substitute(family, new Map([[parameter, numeral(k)]]));
  const isLinear = !dependsOn(step, parameter);
  const [first, last] = isLinear
    ? indices(at(0), step, range)
    : [-mostZeros / 4, mostZeros / 4] as const;
  if (!(last - first <= mostZeros)) return { values: [], isComplete: false };
  const all: Expression[] = [];
  for (let k = first; k <= last; k++) {
    const { value } = attempt(() => at(k));
    if (value !== undefined) all.push(value);
  }
  const { values, isComplete } = inRange(all, range);
  return { values, isComplete: isComplete && isLinear };
}

/** The k for which start + k step may be in a range. */
function indices(
  start: Expression,
  step: Expression,
  range: Range,
): readonly [number, number] {
  const [re, im] = evaluateComplex(start, new Map());
  const width = evaluateComplex(step, new Map());
  if (Math.abs(width[1]) > rounding * Math.abs(width[0])) {
    const real = Math.round(-im / width[1]);
    return [real - 1, real + 1];
  }
  const [low, high] = [numberAt(range.from), numberAt(range.to)]
    .map((end) => (end - re) / width[0]).sort((a, b) => a - b);
  return [Math.floor(low!) - 1, Math.ceil(high!) + 1];
}

/** More than the rounding of a few steps. */
const rounding = 1e-9;

/** The part of a range outside of which f has no zero, and the ends for which
 * that is not known. */
function finitePart(
  f: Expression,
  name: string,
  { from, to }: Range,
): { readonly finite: RealInterval; readonly ends: readonly RealInterval[] } {
  const enclosed = compileInterval(f, [name]);
  const hasNone = (low: number, high: number): boolean => {
    const value = enclosed([interval(low, high)]);
    return value.low > 0 || value.high < 0;
  };
  const ends: RealInterval[] = [];
  let lower = numberAt(from), upper = numberAt(to);
  if (upper === Infinity) {
    const start = Math.max(lower, 0) + 1;
    upper = farEnd(start, (end) => hasNone(end, Infinity));
    if (upper === Infinity) {
      upper = start;
      ends.push({ lower: start, upper: Infinity });
    }
  }
  if (lower === -Infinity) {
    const start = Math.max(-upper, 0) + 1;
    lower = -farEnd(start, (end) => hasNone(-Infinity, -end));
    if (lower === -Infinity) {
      lower = -start;
      ends.push({ lower: -Infinity, upper: -start });
    }
  }
  return { finite: { lower, upper }, ends };
}

function farEnd(start: number, isFar: (end: number) => boolean): number {
  for (let k = 0; k < 64; k += 4) {
    const end = start * 2 ** k;
    if (isFar(end)) return end;
  }
  return Infinity;
}

/** The roots that interval arithmetic finds beside those known. */
function remaining(
  f: Expression,
  name: string,
  range: RealInterval,
  known: readonly Expression[],
): RealRoots {
  const all = within(() => allRealRoots(f, name, range));
  if (all === undefined) return { roots: [], undecided: [range] };
  const numbers = known.map(numberAt);
  const isNew = ({ lower, upper }: RealInterval): boolean => {
    const size = rounding * (1 + Math.abs(lower));
    return !numbers.some((x) => lower - size <= x && x <= upper + size);
  };
  return {
    roots: all.roots.filter(isNew),
    undecided: all.undecided.filter(isNew),
  };
}

/**
 * The middle of a range, a number that is easy to write.
 *
 * @param range The range.
 * @returns A number between the ends.
 */
export function sampleOf({ from, to }: Range): number {
  const low = numberAt(from), high = numberAt(to);
  if (low === -Infinity) return high === Infinity ? 0.37 : high - 1.37;
  return high === Infinity ? low + 1.37 : low + (high - low) * 0.4375;
}

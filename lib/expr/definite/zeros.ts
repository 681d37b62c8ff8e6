/** The zeros of a function in an interval, in closed form. */
import {
  dependsOn,
  type Expression,
  numeral,
  substitute,
  subtract,
} from "../algebra/mod.ts";
import { derivative } from "../differentiate/derivative.ts";
import { evaluateComplex } from "../numeric/complex_evaluate.ts";
import { interval } from "../numeric/interval.ts";
import { compileInterval } from "../numeric/interval_evaluate.ts";
import { signOfConstant } from "../series/oracle.ts";
import type { Place } from "../series/place.ts";
import { attempt } from "../series/undecided.ts";
import { solveEquation } from "../solve/equation.ts";
import { allRealRoots, type RealInterval } from "../solve/real_roots.ts";

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
 * @param value A real number.
 * @param range The range.
 * @returns Whether it is.
 * @throws {ExpressionError} If it cannot be decided.
 */
export function isWithin(value: Expression, { from, to }: Range): boolean {
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
  const solution = attempt(() => solveEquation(f, name)).value;
  const listed =
    solution?.found.map(({ value, isReal, isFamily }) =>
      isReal === false
        ? []
        : isFamily
        ? members(value, solution.parameter, range)
        : inRange(value, range)
    ) ?? [];
  const exact = listed.flatMap((values) => values ?? []);
  const isAll = solution !== undefined && !listed.includes(undefined) &&
    ["solved", "none"].includes(solution.status) &&
    solution.enclosed.every(({ imaginary }) => imaginary !== 0);
  if (isAll) return { exact, unknown: [] };
  const { finite, ends } = finitePart(f, name, range);
  const inside = remaining(f, name, finite, exact);
  return { exact, unknown: [...inside, ...ends] };
}

/** A value if it is in the range; undefined if that is not decided. */
function inRange(
  value: Expression,
  range: Range,
): readonly Expression[] | undefined {
  const { value: isIn } = attempt(() => isWithin(value, range));
  if (isIn !== undefined) return isIn ? [value] : [];
  const [re, im] = evaluateComplex(value, new Map());
  // Surely not real.
  return Math.abs(im) > 1e-6 * Math.abs(re) ? [] : undefined;
}

/** Those of a + k b, k an integer, that are in a range; undefined if they are
 * of another form, or too many. */
function members(
  family: Expression,
  parameter: string,
  range: Range,
): readonly Expression[] | undefined {
  const step = derivative(family, parameter);
  if (dependsOn(step, parameter)) return undefined;
  const at = (k: number) =>
    substitute(family, new Map([[parameter, numeral(k)]]));
  const start = numberAt(at(0)), width = numberAt(step);
  const ends = [numberAt(range.from), numberAt(range.to)]
    .map((end) => (end - start) / width).sort((a, b) => a - b);
  const first = Math.floor(ends[0]!) - 1, last = Math.ceil(ends[1]!) + 1;
  if (!(last - first <= mostZeros)) return undefined;
  const values: Expression[] = [];
  for (let k = first; k <= last; k++) {
    const value = inRange(at(k), range);
    if (value === undefined) return undefined;
    values.push(...value);
  }
  return values;
}

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

/** Where there may be zeros beside those known. */
function remaining(
  f: Expression,
  name: string,
  within: RealInterval,
  known: readonly Expression[],
): readonly RealInterval[] {
  const { value: all } = attempt(() => allRealRoots(f, name, within));
  if (all === undefined) return [within];
  const numbers = known.map(numberAt);
  return [...all.roots, ...all.undecided].filter(({ lower, upper }) => {
    const size = 1e-9 * (1 + Math.abs(lower));
    return !numbers.some((x) => lower - size <= x && x <= upper + size);
  });
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

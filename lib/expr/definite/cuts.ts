/** A range cut where a function may not be analytic. */
import { type Expression, same, subtract } from "../algebra/mod.ts";
import { breakpointsOf } from "../differentiate/breakpoints_of.ts";
import { isIdenticallyZero } from "../series/oracle.ts";
import type { Place } from "../series/place.ts";
import { attempt } from "../series/undecided.ts";
import type { RealInterval } from "../solve/real_roots.ts";
import { singularitiesOf } from "./singularities.ts";
import { numberAt, type Range, zerosOf } from "./zeros.ts";

/** A range in parts. */
export interface Cuts {
  /** Neighbouring parts, ascending. */
  readonly parts: readonly Range[];
  /** The ends of parts at which the function may not be analytic, the
   * infinite ones aside. */
  readonly singular: readonly Expression[];
  /** Where there may be others that have no closed form, or are not known. */
  readonly unknown: readonly RealInterval[];
  /** Whether the unknown ones are steps and corners only. */
  readonly isBounded: boolean;
}

/**
 * Cuts a range where a function may not be analytic.
 *
 * @param f A function of the variable alone.
 * @param name The variable.
 * @param range The range.
 * @returns The parts; f is analytic inside of each, but for the unknown.
 * @throws {ExpressionError} `budget`.
 */
export function cutsOf(f: Expression, name: string, range: Range): Cuts {
  const steps = breakpointsOf(f, name);
  const isStep = (place: Expression) => steps.some((step) => same(step, place));
  const places = singularitiesOf(f, name);
  const corners = cutAtZeros(places.filter(isStep), name, range);
  const others = cutAtZeros(places.filter((x) => !isStep(x)), name, range);
  return {
    ...partsOf([...corners.singular, ...others.singular], range),
    unknown: [...corners.unknown, ...others.unknown],
    isBounded: others.isBounded,
  };
}

/**
 * Cuts a range at the zeros of expressions.
 *
 * @param places The expressions.
 * @param name The variable.
 * @param range The range.
 * @returns The parts.
 * @throws {ExpressionError} `budget`.
 */
export function cutAtZeros(
  places: readonly Expression[],
  name: string,
  range: Range,
): Cuts {
  const zeros = places.map((place) => zerosOf(place, name, range));
  const unknown = zeros.flatMap((found) => found.unknown);
  const parts = partsOf(zeros.flatMap(({ exact }) => exact), range);
  return { ...parts, unknown, isBounded: unknown.length === 0 };
}

function partsOf(
  places: readonly Expression[],
  range: Range,
): Pick<Cuts, "parts" | "singular"> {
  const singular: Expression[] = [];
  for (const place of places) {
    if (!singular.some((known) => isSamePlace(known, place))) {
      singular.push(place);
    }
  }
  singular.sort((a, b) => numberAt(a) - numberAt(b));
  const inside = singular.filter((place) =>
    !isSamePlace(place, range.from) && !isSamePlace(place, range.to)
  );
  const ends: readonly Place[] = [range.from, ...inside, range.to];
  const parts = ends.slice(1).map((to, index) => ({ from: ends[index]!, to }));
  return { parts, singular };
}

/**
 * Whether two places are the same. Those that differ by roundings only, but
 * are not known to be the same, are taken as such.
 *
 * @param a One.
 * @param b The other.
 * @returns Whether they are.
 */
export function isSamePlace(a: Place, b: Place): boolean {
  if (typeof a === "string" || typeof b === "string") return a === b;
  const x = numberAt(a), y = numberAt(b);
  if (Math.abs(x - y) > 1e-9 * (1 + Math.abs(x))) return false;
  return attempt(() => isIdenticallyZero(subtract(a, b))).value !== false;
}

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
 * Cuts a range.
 *
 * @param f A function of the variable alone.
 * @param name The variable.
 * @param range The range.
 * @returns The parts; f is analytic inside of each, but for the unknown.
 * @throws {ExpressionError} `budget`.
 */
export function cutsOf(f: Expression, name: string, range: Range): Cuts {
  const steps = breakpointsOf(f, name);
  const singular: Expression[] = [], unknown: RealInterval[] = [];
  let isBounded = true;
  for (const place of singularitiesOf(f, name)) {
    const zeros = zerosOf(place, name, range);
    for (const zero of zeros.exact) {
      if (!singular.some((known) => isSamePlace(known, zero))) {
        singular.push(zero);
      }
    }
    unknown.push(...zeros.unknown);
    const isStep = steps.some((step) => same(step, place));
    isBounded &&= isStep || zeros.unknown.length === 0;
  }
  singular.sort((a, b) => numberAt(a) - numberAt(b));
  const inside = singular.filter((place) =>
    !isSamePlace(place, range.from) && !isSamePlace(place, range.to)
  );
  const places: readonly Place[] = [range.from, ...inside, range.to];
  const parts = places.slice(1).map((to, index) => ({
    from: places[index]!,
    to,
  }));
  return { parts, singular, unknown, isBounded };
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

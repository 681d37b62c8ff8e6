/** Seeded points at which expressions are compared. */
import { Random } from "../../core/random.ts";
import type { Complex } from "../functions/complex.ts";
import type { Assumption, Assumptions } from "./knowledge.ts";

/** Where a variable may be. */
interface Place {
  readonly isReal: boolean;
  readonly isInteger: boolean;
  readonly isNonzero: boolean;
  /** 1 or -1 if all values have that sign. */
  readonly sign: 1 | -1 | undefined;
}

function placeOf(assumptions: Assumptions, name: string): Place {
  const given = Object.hasOwn(assumptions, name) ? assumptions[name]! : [];
  const all: readonly Assumption[] = typeof given === "string"
    ? [given]
    : given;
  const isUp = all.includes("positive") || all.includes("nonnegative");
  const isDown = all.includes("negative") || all.includes("nonpositive");
  return {
    isReal: all.some((each) => each !== "complex" && each !== "nonzero"),
    isInteger: all.includes("integer"),
    isNonzero: all.includes("nonzero") || all.includes("positive") ||
      all.includes("negative"),
    sign: isUp ? 1 : isDown ? -1 : undefined,
  };
}

/** Of the point at which all that may be 0 is 0. */
const zeroPlace = 12;

/** The kinds of points in their order: simple real ones first, so that the
 * first difference found is easy to look at. */
const kinds = [
  ...["positive", "negative", "mixed", "complex", "positive", "complex"],
  ...["negative", "complex", "mixed", "complex", "positive", "complex"],
] as const;

/**
 * Points that the assumptions allow.
 *
 * @param names Of the variables.
 * @param assumptions What holds for them.
 * @param count How many points.
 * @param seed Of the random numbers.
 * @returns Points with a value for each variable, exact in binary: one is 0 as
 * far as it may be; of the others no part is an integer unless the variable is.
 */
export function* samplePoints(
  names: readonly string[],
  assumptions: Assumptions,
  count: number,
  seed: number,
): Generator<readonly Complex[]> {
  const random = new Random(seed, 0);
  const places = names.map((name) => placeOf(assumptions, name));
  for (let k = 0; k < count; k++) {
    const kind = kinds[k % kinds.length]!;
    // Simple numbers first, then some of other sizes.
    const steps = k === zeroPlace ? 0 : k < 3 ? 4 : 32;
    const scale = k < 6 ? 3 : [0.5, 2, 6][k % 3]!;
    yield places.map((place) => sample(random, place, kind, steps, scale));
  }
}

function sample(
  random: Random,
  place: Place,
  kind: typeof kinds[number],
  steps: number,
  scale: number,
): Complex {
  const sign = place.sign ??
    (kind === "positive" ? 1 : kind === "negative" ? -1 : coin(random));
  if (place.isInteger) {
    return [sign * (1 + Math.floor(random.uniform() * 6)), 0];
  }
  const re = sign * fraction(random, steps, scale);
  const isReal = place.isReal || kind !== "complex";
  return [re, isReal ? 0 : coin(random) * fraction(random, steps, scale)];
}

function coin(random: Random): 1 | -1 {
  return random.uniform() < 0.5 ? -1 : 1;
}

/** An odd multiple of 1/steps, at most about the scale. */
function fraction(random: Random, steps: number, scale: number): number {
  if (steps === 0) return 1;
  return (2 * Math.floor(random.uniform() * scale * steps / 2) + 1) / steps;
}

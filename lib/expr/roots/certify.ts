/** Tells a root from a pole, a jump and a minimum of |f|. */
import type { CountedFunction } from "./counted.ts";
import { nextDown, nextUp, spacing } from "./doubles.ts";
import { noiseLevel } from "./noise.ts";
import type { RootStatus } from "./report.ts";
import { oppositeSigns, type Sample, SignChange } from "./sign_change.ts";

/** What a place turned out to be. */
export interface Verdict {
  /** A root, or what else. */
  readonly status: RootStatus;
  /** The place, moved by a few units in the last place to the least |f|. */
  readonly at: Sample;
  /** The residual that counts as zero there. */
  readonly tolerance: number;
  /** The tightest sign change, if there is one. */
  readonly change: SignChange | undefined;
}

/** The distances, in units in the last place, at which |f| is looked at: near
 * enough for f to be like a power of the distance, and for a function that
 * oscillates at far places not to turn. */
const distances = [16, 256] as const;

/** |f| must change by this factor from one distance to the next, to be seen to
 * grow: the power of a root, or pole, is then at least 0.05. */
const growth = 1.15;

/** Multiples of the noise level that a zero may show. */
const noiseFactor = 8;

/**
 * Judges where iterates have stopped moving.
 *
 * A root is: a zero of f as computed; a sign change between neighbours, or a
 * touching of zero, towards which |f| falls like a power of the distance; or a
 * value that is nothing but rounding noise. A value within the tolerance is not
 * enough: x² + 1e-13 has no root.
 *
 * @param f The function.
 * @param at Where the iterates stopped.
 * @param known The sign change that encloses it, if one is known.
 * @param tolerance The residual that counts as zero.
 * @returns What the place is.
 */
export function certify(
  f: CountedFunction,
  at: Sample,
  known: SignChange | undefined,
  tolerance: number,
): Verdict {
  if (at.f === 0) {
    return { status: "converged", at, tolerance, change: known };
  }
  const change = known !== undefined && known.doubles <= 2
    ? known
    : changeNear(f, at, known);
  if (change instanceof SignChange) {
    return judge(f, change.lower, change.upper, tolerance, change);
  }
  if (change !== undefined) {
    return { status: "converged", at: change, tolerance, change: known };
  }
  return { ...judge(f, at, at, tolerance, undefined), change: known };
}

/** Looks for a sign change, or a zero, within 64 units in the last place. */
function changeNear(
  f: CountedFunction,
  at: Sample,
  known: SignChange | undefined,
): SignChange | Sample | undefined {
  const unit = spacing(at.x);
  for (let k = 1; k <= 64; k *= 2) {
    for (const x of [at.x + k * unit, at.x - k * unit]) {
      if (known !== undefined && !known.contains(x)) continue;
      const sample = { x, f: f.value(x) };
      if (sample.f === 0) return sample;
      if (oppositeSigns(sample.f, at.f)) return tighten(f, at, sample);
    }
  }
  return undefined;
}

/** Bisects to neighbours, or to a zero. */
function tighten(
  f: CountedFunction,
  a: Sample,
  b: Sample,
): SignChange | Sample {
  const change = new SignChange(a, b);
  while (change.doubles > 1) {
    const x = change.middle, value = f.value(x);
    if (value === 0) return { x, f: value };
    if (Number.isNaN(value)) break;
    change.contract({ x, f: value });
  }
  return change;
}

function judge(
  f: CountedFunction,
  lower: Sample,
  upper: Sample,
  tolerance: number,
  change: SignChange | undefined,
): Verdict {
  const at = Math.abs(lower.f) <= Math.abs(upper.f) ? lower : upper;
  const sides = [
    trend([lower, ...samplesBeside(f, lower.x, -1)]),
    trend([upper, ...samplesBeside(f, upper.x, 1)]),
  ];
  const beside = Math.max(
    Math.abs(f.value(nextDown(at.x)) - at.f) || 0,
    Math.abs(f.value(nextUp(at.x)) - at.f) || 0,
  );
  const bound = Math.max(tolerance, beside);
  const verdict = (status: RootStatus, tolerance: number): Verdict => ({
    status,
    at,
    tolerance,
    change,
  });
  if (sides.includes("grows towards")) return verdict("pole", tolerance);
  if (isRootLike(sides) && (change !== undefined || touches(f, at))) {
    return verdict("converged", Math.max(bound, Math.abs(at.f)));
  }
  const noise = noiseFactor * Math.max(
    noiseBeside(f, lower.x, -1),
    noiseBeside(f, upper.x, 1),
  );
  if (Math.abs(at.f) <= noise) {
    return verdict("converged", Math.max(tolerance, noise));
  }
  if (change === undefined) return verdict("stationary", tolerance);
  return Math.abs(at.f) <= tolerance
    ? verdict("converged", tolerance)
    : verdict("discontinuity", tolerance);
}

/**
 * Whether |f| touches zero between the doubles. From half a unit in the last
 * place to three and a half ones a double root grows 49 times; a minimum a
 * little above zero does not.
 */
function touches(f: CountedFunction, { x, f: value }: Sample): boolean {
  const unit = spacing(x);
  return [x - 4 * unit, x + 4 * unit].every((place) =>
    !(Math.abs(f.value(place)) < 4 * Math.abs(value))
  );
}

/** At least one side falls towards the place, and the other one does, too, or
 * cannot be seen as it is outside of the domain. */
function isRootLike(sides: readonly Trend[]): boolean {
  return sides.includes("falls towards") &&
    sides.every((side) => side === "falls towards" || side === "undefined");
}

type Trend = "falls towards" | "grows towards" | "flat" | "undefined";

/** How |f| behaves on one side, samples from near to far. */
function trend(samples: readonly Sample[]): Trend {
  const values = samples.map(({ f }) => Math.abs(f));
  if (values[0] === Infinity) return "grows towards";
  if (values.some(Number.isNaN)) return "undefined";
  const steps = values.slice(1).map((value, i) => value / values[i]!);
  if (steps.every((step) => step > growth)) return "falls towards";
  return steps.every((step) => step < 1 / growth) ? "grows towards" : "flat";
}

function samplesBeside(
  f: CountedFunction,
  x: number,
  direction: 1 | -1,
): Sample[] {
  const unit = direction * spacing(x);
  return distances.map((distance) => {
    const at = x + unit * distance;
    return { x: at, f: f.value(at) };
  });
}

function noiseBeside(
  f: CountedFunction,
  x: number,
  direction: 1 | -1,
): number {
  const unit = direction * spacing(x);
  const values = Array.from({ length: 8 }, (_, k) => f.value(x + k * unit));
  return values.some((value) => !Number.isFinite(value))
    ? 0
    : noiseLevel(values);
}

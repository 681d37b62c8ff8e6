/** Brent's method. */
import { spacing } from "./doubles.ts";
import { oppositeSigns, type SignChange } from "./sign_change.ts";

/**
 * Inverse quadratic interpolation, the secant and bisection, as Brent combines
 * them (R. P. Brent, Algorithms for Minimization without Derivatives, 1973,
 * chapter 4, procedure zero).
 *
 * @param state The interval.
 * @yields Where to evaluate.
 */
export function* brent(state: SignChange): Generator<number, never, undefined> {
  let previous = state.lower, best = state.upper, counter = previous;
  let step = best.x - previous.x, stepBefore = step;
  while (true) {
    if (Math.abs(counter.f) < Math.abs(best.f)) {
      previous = best;
      best = counter;
      counter = previous;
    }
    const tolerance = 2 * spacing(best.x);
    const middle = (counter.x - best.x) / 2;
    const trial = Math.abs(stepBefore) < tolerance ||
        Math.abs(previous.f) <= Math.abs(best.f)
      ? undefined
      : interpolate(previous, best, counter, middle);
    if (trial !== undefined && isShort(trial, middle, tolerance, stepBefore)) {
      stepBefore = step;
      step = trial;
    } else {
      step = stepBefore = middle;
    }
    previous = best;
    yield best.x +
      (Math.abs(step) > tolerance ? step : Math.sign(middle) * tolerance);
    best = state.last;
    if (!oppositeSigns(best.f, counter.f)) {
      counter = previous;
      step = stepBefore = best.x - previous.x;
    }
  }
}

/** A step shorter than three quarters of the way, and than half of the step
 * before the last one. */
function isShort(
  trial: number,
  middle: number,
  tolerance: number,
  stepBefore: number,
): boolean {
  const along = trial * Math.sign(middle);
  return along > 0 &&
    2 * along < 3 * Math.abs(middle) - tolerance &&
    along < Math.abs(stepBefore / 2);
}

/** The step from `best` to the zero of the inverse interpolation. */
function interpolate(
  previous: { readonly x: number; readonly f: number },
  best: { readonly x: number; readonly f: number },
  counter: { readonly x: number; readonly f: number },
  middle: number,
): number {
  const s = best.f / previous.f;
  if (previous.x === counter.x) return 2 * middle * s / (s - 1);
  const q = previous.f / counter.f, r = best.f / counter.f;
  const p = s * (2 * middle * q * (q - r) - (best.x - previous.x) * (r - 1));
  return -p / ((q - 1) * (r - 1) * (s - 1));
}

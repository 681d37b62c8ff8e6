/** The method of Alefeld, Potra and Shi. */
import type { Sample, SignChange } from "./sign_change.ts";

/**
 * Algorithm 4.2 of G. Alefeld, F. A. Potra, Y. Shi, "Algorithm 748: Enclosing
 * zeros of continuous functions", ACM TOMS 21 (1995): two inverse cubic or
 * quadratic steps, a double secant step, and bisection if the interval did not
 * halve.
 *
 * @param state The interval.
 * @yields Where to evaluate.
 */
export function* toms748(
  state: SignChange,
): Generator<number, never, undefined> {
  yield secant(state.lower, state.upper);
  let removed = state.dropped!;
  let removedBefore: Sample | undefined;
  while (true) {
    const width = state.width;
    for (const newtonSteps of [2, 3]) {
      yield cubicOrQuadratic(state, removed, removedBefore, newtonSteps);
      removedBefore = removed;
      removed = state.dropped!;
    }
    yield doubleSecant(state);
    removedBefore = removed;
    removed = state.dropped!;
    if (state.width > width / 2) {
      yield state.lower.x + state.width / 2;
      removedBefore = removed;
      removed = state.dropped!;
    }
  }
}

function secant(a: Sample, b: Sample): number {
  return a.x - a.f * (b.x - a.x) / (b.f - a.f);
}

/** A secant step of twice the length from the better end, at most to the
 * midpoint: it lands beyond the root, so that the other end moves, too. */
function doubleSecant(state: SignChange): number {
  const { lower, upper, best } = state;
  const slope = (upper.f - lower.f) / (upper.x - lower.x);
  const target = best.x - 2 * best.f / slope;
  return Math.abs(target - best.x) > state.width / 2
    ? lower.x + state.width / 2
    : target;
}

function cubicOrQuadratic(
  state: SignChange,
  d: Sample,
  e: Sample | undefined,
  newtonSteps: number,
): number {
  const { lower, upper } = state;
  if (e !== undefined) {
    const values = new Set([lower.f, upper.f, d.f, e.f]);
    if (values.size === 4) {
      const x = inverseCubic(lower, upper, d, e);
      if (state.contains(x)) return x;
    }
  }
  return newtonQuadratic(lower, upper, d, newtonSteps);
}

/** The value at 0 of the cubic through the inverse points (Aitken-Neville). */
function inverseCubic(a: Sample, b: Sample, d: Sample, e: Sample): number {
  const q11 = (d.x - e.x) * d.f / (e.f - d.f);
  const q21 = (b.x - d.x) * b.f / (d.f - b.f);
  const q31 = (a.x - b.x) * a.f / (b.f - a.f);
  const d21 = (b.x - d.x) * d.f / (d.f - b.f);
  const d31 = (a.x - b.x) * b.f / (b.f - a.f);
  const q22 = (d21 - q11) * b.f / (e.f - b.f);
  const q32 = (d31 - q21) * a.f / (d.f - a.f);
  const d32 = (d31 - q21) * d.f / (d.f - a.f);
  const q33 = (d32 - q22) * a.f / (e.f - a.f);
  return a.x + q31 + q32 + q33;
}

/** Newton steps on the parabola through three points, from the end at which
 * the parabola bends the right way. */
function newtonQuadratic(
  a: Sample,
  b: Sample,
  d: Sample,
  steps: number,
): number {
  const slope = (b.f - a.f) / (b.x - a.x);
  const bend = ((d.f - b.f) / (d.x - b.x) - slope) / (d.x - a.x);
  if (bend === 0 || !Number.isFinite(bend)) return a.x - a.f / slope;
  let x = bend * a.f > 0 ? a.x : b.x;
  for (let i = 0; i < steps; i++) {
    const value = a.f + (slope + bend * (x - b.x)) * (x - a.x);
    x -= value / (slope + bend * (2 * x - a.x - b.x));
  }
  return x;
}

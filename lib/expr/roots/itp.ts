/** Interpolate, truncate, project. */
import { spacing } from "./doubles.ts";
import type { SignChange } from "./sign_change.ts";

/** Of the free parameters of the paper, those of its experiments. */
const truncation = 0.2;
const slack = 1;

/**
 * The ITP method (I. F. D. Oliveira, R. H. C. Takahashi, "An enhancement of
 * the bisection method average performance preserving minmax optimality", ACM
 * TOMS 47, 2020, section 2): the point of regula falsi, moved towards the
 * midpoint and projected to where bisection's bound on the number of steps
 * holds. When a round has reached its accuracy the next one starts, for the
 * accuracy of the interval that is left.
 *
 * @param state The interval.
 * @yields Where to evaluate.
 */
export function* itp(state: SignChange): Generator<number, never, undefined> {
  while (true) {
    const width = state.width;
    const ends = Math.max(Math.abs(state.lower.x), Math.abs(state.upper.x));
    const accuracy = Math.max(spacing(ends), Number.MIN_VALUE);
    const halvings = Math.ceil(Math.log2(width / 2) - Math.log2(accuracy));
    const most = Math.max(halvings, 0) + slack;
    for (let j = 0; j <= most && state.width > 2 * accuracy; j++) {
      yield project(state, accuracy * 2 ** (most - j), truncation / width);
    }
    yield state.middle;
  }
}

function project(state: SignChange, reach: number, factor: number): number {
  const { lower: a, upper: b, width } = state;
  const half = a.x + width / 2;
  const falsi = (b.f * a.x - a.f * b.x) / (b.f - a.f);
  const towards = Math.sign(half - falsi);
  const shift = factor * width * width;
  const truncated = shift <= Math.abs(half - falsi)
    ? falsi + towards * shift
    : half;
  const radius = reach - width / 2;
  return Math.abs(truncated - half) <= radius
    ? truncated
    : half - towards * radius;
}

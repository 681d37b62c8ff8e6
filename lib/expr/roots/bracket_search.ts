/** Looks for a sign change around a start. */
import type { CountedFunction } from "./counted.ts";
import { isUnderflow } from "./underflow.ts";
import { oppositeSigns, type Sample } from "./sign_change.ts";

/** Each distance from the start is so many times the one before. */
const factor = 1.3;

/** How many distances are tried on either side: up to 5,000 starts away. */
const distances = 60;

/**
 * Sign changes, the nearest to the start first: places at growing distances on
 * both sides are visited in turns.
 *
 * @param f The function.
 * @param start Where to start.
 * @yields Two neighbouring samples of opposite signs, or a zero twice.
 */
export function* signChanges(
  f: CountedFunction,
  start: number,
): Generator<readonly [Sample, Sample], void, undefined> {
  const first = { x: start, f: f.value(start) };
  const ends: [Sample, Sample] = [first, first];
  let distance = 1e-3 * Math.max(1, Math.abs(start));
  for (let i = 0; i < distances; i++) {
    for (const side of [0, 1] as const) {
      const x = start + (side === 0 ? distance : -distance);
      const sample = { x, f: f.value(x) };
      if (sample.f === 0) {
        const known = ends[side].f === 0;
        if (!known && !isUnderflow(f, x)) {
          yield [sample, sample];
        }
      } else if (oppositeSigns(ends[side].f, sample.f)) {
        yield [ends[side], sample];
      }
      ends[side] = sample;
    }
    distance *= factor;
  }
}

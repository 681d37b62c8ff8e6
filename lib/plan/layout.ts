import { alignment, roundUp } from "../tensor/memory.ts";
import type { Lifetime } from "./liveness.ts";

/** A buffer with a lifetime, to be placed. */
export interface Placeable extends Lifetime {
  /** Its size. */
  readonly bytes: number;
}

/** Where buffers lie. */
export interface Layout {
  /** The offset of each, in bytes, a multiple of 64. */
  readonly offsets: readonly number[];
  /** The size of the whole. */
  readonly bytes: number;
}

/**
 * Places buffers so that no two that live at the same time overlap: the
 * largest first, each at the lowest place that is free for its lifetime
 * (greedy by size: Pisarchyk and Lee, "Efficient memory management for deep
 * neural net inference", 2020, section 5.2).
 *
 * @param buffers Sizes and lifetimes.
 * @returns An offset for each, in the given order.
 */
export function layOut(buffers: readonly Placeable[]): Layout {
  const offsets = new Array<number>(buffers.length).fill(0);
  const order = buffers.map((_, i) => i)
    .sort((a, b) => buffers[b]!.bytes - buffers[a]!.bytes || a - b);
  const placed: number[] = [];
  let bytes = 0;
  for (const index of order) {
    const buffer = buffers[index]!;
    const busy = placed
      .filter((other) => overlapInTime(buffer, buffers[other]!))
      .map((other) => ({
        start: offsets[other]!,
        end: offsets[other]! + roundUp(buffers[other]!.bytes, alignment),
      }))
      .sort((a, b) => a.start - b.start);
    offsets[index] = lowestGap(busy, buffer.bytes);
    bytes = Math.max(bytes, offsets[index]! + buffer.bytes);
    placed.push(index);
  }
  return { offsets, bytes: roundUp(bytes, alignment) };
}

/**
 * Whether two buffers are in use at the same time.
 *
 * @param a One lifetime.
 * @param b The other.
 * @returns True if they share an instruction.
 */
export function overlapInTime(a: Lifetime, b: Lifetime): boolean {
  return a.first <= b.last && b.first <= a.last;
}

function lowestGap(
  busy: readonly { readonly start: number; readonly end: number }[],
  bytes: number,
): number {
  let candidate = 0;
  for (const { start, end } of busy) {
    if (candidate + bytes <= start) return candidate;
    candidate = Math.max(candidate, end);
  }
  return candidate;
}

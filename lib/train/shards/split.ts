/** How work is cut: by numbers that do not depend on who does it. */

import { ArgumentError } from "../../core/errors.ts";
import type { SegmentPart } from "../optimizer.ts";

/** Elements of a chunk: its values, gradients and moments fit into a core's
 * own cache. */
const chunkElements = 16384;

/** A range of whole numbers. */
export interface Range {
  /** The first. */
  readonly start: number;
  /** How many. */
  readonly count: number;
}

/**
 * Cuts a number of things into parts that differ by one at most.
 *
 * @param total How many things.
 * @param parts How many parts.
 * @returns The parts, in order; some are empty if there are too few things.
 */
export function split(total: number, parts: number): Range[] {
  const boundary = (i: number) => Math.floor(i * total / parts);
  return Array.from({ length: parts }, (_, i) => ({
    start: boundary(i),
    count: boundary(i + 1) - boundary(i),
  }));
}

/**
 * Cuts segments into chunks.
 *
 * @param sizes The elements of each segment.
 * @returns The chunks, in order.
 */
export function chunksOf(sizes: readonly number[]): SegmentPart[] {
  return sizes.flatMap((size, segment) =>
    Array.from({ length: Math.ceil(size / chunkElements) }, (_, i) => {
      const start = i * chunkElements;
      const count = Math.min(chunkElements, size - start);
      return { segment, start, count };
    })
  );
}

/** One addition: to the first, the second. */
export type Addition = readonly [into: number, from: number];

/**
 * The order in which values are added up: neighbours first, then their sums,
 * so that machines which hold a power of two of neighbouring values can add
 * theirs before they exchange anything. That ends with groups of the largest
 * power of two that divides the count; they are added up one after the other.
 *
 * @param count How many values.
 * @returns The additions; the sum ends in the first value.
 */
export function additionsOf(count: number): Addition[] {
  const group = count & -count;
  const additions: Addition[] = [];
  for (let distance = 1; distance < group; distance *= 2) {
    for (let i = 0; i < count; i += 2 * distance) {
      additions.push([i, i + distance]);
    }
  }
  for (let i = group; i < count; i += group) additions.push([0, i]);
  return additions;
}

/**
 * Refuses a number of shards that a batch cannot be cut into.
 *
 * @param shards The number.
 * @param batch Sequences in a step.
 * @throws {ArgumentError} If it is not an integer from 1 to the batch.
 */
export function checkShards(shards: number, batch: number): void {
  if (Number.isInteger(shards) && shards >= 1 && shards <= batch) return;
  throw new ArgumentError(
    `Cannot cut a batch into shards as there must be from 1 to ${batch}, its ` +
      `number of sequences: current value is ${shards}`,
  );
}

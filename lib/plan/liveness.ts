import { accessesOf } from "./accesses.ts";
import type { Instruction } from "./plan.ts";

/** From when to when a buffer holds something. */
export interface Lifetime {
  /** The first instruction that touches it. */
  readonly first: number;
  /** The last instruction that touches it. */
  readonly last: number;
}

/**
 * When each buffer is in use.
 *
 * @param instructions The calls, in order.
 * @param buffers How many buffers there are.
 * @param outputs Buffers that are read after the last call.
 * @returns A lifetime for each buffer; undefined for one that is never used.
 */
export function lifetimes(
  instructions: readonly Instruction[],
  buffers: number,
  outputs: readonly number[],
): (Lifetime | undefined)[] {
  const result = new Array<Lifetime | undefined>(buffers).fill(undefined);
  instructions.forEach((instruction, at) => {
    for (const { buffer } of accessesOf(instruction)) {
      if (buffer < 0) continue;
      result[buffer] = { first: result[buffer]?.first ?? at, last: at };
    }
  });
  const end = instructions.length;
  for (const output of outputs) {
    if (output < 0) continue;
    result[output] = { first: result[output]?.first ?? end, last: end };
  }
  return result;
}

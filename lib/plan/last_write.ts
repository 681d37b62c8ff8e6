import { signatures } from "../kernels/signatures.ts";
import { accessesOf } from "./accesses.ts";
import type { AddressedCall } from "./plan.ts";

/** Some bytes of memory. */
export interface ByteRange {
  /** The first. */
  readonly start: number;
  /** The one behind the last. */
  readonly end: number;
}

/**
 * When memory has its final content.
 *
 * @param calls Calls, in order.
 * @param ranges Pieces of memory.
 * @returns The number of the last call that writes to each; -1 if none does.
 */
export function lastWrites(
  calls: readonly AddressedCall[],
  ranges: readonly ByteRange[],
): number[] {
  const last = ranges.map(() => -1);
  calls.forEach(({ kernel, dtype, args }, index) => {
    const operands = args.map((value, i) =>
      signatures[kernel][i]!.role === "number" || value === 0
        ? value
        : { buffer: -1, offset: value }
    );
    for (const access of accessesOf({ kernel, dtype, args: operands })) {
      if (!access.writes) continue;
      ranges.forEach(({ start, end }, i) => {
        if (access.start < end && start < access.end) last[i] = index;
      });
    }
  });
  return last;
}

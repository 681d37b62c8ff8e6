/** Finds what two threads of a program would do to the same memory at once. */

import { accessesOf } from "../../lib/plan/accesses.ts";
import type { Phase, Program } from "../../lib/parallel/program.ts";
import { signatures } from "../../lib/kernels/signatures.ts";

interface Touched {
  readonly thread: number;
  readonly start: number;
  readonly end: number;
  readonly writes: boolean;
}

/** What the threads of a phase touch, sorted by address. */
function touchedIn(phase: Phase): Touched[] {
  return phase.flatMap((calls, thread) =>
    calls.flatMap(({ kernel, dtype, args }) =>
      accessesOf({
        kernel,
        dtype,
        args: args.map((value, i) =>
          signatures[kernel][i]!.role === "number" || value === 0
            ? value
            : { buffer: -1, offset: value }
        ),
      }).map(({ start, end, writes }) => ({ thread, start, end, writes }))
    )
  ).sort((a, b) => a.start - b.start);
}

/** How many pairs of accesses of different threads overlap, one writing. */
export function racesOf(program: Program): number {
  let races = 0;
  for (const phase of program) {
    // per thread: how far reads and writes so far reach
    const reach = phase.map(() => ({ any: 0, written: 0 }));
    for (const { thread, start, end, writes } of touchedIn(phase)) {
      const clash = reach.some(({ any, written }, other) =>
        other !== thread && start < (writes ? any : written)
      );
      if (clash) races++;
      const own = reach[thread]!;
      own.any = Math.max(own.any, end);
      if (writes) own.written = Math.max(own.written, end);
    }
  }
  return races;
}

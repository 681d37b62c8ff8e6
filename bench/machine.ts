/** The machine that numbers are from. */

import { availableParallelism, cpus, loadavg } from "node:os";

/** A machine, as far as it matters to a table. */
export interface Machine {
  /** The processor, as it calls itself. */
  readonly processor: string;
  /** How many threads it runs at a time. */
  readonly cores: number;
  /** For example `linux x86_64`. */
  readonly system: string;
  /** Deno's version. */
  readonly deno: string;
  /** How many programs wanted to run in the last minute: others, if it is
   * above 0 before a measurement; always 0 on Windows. */
  readonly load: number;
}

/**
 * Describes this machine.
 *
 * @returns What it is.
 */
export function describeMachine(): Machine {
  return {
    processor: (cpus()[0]?.model ?? "unknown").trim(),
    cores: availableParallelism(),
    system: `${Deno.build.os} ${Deno.build.arch}`,
    deno: Deno.version.deno,
    load: loadavg()[0]!,
  };
}

/** Verifies and times every variant of one call. */

import { timeCalls, type TimedCall, type Timing } from "./measure.ts";
import type { Site } from "./site.ts";
import { type Opened, variants } from "./variants.ts";
import { resultsOf, verify } from "./verify.ts";

/** A variant of a call, timed. */
export interface Measured extends Timing {
  /** The variant's name. */
  readonly variant: string;
}

/** Everything that was found about a call. */
export interface Examination {
  /** The preset's name. */
  readonly preset: string;
  /** The kernel's name. */
  readonly kernel: string;
  /** The sizes of the call, and what is special about it. */
  readonly call: string;
  /** How many such calls a step makes. */
  readonly callsPerStep: number;
  /** Elements of the largest operand. */
  readonly elements: number;
  /** Bytes read and written, were every operand touched once. */
  readonly bytes: number;
  /** Floating-point operations; 0 but for matrix products. */
  readonly flop: number;
  /** GB/s of a plain copy that moves as many bytes, in turns with the
   * variants. Beyond the caches a kernel can pass it: what a copy writes has to
   * be fetched first, and is not counted; what AdamW updates is. */
  readonly copyRate: number;
  /** The variants, in the order of the table. */
  readonly variants: readonly Measured[];
}

const rounds = 15;

/** Calls that add to what they find may follow each other for a while; in
 * place, what shrinks would soon be subnormal, and slow. */
const fewCalls = 16;

/** More than any cache holds: beyond it the rate of a copy stays the same. */
const largestCopy = 2 ** 26;

/** A copy by the engine, in memory that is not shared: reads and writes. */
function copyOf(bytes: number): { run: () => void; bytes: number } {
  const length = Math.max(1, Math.floor(Math.min(bytes / 2, largestCopy) / 4));
  const from = new Float32Array(length).fill(1);
  const to = new Float32Array(length);
  return { run: () => to.set(from), bytes: 8 * length };
}

/**
 * Verifies every variant of a call against the reference, then times them.
 *
 * @param site The call.
 * @param kernels The backends, in the call's memory.
 * @returns What was found.
 * @throws {Error} If a variant is wrong.
 */
export function examine(site: Site, kernels: Opened): Examination {
  const { preset, kernel, description, elements, bytes, flop } = site;
  const made = variants.flatMap(({ make, ...variant }) => {
    const run = make(site, kernels);
    return run === undefined ? [] : [{ ...variant, run }];
  });
  const floor = made.at(-1)!;
  const expected = resultsOf(site, floor.run);
  for (const { name, run } of made) {
    verify(site, name, resultsOf(site, run), expected);
  }
  const stretch = site.inPlace ? 1 : site.feedsItself ? fewCalls : Infinity;
  const restore = site.feedsItself ? () => site.restore() : () => {};
  const calls = made.map((variant): TimedCall => ({
    rounds,
    ...variant,
    restore,
    stretch,
  }));
  const copy = copyOf(bytes);
  const plain = { run: copy.run, restore() {}, stretch: Infinity, rounds };
  const [copied, ...timings] = timeCalls([plain, ...calls]);
  site.restore();
  return {
    preset,
    kernel,
    call: description,
    callsPerStep: site.calls,
    elements,
    bytes,
    flop,
    copyRate: copy.bytes / copied!.median,
    variants: timings.map((timing, i) => ({
      variant: made[i]!.name,
      ...timing,
    })),
  };
}

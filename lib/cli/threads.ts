/** Which threads compute when nobody says: workers that share a batch, or the
 * BLAS's own within a product. */

/** The sizes that decide how much a thread has to do. */
export interface StepSizes {
  /** The model's sizes. */
  readonly model: { readonly features: number; readonly hidden: number };
  /** Tokens in a sequence. */
  readonly sequence: number;
  /** Sequences in a step. */
  readonly batch: number;
  /** Parts that the batch is cut into; 1 if absent. */
  readonly shards?: number;
}

/** Who computes. */
export interface Division {
  /** Threads that share a batch, each with one thread of the BLAS. */
  readonly workers: number;
  /** Threads of the BLAS. */
  readonly library: number;
}

/** Multiplications in the largest product of a step for which one more thread
 * pays: `small` has 4 million and may lose half its speed on a machine that
 * others use too, `medium` has 17 million and gains a third (`cli.ts train
 * --medium --threads 2`). */
const worthAThread = 8_000_000;

/** Products of 64 rows were never measured with more threads than this. */
const mostThreads = 4;

/**
 * As many threads as have enough to do. One, if there are several sequences:
 * most products are then those of attention, small ones by the hundred.
 *
 * @param sizes The sizes of the step.
 * @param cores How many there are.
 * @returns From 1 to `cores`, and at most 4.
 */
export function automaticThreads(
  { model: { features, hidden }, sequence, batch }: StepSizes,
  cores: number = navigator.hardwareConcurrency,
): number {
  if (batch > 1) return 1;
  const largest = sequence * features * hidden;
  return Math.max(
    1,
    Math.min(cores, mostThreads, Math.floor(largest / worthAThread)),
  );
}

/**
 * Divides threads: workers where there are several shards, else those of the
 * BLAS. A shard is as much work as can be given away: it is computed by one.
 *
 * @param sizes The sizes of the step.
 * @param asked How many threads were asked for; undefined for `auto`.
 * @param cores How many there are.
 * @returns Who computes.
 */
export function divideThreads(
  sizes: StepSizes,
  asked: number | undefined,
  cores: number = navigator.hardwareConcurrency,
): Division {
  const { shards = 1 } = sizes;
  return shards > 1
    ? { workers: Math.min(asked ?? cores, shards), library: 1 }
    : { workers: 1, library: asked ?? automaticThreads(sizes, cores) };
}

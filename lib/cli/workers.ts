import { formatNumberOf } from "./format.ts";
import type { ChosenBackend } from "./backend.ts";
import type { Trainer } from "../train/trainer.ts";
import type { Communicator } from "../parallel/communicator.ts";

/** What computes a run, beside the main thread. */
export interface Workers extends Disposable {
  /** Threads that compute, the BLAS's own included. */
  readonly threads: number;
}

/**
 * Lets threads, and other processes, share the steps of a trainer.
 *
 * @param trainer What is trained.
 * @param workers How many threads share a step.
 * @param chosen What computes.
 * @param communicator The other processes, if there are any.
 * @returns The threads; dispose of it after the last step.
 */
export async function openWorkers(
  trainer: Trainer,
  workers: number,
  chosen: ChosenBackend,
  communicator?: Communicator,
): Promise<Workers> {
  if (workers === 1 && communicator === undefined) {
    return { threads: chosen.threads, [Symbol.dispose]() {} };
  }
  const { WorkerPool } = await import("../parallel/pool.ts");
  const pool = await WorkerPool.open(trainer.engine, workers);
  await trainer.share(pool, communicator);
  return { threads: workers, [Symbol.dispose]: () => pool[Symbol.dispose]() };
}

/**
 * What a user should know who asked for more threads than can help.
 *
 * @param asked How many were asked for.
 * @param used How many compute.
 * @param shards How many shards there are.
 * @returns A sentence, or none.
 */
export function threadsHint(
  asked: number | undefined,
  used: number,
  shards: number,
): string[] {
  if (asked === undefined || asked <= used || shards === 1) return [];
  return [
    `--threads ${asked} is ${formatNumberOf(used, "thread")}: the batch ` +
    `is cut into ${shards} shards, and --shards says into how many`,
  ];
}

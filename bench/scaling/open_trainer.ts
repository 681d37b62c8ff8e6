/** A trainer of a workload, for the processes that measure. */

import { tryOpenBlas } from "../../ffi/mod.ts";
import { Engine } from "../../lib/autograd/engine.ts";
import { builtinCorpus } from "../../lib/data/builtin.ts";
import { corpusOfText } from "../../lib/data/corpus.ts";
import { blas } from "../../lib/kernels/blas.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import { GPT } from "../../lib/nn/gpt.ts";
import type { Communicator } from "../../lib/parallel/communicator.ts";
import { WorkerPool } from "../../lib/parallel/pool.ts";
import { presets } from "../../lib/train/presets.ts";
import { Trainer } from "../../lib/train/trainer.ts";
import type { Point, Workload } from "./workloads.ts";

/** Who computes. */
export interface Computers {
  /** Threads that share the shards. */
  readonly threads: number;
  /** Threads of the BLAS in each of them; 1 if absent. */
  readonly library?: number;
  /** The other processes. */
  readonly communicator?: Communicator;
}

/** A trainer, and its threads. */
export interface OpenTrainer extends Disposable {
  /** Before its first step. */
  readonly trainer: Trainer;
}

/**
 * Makes a trainer on the embedded text.
 *
 * @param workload The model.
 * @param point How a step is cut.
 * @param computers Who computes it.
 * @returns The trainer; dispose of it to end its threads.
 */
export async function openTrainer(
  { model, sequence }: Workload,
  { batch, shards, accumulation }: Point,
  { threads, library = 1, communicator }: Computers,
): Promise<OpenTrainer> {
  const attempt = tryOpenBlas({ threads: library });
  const engine = new Engine(
    "library" in attempt ? blas(attempt.library) : wasm(),
  );
  const corpus = corpusOfText(builtinCorpus, "builtin", { sequence });
  const gpt = new GPT(model);
  gpt.parameters.allocate(engine, { seed: 1 });
  const trainer = new Trainer(engine, gpt, corpus, {
    ...presets.shakespeare,
    ...{ sequence, batch, shards, accumulation, seed: 1 },
    evaluationSequences: batch,
  });
  // sharing also makes what evaluations need: memory that GPT-2 has not
  if (threads === 1 && communicator === undefined) {
    return { trainer, [Symbol.dispose]() {} };
  }
  const pool = await WorkerPool.open(engine, threads);
  await trainer.share(pool, communicator);
  return { trainer, [Symbol.dispose]: () => pool[Symbol.dispose]() };
}

/**
 * Seconds of a call.
 *
 * @param run What to call.
 * @returns By the clock on the wall.
 */
export function secondsOf(run: () => void): number {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
}

/**
 * Fluxion as a peer: what its own trainer does, or only the matrix products of
 * a step.
 *
 *     deno run -A bench/peers/fluxion.ts --backend blas|wasm \
 *       [--threads N] [--blas PATH] [--products]
 *
 * @module
 */
import { parseArgs } from "@std/cli/parse-args";
import { openBlas } from "../../ffi/mod.ts";
import { Engine } from "../../lib/autograd/engine.ts";
import type { Backend } from "../../lib/kernels/backend.ts";
import { blas } from "../../lib/kernels/blas.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import { GPT } from "../../lib/nn/gpt.ts";
import { WorkerPool } from "../../lib/parallel/pool.ts";
import { defaultShards } from "../../lib/train/presets.ts";
import { Trainer } from "../../lib/train/trainer.ts";
import { productsOf } from "./products.ts";
import {
  type Burst,
  burst,
  type Losses,
  type Peer,
  type Ready,
  serve,
  type Task,
} from "./protocol.ts";
import { seed, sharedCorpus } from "./task.ts";
import { initialWeights } from "./weights.ts";

/**
 * The trainer of a task, with the shared initial weights.
 *
 * @param backend What computes.
 * @param task The model and the recipe.
 * @returns A trainer before its first step.
 */
export function trainerOf(backend: Backend, task: Task): Trainer {
  const engine = new Engine(backend);
  const model = new GPT(task.model);
  model.parameters.allocate(engine);
  model.parameters.parameters.forEach(({ name, tensor }, index) =>
    tensor.write(initialWeights(name, index, tensor.size))
  );
  return new Trainer(engine, model, sharedCorpus(task.sequence), {
    ...task,
    shards: defaultShards(task.batch),
    seed,
    finalLearningRate: task.learningRate,
    warmup: 0,
    steps: Number.MAX_SAFE_INTEGER,
    evaluationSequences: task.batch,
  });
}

class FluxionPeer implements Peer {
  readonly #backend: Backend;
  readonly #onlyProducts: boolean;
  readonly #workersOf: (task: Task) => number;
  #pool: WorkerPool | undefined;
  #trainer: Trainer | undefined;
  #step: () => void = () => {};

  /**
   * @param backend What computes.
   * @param onlyProducts Whether to compute a step's products alone.
   * @param workersOf How many threads share a batch; tells the others.
   */
  constructor(
    backend: Backend,
    onlyProducts: boolean,
    workersOf: (task: Task) => number,
  ) {
    this.#backend = backend;
    this.#onlyProducts = onlyProducts;
    this.#workersOf = workersOf;
  }

  async setup(task: Task): Promise<Ready> {
    this.#pool?.[Symbol.dispose]();
    this.#pool = undefined;
    const trainer = trainerOf(this.#backend, task);
    const { engine, model } = trainer;
    const { description } = this.#backend;
    const parameters = model.parameters.count;
    const workers = this.#workersOf(task);
    if (!this.#onlyProducts) {
      if (workers > 1) {
        this.#pool = await WorkerPool.open(engine, workers);
        await trainer.share(this.#pool);
      }
      this.#trainer = trainer;
      this.#step = () => trainer.run();
      return { description, parameters };
    }
    const { run, flops } = productsOf(engine, trainer.compiled.plan);
    this.#step = run;
    return { description, parameters, flops };
  }

  losses(steps: number): Losses {
    const trainer = this.#trainer;
    if (trainer === undefined) return { losses: [] };
    const losses = Array.from({ length: steps }, () => {
      trainer.run();
      return trainer.loss;
    });
    return { losses };
  }

  time(seconds: number): Burst {
    return burst(this.#step, seconds);
  }
}

if (import.meta.main) {
  const args = parseArgs(Deno.args, {
    string: ["backend", "threads", "blas"],
    boolean: ["products"],
  });
  const path = args.blas as string | undefined;
  const threads = Number(args.threads ?? 1);
  const library = args.backend === "blas"
    ? openBlas(path === undefined ? {} : { path })
    : undefined;
  const backend = library === undefined ? wasm() : blas(library);
  const onlyProducts = args.products === true;
  await serve(
    new FluxionPeer(backend, onlyProducts, (task) => {
      const workers = Math.min(threads, defaultShards(task.batch));
      library?.setThreads(workers > 1 ? 1 : threads);
      return workers;
    }),
  );
}

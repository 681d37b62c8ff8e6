/** Full steps beside the matrix products in them: what is measured. */

import { Engine } from "../autograd/engine.ts";
import { FluxionError } from "../core/errors.ts";
import { builtinCorpus } from "../data/builtin.ts";
import { corpusOfText } from "../data/corpus.ts";
import type { Backend } from "../kernels/backend.ts";
import type { Instruction } from "../plan/plan.ts";
import { WorkerPool } from "../parallel/pool.ts";
import { flopOf } from "../plan/work.ts";
import { type PresetName, presets } from "../train/presets.ts";
import type { Trainer } from "../train/trainer.ts";
import { median } from "../core/median.ts";
import { createTrainer } from "../train/create_trainer.ts";

/** Medians are of so many rounds, after one that does not count. */
const rounds = 5;

/** Steps whose loss must be the same op by op and compiled. */
const verifiedSteps = 3;

/** What a benchmark found. */
export interface Measurement {
  /** The preset. */
  readonly preset: PresetName;
  /** Full steps a second. */
  readonly stepsPerSecond: number;
  /** Steps a second if a step were its matrix products alone. */
  readonly limit: number;
  /** The median over the rounds of what the first is of the second. */
  readonly share: number;
  /** Floating point operations of a step's matrix products, in millions. */
  readonly megaflop: number;
  /** What the matrix products alone reach, in 10^9 a second. */
  readonly gigaflops: number;
}

/**
 * Measures one preset on one backend: a full step and a pass over its matrix
 * products take turns, so that both see the same memory and the same moods of
 * the machine.
 *
 * @param preset The preset.
 * @param backend What computes.
 * @param seconds How long to measure, about.
 * @param workers How many threads share a step.
 * @returns Medians.
 * @throws {FluxionError} If the compiled step does not compute what the ops
 * do one by one.
 */
export async function measure(
  preset: PresetName,
  backend: Backend,
  seconds: number,
  workers: number,
): Promise<Measurement> {
  const trainer = verifiedTrainer(preset, backend);
  const { calls, megaflop } = matrixProducts(trainer);
  using pool = workers === 1
    ? undefined
    : await WorkerPool.open(trainer.engine, workers);
  const products = pool === undefined
    ? () => calls.forEach((call) => call())
    : await sharedProducts(trainer, pool);
  const budget = seconds * 1000 / (rounds + 1);
  const results = Array.from(
    { length: rounds + 1 },
    () => round(trainer, products, budget),
  ).slice(1);
  const limit = median(results.map(({ products }) => 1000 / products));
  return {
    preset,
    stepsPerSecond: median(results.map(({ step }) => 1000 / step)),
    limit,
    share: median(results.map(({ step, products }) => products / step)),
    megaflop,
    gigaflops: limit * megaflop / 1000,
  };
}

/** Milliseconds of one step, and of one pass over its matrix products. */
interface Round {
  readonly step: number;
  readonly products: number;
}

function round(
  trainer: Trainer,
  multiply: () => void,
  milliseconds: number,
): Round {
  let step = 0, products = 0, count = 0;
  do {
    const start = performance.now();
    trainer.run();
    const middle = performance.now();
    multiply();
    products += performance.now() - middle;
    step += middle - start;
    count++;
  } while (step + products < milliseconds);
  return { step: step / count, products: products / count };
}

function verifiedTrainer(preset: PresetName, backend: Backend): Trainer {
  const eager = trainerOf(preset, backend, true);
  const compiled = trainerOf(preset, backend, false);
  for (let step = 1; step <= verifiedSteps; step++) {
    eager.run();
    compiled.run();
    if (Object.is(eager.loss, compiled.loss)) continue;
    throw new FluxionError(
      `Cannot measure ${preset} as the compiled step must compute what its ` +
        `ops do one by one: the losses of step ${step} are ` +
        `${compiled.loss} and ${eager.loss}`,
    );
  }
  return compiled;
}

function trainerOf(
  name: PresetName,
  backend: Backend,
  eager: boolean,
): Trainer {
  const preset = presets[name];
  const { sequence } = preset;
  const corpus = corpusOfText(builtinCorpus, "builtin", { sequence });
  const options = { ...preset, seed: 42, eager };
  return createTrainer(new Engine(backend), corpus, options);
}

/** The step's own matrix products, at its own addresses. */
function matrixProducts(
  { compiled: { plan, calls } }: Trainer,
): { calls: (() => void)[]; megaflop: number } {
  const isProduct = ({ kernel }: Instruction) => kernel === "gemm";
  const flops = plan.instructions.filter(isProduct).map(flopOf);
  return {
    calls: calls.filter((_, i) => isProduct(plan.instructions[i]!)),
    megaflop: flops.reduce((sum, flop) => sum + flop, 0) / 1e6,
  };
}

/** Lets threads share the steps, and gives their products by themselves. */
async function sharedProducts(
  trainer: Trainer,
  pool: WorkerPool,
): Promise<() => void> {
  await trainer.share(pool);
  const [computed = []] = trainer.sharedGradients ?? [];
  const id = await pool.load([
    computed.map((calls) => calls.filter(({ kernel }) => kernel === "gemm")),
  ]);
  return () => pool.run(id);
}

/** Small runs that are saved, and all that a run's future depends on. */

import { Engine } from "../../lib/autograd/engine.ts";
import { builtinCorpus, corpusOfText } from "../../lib/data/mod.ts";
import type { Backend } from "../../lib/kernels/backend.ts";
import { sha256 } from "../../lib/storage/sha256.ts";
import {
  type CheckpointDescription,
  createTrainer,
  presets,
  type Trainer,
} from "../../lib/train/mod.ts";
import { momentsOf } from "../../lib/train/moments.ts";

/** A text for a vocabulary of 35. */
export const corpus = corpusOfText(builtinCorpus, "builtin", { sequence: 32 });

/** What the tests say of a run. */
export const description: CheckpointDescription = {
  preset: "tiny",
  validationLoss: 3.25,
  best: { step: 2, validationLoss: 3 },
  extra: { evaluateEvery: 5 },
};

/**
 * Makes a trainer of 2,000 parameters, with dropout, so that every random
 * stream counts.
 *
 * @param backend What computes.
 * @param options Seed, steps of the schedule, sizes.
 */
export function smallTrainer(
  backend: Backend,
  { seed = 7, steps = 40, features = 8, sequence = 8, shards = 1 } = {},
): Trainer {
  return createTrainer(new Engine(backend), corpus, {
    ...presets.tiny,
    model: {
      ...presets.tiny.model,
      context: sequence,
      features,
      hidden: 2 * features,
      dropout: 0.1,
    },
    sequence,
    batch: 2,
    shards,
    steps,
    evaluationSequences: 4,
    seed,
  });
}

/**
 * Makes steps.
 *
 * @returns The bits of each loss.
 */
export function lossBits(trainer: Trainer, steps: number): number[] {
  return Array.from({ length: steps }, () => {
    trainer.run();
    return bitsOf(trainer.loss);
  });
}

function bitsOf(value: number): number {
  return new Uint32Array(Float32Array.of(value).buffer)[0]!;
}

/** The sums of all parameters, and of all moments. */
export function sumsOf(trainer: Trainer): { weights: string; moments: string } {
  const weights = trainer.model.parameters.parameters.map(({ tensor }) =>
    tensor.toTypedArray() as Float32Array
  );
  const moments = momentsOf(trainer).map(({ data }) => data);
  return { weights: sumOf(weights), moments: sumOf(moments) };
}

function sumOf(arrays: readonly Float32Array[]): string {
  return sha256(
    new TextEncoder().encode(
      arrays.map(({ buffer, byteOffset, byteLength }) =>
        sha256(new Uint8Array(buffer, byteOffset, byteLength))
      ).join(),
    ),
  );
}

/** A folder that is removed at the end. */
export function temporaryFolder(): Disposable & { readonly path: string } {
  const path = Deno.makeTempDirSync({ prefix: "fluxion" });
  return {
    path,
    [Symbol.dispose]: () => Deno.removeSync(path, { recursive: true }),
  };
}

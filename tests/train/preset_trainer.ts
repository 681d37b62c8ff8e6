import { Engine } from "../../lib/autograd/engine.ts";
import {
  builtinCorpus,
  type Corpus,
  corpusOfText,
  decodeCorpus,
} from "../../lib/data/mod.ts";
import type { Backend } from "../../lib/kernels/backend.ts";
import { createTrainer } from "../../lib/train/create_trainer.ts";
import { type PresetName, presets } from "../../lib/train/presets.ts";
import type { Trainer, TrainerOptions } from "../../lib/train/trainer.ts";

/** Beside the repository, not in it: tests that need it say so and skip. */
const shakespeare = new URL(
  "../../../shared/data/tinyshakespeare.txt",
  import.meta.url,
);

/** What the builtin corpus holds, for sequences of a preset. */
export function builtin(preset: PresetName): Corpus {
  const { sequence } = presets[preset];
  return corpusOfText(builtinCorpus, "builtin", { sequence });
}

/** Tiny Shakespeare, or undefined where it is absent, with the reason told. */
export function tinyShakespeare(preset: PresetName): Corpus | undefined {
  const { sequence } = presets[preset];
  try {
    const bytes = Deno.readFileSync(shakespeare);
    return decodeCorpus(bytes, "tinyshakespeare.txt", { sequence });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    console.log(`Not tested on tiny Shakespeare: no file ${shakespeare}`);
    return undefined;
  }
}

/** A trainer as `fluxion train` makes it: one seed for all that is drawn. */
export function trainerOf(
  preset: PresetName,
  backend: Backend,
  corpus: Corpus,
  options: Partial<TrainerOptions> = {},
): Trainer {
  const recipe = { ...presets[preset], seed: 42, ...options };
  return createTrainer(new Engine(backend), corpus, recipe);
}

/** Makes steps and returns the loss of each. */
export function train(
  trainer: Trainer,
  steps: number,
): Float64Array<ArrayBuffer> {
  const losses = new Float64Array(steps);
  for (let i = 0; i < steps; i++) {
    trainer.run();
    losses[i] = trainer.loss;
  }
  return losses;
}

/** The SHA-256 of losses, parameters and moments, in hexadecimal. */
export async function digestOf(
  trainer: Trainer,
  losses: Float64Array<ArrayBuffer>,
): Promise<string> {
  const tensors = [
    ...trainer.model.parameters.segments.map(({ values }) => values),
    ...trainer.optimizer.state.values(),
  ];
  const blob = new Blob([
    losses,
    ...tensors.map((tensor) => tensor.toTypedArray().slice() as BlobPart),
  ]);
  const digest = await crypto.subtle.digest(
    "SHA-256",
    await blob.arrayBuffer(),
  );
  return new Uint8Array(digest).toHex();
}

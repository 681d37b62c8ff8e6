/** A trainer of a preset, as `fluxion train` makes it. */

import { Engine } from "../lib/autograd/engine.ts";
import { builtinCorpus } from "../lib/data/builtin.ts";
import { corpusOfText } from "../lib/data/corpus.ts";
import type { Backend } from "../lib/kernels/backend.ts";
import { createTrainer } from "../lib/train/create_trainer.ts";
import { type PresetName, presets } from "../lib/train/presets.ts";
import type { Trainer, TrainerOptions } from "../lib/train/trainer.ts";

/** The seed of all that is drawn. */
const seed = 42;

/**
 * Makes a trainer on the embedded text.
 *
 * @param name The preset.
 * @param backend What computes.
 * @param options What differs from the preset's recipe.
 * @returns A trainer before its first step, on an engine of its own.
 */
export function trainerOf(
  name: PresetName,
  backend: Backend,
  options: Partial<TrainerOptions> = {},
): Trainer {
  const preset = presets[name];
  const { sequence } = preset;
  const corpus = corpusOfText(builtinCorpus, "builtin", { sequence });
  const recipe = { ...preset, seed, ...options };
  return createTrainer(new Engine(backend), corpus, recipe);
}

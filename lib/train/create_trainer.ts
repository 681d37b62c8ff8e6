import type { Engine } from "../autograd/engine.ts";
import type { Corpus } from "../data/corpus.ts";
import { GPT } from "../nn/gpt.ts";
import type { Preset } from "./presets.ts";
import { Trainer, type TrainerOptions } from "./trainer.ts";

/**
 * Makes the model of a preset for a text, draws its first values, and makes a
 * trainer of both.
 *
 * @param engine Whose memory.
 * @param corpus What to train on; its tokenizer decides the vocabulary.
 * @param options A preset, and the seed of all that is drawn.
 * @returns A trainer before its first step.
 *
 * @example
 * ```ts
 * import { assert } from "@std/assert";
 * import {
 *   builtinCorpus,
 *   corpusOfText,
 *   createTrainer,
 *   Engine,
 *   presets,
 *   wasm,
 * } from "@fluxion/fluxion";
 *
 * const { tiny } = presets;
 * const corpus = corpusOfText(builtinCorpus, "builtin", tiny);
 * const engine = new Engine(wasm());
 * const trainer = createTrainer(engine, corpus, { ...tiny, seed: 42 });
 * for (let step = 0; step < 10; step++) trainer.run();
 * assert(trainer.loss < 3.7);
 * ```
 */
export function createTrainer(
  engine: Engine,
  corpus: Corpus,
  options: Preset & TrainerOptions,
): Trainer {
  const vocabulary = corpus.tokenizer.vocabularySize;
  const model = new GPT({ ...options.model, vocabulary });
  model.parameters.allocate(engine, { seed: options.seed });
  return new Trainer(engine, model, corpus, options);
}

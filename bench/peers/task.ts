/** The tasks: a preset, made comparable. */

import { RandomBatches } from "../../lib/data/batches.ts";
import { builtinCorpus } from "../../lib/data/builtin.ts";
import { type Corpus, corpusOfText } from "../../lib/data/corpus.ts";
import { type PresetName, presets } from "../../lib/train/presets.ts";
import type { Batch, Task } from "./protocol.ts";

/** The seed of the batches. */
export const seed = 0;

/** How many batches the peers are given: more than are needed to learn them by
 * heart in a burst or two, so that the loss stays that of a model in training.
 */
const batchCount = 64;

/** The vocabularies of the published counts of parameters; nanoGPT's text has
 * 65 characters. */
const vocabularies: Readonly<Record<PresetName, number>> = {
  tiny: 35,
  small: 66,
  medium: 66,
  large: 66,
  shakespeare: 65,
};

/**
 * The text that is trained on: the embedded one, for every preset.
 *
 * @param sequence Tokens in a sequence.
 * @returns Its tokens.
 */
export function sharedCorpus(sequence: number): Corpus {
  return corpusOfText(builtinCorpus, "builtin", { sequence });
}

/**
 * A preset's model and recipe, its learning rate the highest at every step, so
 * that ten steps change the loss by more than it may differ.
 *
 * @param name The preset.
 * @returns What every peer is to train.
 */
export function taskOf(name: PresetName): Task {
  const { model, sequence, batch, learningRate, beta2, weightDecay } =
    presets[name];
  const { maximumNorm } = presets[name];
  return {
    model: { ...model, vocabulary: vocabularies[name] },
    sequence,
    batch,
    batches: drawBatches(batch, sequence),
    learningRate,
    beta2,
    weightDecay,
    maximumNorm,
  };
}

/** The batches that Fluxion's own trainer draws from this text and seed. */
function drawBatches(batch: number, sequence: number): Batch[] {
  const { train: tokens } = sharedCorpus(sequence);
  const source = new RandomBatches({ tokens, batch, sequence, seed });
  const ids = new Int32Array(batch * sequence);
  const next = new Int32Array(batch * sequence);
  return Array.from({ length: batchCount }, (_, step) => {
    source.fill(step, ids, next);
    return { tokens: [...ids], targets: [...next] };
  });
}

/** A model of GPT-2's shape, and something that it learns within a few steps. */

import { Engine } from "../../lib/autograd/engine.ts";
import { CharacterTokenizer } from "../../lib/data/character_tokenizer.ts";
import { GPT } from "../../lib/nn/gpt.ts";
import { presets } from "../../lib/train/presets.ts";
import { Trainer } from "../../lib/train/trainer.ts";
import { installedBackends } from "../backends.ts";

/** How to train it. */
export interface Task {
  /** Blocks of the model; 12 in GPT-2. */
  readonly layers: number;
  /** Sequences in a step. */
  readonly batch: number;
  /** Passes in a step. */
  readonly accumulation: number;
  /** Whether activations are computed again. */
  readonly recompute: boolean;
  /** How many steps to make: the first of a long warm-up. */
  readonly steps: number;
}

/** The distinct tokens of GPT-2. */
export const vocabulary = 50257;

/** 97 different ids behind each other, again and again: whatever sequences a
 * step draws, it learns which follows which. */
const tokens = Int32Array.from(
  { length: 5000 },
  (_, i) => (i % 97) * 7919 % vocabulary,
);

const backend = installedBackends().at(-1)!;

/**
 * Makes the model and its trainer; on the BLAS where there is one.
 *
 * @param task How to train it.
 * @returns The trainer before its first step.
 */
export function gpt2Trainer(task: Task): Trainer {
  const { layers, batch, accumulation, recompute } = task;
  const model = new GPT({
    vocabulary,
    context: 1024,
    features: 768,
    heads: 12,
    layers,
    hidden: 3072,
    activation: "geluTanh",
    bias: true,
    tiedHead: true,
    dropout: 0,
  });
  const engine = new Engine(backend.make());
  model.parameters.allocate(engine, { seed: 1 });
  const tokenizer = new CharacterTokenizer("a");
  const corpus = { train: tokens, validation: tokens, tokenizer };
  const passes = { batch, accumulation, recompute };
  const recipe = { ...presets.small, ...passes, sequence: 256, seed: 1 };
  return new Trainer(engine, model, corpus, recipe);
}

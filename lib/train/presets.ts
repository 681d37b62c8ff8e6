import type { GPTConfig } from "../nn/gpt.ts";

/** How a model is trained. */
export interface Recipe {
  /** Tokens in a sequence; at most the model's context. */
  readonly sequence: number;
  /** Sequences in a step. */
  readonly batch: number;
  /** Parts that a batch is cut into, at most one a sequence; 1 if absent.
   * Each can be computed by another thread; how many threads there are does
   * not change a bit of the result, how many shards does. */
  readonly shards?: number;
  /** Passes that the gradients of a shard are gathered in, at most one a
   * sequence, for batches whose activations do not fit into memory at once;
   * 1 if absent. */
  readonly accumulation?: number;
  /** Whether activations are computed again in the backward pass instead of
   * being kept; false if absent. It does not change a bit of the result. */
  readonly recompute?: boolean;
  /** Steps of the whole run, which the learning rate depends on. */
  readonly steps: number;
  /** The highest learning rate. */
  readonly learningRate: number;
  /** The learning rate that the cosine ends at. */
  readonly finalLearningRate: number;
  /** Steps over which the learning rate rises from 0; at most a tenth of all
   * are taken. */
  readonly warmup: number;
  /** AdamW's decay of the second moment. */
  readonly beta2: number;
  /** AdamW's decay of matrices. */
  readonly weightDecay: number;
  /** Gradients are scaled down to this norm; 0 for never. */
  readonly maximumNorm: number;
  /** Sequences of an evaluation, of each part of the text. */
  readonly evaluationSequences: number;
}

/** A model and its recipe. */
export interface Preset extends Recipe {
  /** The architecture, but for the vocabulary, which the text decides. */
  readonly model: Omit<GPTConfig, "vocabulary">;
}

/** The names of the presets, smallest first. */
export type PresetName = "tiny" | "small" | "medium" | "large" | "shakespeare";

/** Shards of a batch if nobody says: as many as small machines have cores, as
 * larger ones make larger products. */
const mostShards = 4;

/**
 * Parts that a batch is cut into if nobody says. It does not depend on the
 * machine: the number of shards decides the bits of a run.
 *
 * @param batch Sequences in a step.
 * @returns From 1 to 4.
 */
export function defaultShards(batch: number): number {
  return Math.min(batch, mostShards);
}

const common = {
  batch: 1,
  learningRate: 3e-4,
  finalLearningRate: 0,
  warmup: 100,
  beta2: 0.999,
  weightDecay: 0.01,
  maximumNorm: 1,
};

const architecture = {
  context: 128,
  activation: "relu",
  bias: true,
  tiedHead: false,
  dropout: 0,
} as const;

/**
 * The presets. The first four share one architecture in four sizes;
 * `shakespeare` is nanoGPT's recipe for a CPU (its README, "baby GPT").
 */
export const presets: Readonly<Record<PresetName, Preset>> = {
  tiny: {
    ...common,
    model: { ...architecture, features: 64, heads: 2, layers: 1, hidden: 128 },
    sequence: 32,
    steps: 2000,
    // so small a model takes large steps: at 3e-4 its loss is still falling
    learningRate: 1e-3,
    evaluationSequences: 128,
  },
  small: {
    ...common,
    model: { ...architecture, features: 128, heads: 4, layers: 2, hidden: 512 },
    sequence: 64,
    steps: 1000,
    evaluationSequences: 256,
  },
  medium: {
    ...common,
    model: {
      ...architecture,
      features: 256,
      heads: 8,
      layers: 4,
      hidden: 1024,
    },
    sequence: 64,
    steps: 10000,
    evaluationSequences: 128,
  },
  large: {
    ...common,
    model: {
      ...architecture,
      features: 512,
      heads: 16,
      layers: 6,
      hidden: 2048,
    },
    sequence: 64,
    steps: 10000,
    evaluationSequences: 64,
  },
  shakespeare: {
    ...common,
    model: {
      context: 64,
      features: 128,
      heads: 4,
      layers: 4,
      hidden: 512,
      activation: "gelu",
      bias: false,
      tiedHead: true,
      dropout: 0,
    },
    sequence: 64,
    batch: 12,
    shards: defaultShards(12),
    steps: 2000,
    learningRate: 1e-3,
    finalLearningRate: 1e-4,
    beta2: 0.99,
    weightDecay: 0.1,
    evaluationSequences: 240,
  },
};

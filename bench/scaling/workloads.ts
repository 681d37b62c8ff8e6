/** What is trained, on how many sequences. */

import { GPT, type GPTConfig } from "../../lib/nn/gpt.ts";
import { type PresetName, presets } from "../../lib/train/presets.ts";
import { sizeOf } from "../../lib/core/shape.ts";

/** How a step's work is cut in a measurement. */
export interface Point {
  /** Sequences. */
  readonly batch: number;
  /** Shards they are cut into. */
  readonly shards: number;
  /** Passes of each shard. */
  readonly accumulation: number;
}

/** A model, and the batches to look at. */
export interface Workload {
  /** Its name. */
  readonly name: string;
  /** The architecture. */
  readonly model: GPTConfig;
  /** Tokens in a sequence. */
  readonly sequence: number;
  /** Shards that a machine computes at a time, by a thread each. Where there is
   * one, the BLAS has the threads. */
  readonly threads: number;
  /** What is measured to know the cost of a step. */
  readonly points: readonly Point[];
  /** Sequences of all machines, where these share a batch. */
  readonly sharedBatch: number;
  /** Sequences of the step that two and four processes are measured with; 0
   * if it takes too long for that. */
  readonly checkedBatch: number;
}

/** The vocabulary of tinyshakespeare: 65 characters and an unknown one. */
const vocabulary = 66;

/** Batch, shards, passes: what is measured of small models. */
const smallPoints: readonly Point[] = [[2, 2], [4, 2], [8, 2], [8, 4], [16, 2]]
  .map(([batch, shards]) => ({
    batch: batch!,
    shards: shards!,
    accumulation: 1,
  }));

function ofPreset(
  name: PresetName,
  checkedBatch: number,
  points: readonly Point[] = smallPoints,
): Workload {
  const { model, sequence } = presets[name];
  return {
    name,
    model: { ...model, vocabulary },
    sequence,
    threads: 2,
    points,
    sharedBatch: 1024,
    checkedBatch,
  };
}

/** What is looked at, smallest first. GPT-2 is the one of 124 M parameters
 * (Radford et al., 2019); half a million tokens a step are what GPT-3's
 * smallest model of the same size was trained with (Brown et al., 2020,
 * table 2.1). An
 * engine's memory holds its parameters with one shard of gradients, not two. */
export const workloads: readonly Workload[] = [
  ofPreset("small", 8),
  ofPreset("shakespeare", 12),
  ofPreset("medium", 8),
  ofPreset("large", 4, smallPoints.slice(0, 4)),
  {
    name: "GPT-2 (124 M)",
    model: {
      vocabulary: 50257,
      context: 1024,
      features: 768,
      heads: 12,
      layers: 12,
      hidden: 3072,
      activation: "geluTanh",
      bias: true,
      tiedHead: true,
      dropout: 0,
    },
    sequence: 256,
    threads: 1,
    points: [
      { batch: 1, shards: 1, accumulation: 1 },
      { batch: 2, shards: 1, accumulation: 2 },
    ],
    sharedBatch: 2048,
    checkedBatch: 0,
  },
];

/**
 * What a workload sends: parameters that decay, and those that do not.
 *
 * @param workload Whose parameters.
 * @returns How many there are, and the bytes of both blocks.
 */
export function sizesOf(
  { model }: Workload,
): { readonly parameters: number; readonly blocks: readonly number[] } {
  const { parameters, count } = new GPT(model).parameters;
  const bytes = (decaying: boolean) =>
    4 * parameters.filter(({ decays }) => decays === decaying)
      .reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  return { parameters: count, blocks: [bytes(true), bytes(false)] };
}

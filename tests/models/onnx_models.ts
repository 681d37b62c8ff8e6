/** Models to export, and what they compute. */
import { Engine } from "../../lib/autograd/engine.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import { GPT, type GPTConfig } from "../../lib/nn/gpt.ts";

const plain: GPTConfig = {
  vocabulary: 23,
  context: 16,
  features: 24,
  heads: 3,
  layers: 2,
  hidden: 40,
  activation: "relu",
  bias: true,
  tiedHead: false,
  dropout: 0.1,
};

/** Every choice that an architecture has, each at least once. */
export const configs: Readonly<Record<string, GPTConfig>> = {
  "biases, ReLU, a head of its own": plain,
  "no bias, GELU, a tied head": {
    ...plain,
    bias: false,
    activation: "gelu",
    tiedHead: true,
  },
  "biases, GELU, a tied head, one head, one block": {
    ...plain,
    activation: "gelu",
    tiedHead: true,
    heads: 1,
    layers: 1,
  },
  "no bias, ReLU, a head of its own, as many heads as features": {
    ...plain,
    bias: false,
    heads: 24,
  },
  "GPT-2's choices": { ...plain, activation: "geluTanh", tiedHead: true },
  "a vocabulary and a context of 1": { ...plain, vocabulary: 1, context: 1 },
};

/** A model whose every parameter is random, the biases too. */
export class RandomModel {
  readonly engine: Engine = new Engine(reference());
  readonly model: GPT;

  constructor(config: GPTConfig, seed: number = 3) {
    this.model = new GPT(config);
    this.model.parameters.allocate(this.engine, { seed });
    const next = uniform(seed);
    for (const { name, tensor } of this.model.parameters.parameters) {
      const middle = /[nN]orm\.weight$/.test(name) ? 1 : 0;
      tensor.write(
        Float32Array.from(tensor.data(), () => middle + 0.6 * next()),
      );
    }
  }

  /** The logits of ids [batch, time]. */
  logits(ids: Int32Array<ArrayBuffer>, batch: number): Float32Array {
    using _ = this.engine.scope();
    const tokens = this.engine.tensor(ids, {
      shape: [batch, ids.length / batch],
    });
    return new Float32Array(this.model.logits(this.engine, tokens).data());
  }
}

/** Random ids below a bound. */
export function randomIds(
  count: number,
  vocabulary: number,
  seed: number,
): Int32Array<ArrayBuffer> {
  const next = uniform(seed);
  return Int32Array.from(
    { length: count },
    () => Math.floor((next() + 0.5) * vocabulary),
  );
}

/** Batch sizes and lengths to try, within a context. */
export function shapesWithin(context: number): [number, number][] {
  const times = [1, 2, 7, 16].filter((time) => time <= context);
  return times.flatMap((time) => [[1, time], [3, time]] as [number, number][]);
}

/** Uniform in [-1/2, 1/2): a linear congruential generator (Numerical Recipes,
 * 3rd edition, section 7.1.7). */
function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
}

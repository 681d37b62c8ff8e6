/** The GPT of lib/nn/gpt.ts in jax-js, with its loss and optimizer: functions
 * of arrays, to be compiled as one. jax-js counts references: every use of an
 * array but the last is of its `ref`. */

import { nn, numpy as np } from "./jax_js.ts";
import type { GPTConfig } from "../../lib/nn/gpt.ts";
import type { Task } from "./protocol.ts";

/** Arrays by the names of Fluxion's parameters. */
export type Parameters = { [name: string]: np.Array };

/** What AdamW keeps: the parameters and their moments. */
export type State = {
  parameters: Parameters;
  first: Parameters;
  second: Parameters;
};

const epsilon = 1e-8;
const beta1 = 0.9;

/**
 * The shapes of all parameters, in Fluxion's order. Linear layers are stored
 * [out, in], as there.
 *
 * @param config The architecture.
 * @returns Names and shapes.
 */
export function shapesOf(config: GPTConfig): [string, number[]][] {
  const { vocabulary, context, features, hidden, layers, bias } = config;
  const linear = (name: string, out: number, into: number) => [
    [`${name}.weight`, [out, into]],
    ...bias ? [[`${name}.bias`, [out]]] : [],
  ];
  const norm = (name: string) => [
    [`${name}.weight`, [features]],
    ...bias ? [[`${name}.bias`, [features]]] : [],
  ];
  const block = (_: unknown, i: number) => [
    ...norm(`blocks.${i}.attentionNorm`),
    ...linear(`blocks.${i}.attention.queryKeyValue`, 3 * features, features),
    ...linear(`blocks.${i}.attention.projection`, features, features),
    ...norm(`blocks.${i}.perceptronNorm`),
    ...linear(`blocks.${i}.perceptron.expansion`, hidden, features),
    ...linear(`blocks.${i}.perceptron.projection`, features, hidden),
  ];
  return [
    ["tokenEmbedding", [vocabulary, features]],
    ["positionEmbedding", [context, features]],
    ...Array.from({ length: layers }, block).flat(),
    ...norm("norm"),
    ...config.tiedHead ? [] : linear("head", vocabulary, features),
  ] as [string, number[]][];
}

/** Takes parameters out by name, and knows which were taken. */
class Layers {
  constructor(readonly parameters: Parameters) {}

  take(name: string): np.Array {
    return this.parameters[name]!.ref;
  }

  linear(name: string, x: np.Array): np.Array {
    const product = np.matmul(
      x,
      np.matrixTranspose(this.take(`${name}.weight`)),
    );
    return this.biased(name, product);
  }

  norm(name: string, x: np.Array): np.Array {
    const mean = np.mean(x.ref, -1, { keepdims: true });
    const centred = x.sub(mean);
    const variance = np.mean(np.square(centred.ref), -1, { keepdims: true });
    const unit = centred.mul(np.reciprocal(np.sqrt(variance.add(1e-5))));
    return this.biased(name, unit.mul(this.take(`${name}.weight`)));
  }

  biased(name: string, x: np.Array): np.Array {
    const key = `${name}.bias`;
    return key in this.parameters ? x.add(this.take(key)) : x;
  }
}

function attend(packed: np.Array, heads: number): np.Array {
  const [batch, time, columns] = packed.shape as [number, number, number];
  const features = columns / 3;
  const parts = np.split(packed, 3, 2).map((part) =>
    part.reshape([batch, time, heads, features / heads])
  ) as [np.Array, np.Array, np.Array];
  return nn.dotProductAttention(...parts, { isCausal: true })
    .reshape([batch, time, features]);
}

/**
 * The mean cross entropy of the next tokens.
 *
 * @param config The architecture.
 * @param parameters Taken over.
 * @param tokens Ids, int32 [batch, time].
 * @param targets The ids that come next.
 * @returns A scalar.
 */
export function lossOf(
  config: GPTConfig,
  parameters: Parameters,
  tokens: np.Array,
  targets: np.Array,
): np.Array {
  const layers = new Layers(parameters);
  const time = tokens.shape[1]!;
  const activate = (x: np.Array) =>
    config.activation === "relu"
      ? nn.relu(x)
      : nn.gelu(x, { approximate: false });
  const positions = layers.take("positionEmbedding").slice([0, time]);
  let x = np.take(layers.take("tokenEmbedding"), tokens, 0).add(positions);
  for (let i = 0; i < config.layers; i++) {
    const name = `blocks.${i}`;
    const packed = layers.linear(
      `${name}.attention.queryKeyValue`,
      layers.norm(`${name}.attentionNorm`, x.ref),
    );
    const attended = attend(packed, config.heads);
    x = x.add(layers.linear(`${name}.attention.projection`, attended));
    const expanded = layers.linear(
      `${name}.perceptron.expansion`,
      layers.norm(`${name}.perceptronNorm`, x.ref),
    );
    x = x.add(
      layers.linear(`${name}.perceptron.projection`, activate(expanded)),
    );
  }
  x = layers.norm("norm", x);
  const logits = config.tiedHead
    ? np.matmul(x, np.matrixTranspose(layers.take("tokenEmbedding")))
    : layers.linear("head", x);
  const chosen = nn.oneHot(targets, config.vocabulary);
  const loss = nn.logSoftmax(logits, -1).mul(chosen).sum()
    .mul(-1 / (tokens.shape[0]! * time));
  for (const parameter of Object.values(parameters)) parameter.dispose();
  return loss;
}

/**
 * One update of AdamW, the gradients clipped to the task's norm.
 *
 * @param task The recipe.
 * @param state Parameters and moments, taken over.
 * @param gradients By the same names, taken over.
 * @param corrections 1 / (1 - beta1^t) and 1 / √(1 - beta2^t), float32 [2].
 * @returns The new state.
 */
export function updated(
  task: Task,
  state: State,
  gradients: Parameters,
  corrections: np.Array,
): State {
  const { learningRate, beta2, weightDecay, maximumNorm } = task;
  const [first, second] = np.split(corrections, 2) as [np.Array, np.Array];
  const clip = clipScale(gradients, maximumNorm);
  const result: State = { parameters: {}, first: {}, second: {} };
  for (const [name, raw] of Object.entries(gradients)) {
    const gradient = raw.mul(clip.ref);
    const m = state.first[name]!.mul(beta1)
      .add(gradient.ref.mul(1 - beta1));
    const v = state.second[name]!.mul(beta2)
      .add(np.square(gradient).mul(1 - beta2));
    const parameter = state.parameters[name]!;
    const decay = parameter.ndim >= 2 ? weightDecay : 0;
    const deviation = np.sqrt(v.ref).mul(second.ref).add(epsilon);
    const direction = m.ref.mul(first.ref).div(deviation);
    result.parameters[name] = parameter.mul(1 - learningRate * decay)
      .sub(direction.mul(learningRate));
    result.first[name] = m;
    result.second[name] = v;
  }
  for (const array of [first, second, clip]) array.dispose();
  return result;
}

/** min(1, maximumNorm / (norm + 1e-6)), a scalar. */
function clipScale(gradients: Parameters, maximumNorm: number): np.Array {
  if (maximumNorm === 0) return np.ones([]);
  const squares = Object.values(gradients)
    .map((gradient) => np.square(gradient.ref).sum())
    .reduce((sum, square) => sum.add(square));
  const scale = np.reciprocal(np.sqrt(squares).add(1e-6)).mul(maximumNorm);
  return np.minimum(scale, 1);
}

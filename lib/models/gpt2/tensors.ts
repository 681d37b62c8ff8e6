/** The names of GPT-2's tensors, as Hugging Face's library gives them. */

import type { Shape } from "../../core/shape.ts";
import type { GPTConfig } from "../../nn/gpt.ts";

/** A tensor under both of its names. */
export interface GPT2Tensor {
  /** The name of the parameter here. */
  readonly ours: string;
  /** The name there, without the prefix `transformer.`. */
  readonly theirs: string;
  /** The lengths of the axes there. */
  readonly shape: Shape;
  /** Whether it is a matrix [in, out] there and [out, in] here: their linear
   * layers are called Conv1D. */
  readonly isTransposed: boolean;
  /** Whether it is a shift: those a model without biases lacks are 0. */
  readonly isBias: boolean;
}

/** What is in front of the names where the head is part of the model. */
export const prefix: string = "transformer.";

/** The head, which never has that in front. */
export const headName: string = "lm_head.weight";

/** The embedding of tokens, which is also the head where that is tied. */
export const embeddingName: string = "wte.weight";

/**
 * The tensors of a model of GPT-2's layout, which has a bias everywhere but in
 * its head.
 *
 * @param config The architecture.
 * @returns The tensors; a head that is tied is none of them.
 */
export function gpt2Tensors(config: GPTConfig): GPT2Tensor[] {
  const { vocabulary, context, features, layers, tiedHead } = config;
  const blocks = Array.from({ length: layers }, (_, i) => block(i, config));
  return [
    matrix("tokenEmbedding", embeddingName, [vocabulary, features]),
    matrix("positionEmbedding", "wpe.weight", [context, features]),
    ...blocks.flat(),
    ...norm("norm", "ln_f", features),
    ...tiedHead
      ? []
      : [matrix("head.weight", headName, [vocabulary, features])],
  ];
}

function block(index: number, { features, hidden }: GPTConfig): GPT2Tensor[] {
  const ours = `blocks.${index}`, theirs = `h.${index}`;
  const linear = (mine: string, other: string, into: number, out: number) =>
    conv1D(`${ours}.${mine}`, `${theirs}.${other}`, into, out);
  return [
    ...norm(`${ours}.attentionNorm`, `${theirs}.ln_1`, features),
    ...linear(
      "attention.queryKeyValue",
      "attn.c_attn",
      features,
      3 * features,
    ),
    ...linear("attention.projection", "attn.c_proj", features, features),
    ...norm(`${ours}.perceptronNorm`, `${theirs}.ln_2`, features),
    ...linear("perceptron.expansion", "mlp.c_fc", features, hidden),
    ...linear("perceptron.projection", "mlp.c_proj", hidden, features),
  ];
}

function matrix(ours: string, theirs: string, shape: Shape): GPT2Tensor {
  return { ours, theirs, shape, isTransposed: false, isBias: false };
}

function bias(ours: string, theirs: string, features: number): GPT2Tensor {
  return { ...matrix(ours, theirs, [features]), isBias: true };
}

function norm(ours: string, theirs: string, features: number): GPT2Tensor[] {
  return [
    matrix(`${ours}.weight`, `${theirs}.weight`, [features]),
    bias(`${ours}.bias`, `${theirs}.bias`, features),
  ];
}

function conv1D(
  ours: string,
  theirs: string,
  into: number,
  out: number,
): GPT2Tensor[] {
  const weight = matrix(`${ours}.weight`, `${theirs}.weight`, [into, out]);
  return [
    { ...weight, isTransposed: true },
    bias(`${ours}.bias`, `${theirs}.bias`, out),
  ];
}

/** Rows and columns that are copied at a time: 64 of each stay in the cache. */
const tile = 64;

/**
 * Transposes a matrix.
 *
 * @param source The matrix, [rows, columns], row-major.
 * @param columns The length of a row.
 * @param destination Receives [columns, rows].
 */
export function transpose(
  source: Float32Array<ArrayBufferLike>,
  columns: number,
  destination: Float32Array<ArrayBufferLike>,
): void {
  const rows = source.length / columns;
  for (let top = 0; top < rows; top += tile) {
    const bottom = Math.min(top + tile, rows);
    for (let left = 0; left < columns; left += tile) {
      const right = Math.min(left + tile, columns);
      for (let row = top; row < bottom; row++) {
        for (let column = left; column < right; column++) {
          destination[column * rows + row] = source[row * columns + column]!;
        }
      }
    }
  }
}

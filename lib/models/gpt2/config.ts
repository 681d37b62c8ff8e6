/** `config.json` of GPT-2's layout. */

import { ArgumentError, FormatError } from "../../core/errors.ts";
import { Fields, parseJSON } from "../../core/fields.ts";
import { type Activation, GPT, type GPTConfig } from "../../nn/gpt.ts";

/** The names of activations there. */
const activationOf: Readonly<Record<string, Activation>> = {
  gelu_new: "geluTanh",
  gelu_pytorch_tanh: "geluTanh",
  gelu: "gelu",
  relu: "relu",
};

/** The guard against a variance of 0 in every layer norm here. */
const epsilon = 1e-5;

/** Fields that change what a model computes, and the one value each may have:
 * it is also what they mean where they are left out. */
const fixedFields: Readonly<Record<string, number | boolean>> = {
  layer_norm_epsilon: epsilon,
  scale_attn_weights: true,
  scale_attn_by_inverse_layer_idx: false,
  add_cross_attention: false,
};

/** Sizes are products of few of these: they stay safe integers. */
const maximumSize = 2 ** 24;

/** A block is some objects, before any memory is taken for it. */
const maximumLayers = 1024;

/**
 * Reads `config.json`.
 *
 * @param text Its content, which is not trusted.
 * @param source What to call the file in errors.
 * @returns The architecture; dropout is 0, as that is no part of a model.
 * @throws {FormatError} If it is none of GPT-2's layout, or one that cannot be
 * represented: the field is named.
 */
export function parseGPT2Config(text: string, source: string): GPTConfig {
  const fields = new Fields(parseJSON(text, source), source);
  checkFixed(fields);
  const features = fields.integer("n_embd", maximumSize);
  const config: GPTConfig = {
    vocabulary: fields.integer("vocab_size", maximumSize),
    context: fields.integer("n_positions", maximumSize),
    features,
    heads: fields.integer("n_head", maximumSize),
    layers: fields.integer("n_layer", maximumLayers),
    hidden: isGiven(fields, "n_inner")
      ? fields.integer("n_inner", maximumSize)
      : 4 * features,
    activation: activationIn(fields),
    bias: true,
    tiedHead: isGiven(fields, "tie_word_embeddings")
      ? fields.boolean("tie_word_embeddings")
      : true,
    dropout: 0,
  };
  checkArchitecture(config, source);
  return config;
}

function isGiven(fields: Fields, name: string): boolean {
  return (fields.value(name) ?? null) !== null;
}

function checkFixed(fields: Fields): void {
  fields.checked("model_type", 'be "gpt2"', (value) => value === "gpt2");
  for (const [name, wanted] of Object.entries(fixedFields)) {
    if (!isGiven(fields, name)) continue;
    fields.checked(name, `be ${wanted}`, (value) => value === wanted);
  }
  if (isGiven(fields, "quantization_config")) {
    const value = fields.value("quantization_config");
    throw fields.refused("quantization_config", "be left out", value);
  }
}

function activationIn(fields: Fields): Activation {
  if (!isGiven(fields, "activation_function")) return "geluTanh";
  const name = fields.checked<string>(
    "activation_function",
    `be one of ${Object.keys(activationOf).join(", ")}`,
    (value) => typeof value === "string" && Object.hasOwn(activationOf, value),
  );
  return activationOf[name]!;
}

/** What the model refuses for itself: heads that do not divide the features. */
function checkArchitecture(config: GPTConfig, source: string): void {
  try {
    new GPT(config);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    throw new FormatError(`${source}: ${error.message}`);
  }
}

/**
 * Writes `config.json`.
 *
 * @param config The architecture.
 * @param endOfText The id of the token between texts, where there is one.
 * @returns The content of the file.
 */
export function encodeGPT2Config(
  config: GPTConfig,
  endOfText: number | undefined,
): string {
  const { activation, dropout } = config;
  const [name] = Object.entries(activationOf)
    .find(([, ours]) => ours === activation)!;
  return json({
    architectures: ["GPT2LMHeadModel"],
    model_type: "gpt2",
    activation_function: name,
    n_embd: config.features,
    n_head: config.heads,
    n_inner: config.hidden,
    n_layer: config.layers,
    n_positions: config.context,
    vocab_size: config.vocabulary,
    tie_word_embeddings: config.tiedHead,
    ...fixedFields,
    // attention itself is not dropped out here
    attn_pdrop: 0,
    embd_pdrop: dropout,
    resid_pdrop: dropout,
    // null, as the ids of GPT-2's own vocabulary would be taken otherwise
    bos_token_id: endOfText ?? null,
    eos_token_id: endOfText ?? null,
    torch_dtype: "float32",
  });
}

/**
 * Writes JSON for people.
 *
 * @param value What.
 * @returns The content of a file.
 */
export function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

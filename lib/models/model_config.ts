/** `config.json`, checked field by field. */

import { ArgumentError, FormatError } from "../core/errors.ts";
import { Fields, parseJSON } from "../core/fields.ts";
import type { Tokenizer } from "../data/tokenizer.ts";
import { tokenizerFromJSON } from "../data/tokenizer_from_json.ts";
import { activations, GPT, type GPTConfig } from "../nn/gpt.ts";

/** How a model was trained. */
export interface TrainingSummary {
  /** How many steps were made. */
  readonly steps: number;
  /** The seed. */
  readonly seed: number;
  /** The loss of the last step, in nats. */
  readonly loss: number;
  /** The loss on the part that was held back, in nats. */
  readonly validationLoss: number;
}

/** What `config.json` says. */
export interface ModelConfig {
  /** The architecture. */
  readonly config: GPTConfig;
  /** Tokens in the sequences of training. */
  readonly sequence: number;
  /** What turns text into tokens. */
  readonly tokenizer: Tokenizer;
  /** The preset. */
  readonly preset: string;
  /** How it was trained. */
  readonly training: TrainingSummary;
}

/** Sizes are products of few of these: they stay safe integers. */
const maximumSize = 2 ** 24;

/** A block is some objects, before any memory is taken for it. */
const maximumLayers = 1024;

/**
 * Reads `config.json`.
 *
 * @param text Its content, which is not trusted.
 * @param version The version that is understood.
 * @param source What to call the file in errors.
 * @returns What it says.
 * @throws {FormatError} If it is not what was promised.
 */
export function parseModelConfig(
  text: string,
  version: number,
  source: string,
): ModelConfig {
  const fields = new Fields(parseJSON(text, source), source);
  fields.checked(
    "format",
    'be "fluxion-gpt"',
    (value) => value === "fluxion-gpt",
  );
  fields.checked("version", `be ${version}`, (value) => value === version);
  const config = architectureOf(fields.object("model"));
  checkArchitecture(config, source);
  const tokenizer = tokenizerOf(fields.value("tokenizer"), source);
  const { vocabulary } = config;
  if (tokenizer.vocabularySize !== vocabulary) {
    throw fields.refused(
      "model.vocabulary",
      `be the ${tokenizer.vocabularySize} ids of its tokenizer`,
      vocabulary,
    );
  }
  return {
    config,
    tokenizer,
    sequence: fields.integer("sequence", config.context),
    preset: fields.checked(
      "preset",
      "be a name",
      (value) => typeof value === "string" && value.length <= 100,
    ),
    training: trainingOf(fields.object("training")),
  };
}

function architectureOf(fields: Fields): GPTConfig {
  return {
    vocabulary: fields.integer("vocabulary", maximumSize),
    context: fields.integer("context", maximumSize),
    features: fields.integer("features", maximumSize),
    heads: fields.integer("heads", maximumSize),
    layers: fields.integer("layers", maximumLayers),
    hidden: fields.integer("hidden", maximumSize),
    activation: fields.checked(
      "activation",
      'be "relu", "gelu" or "geluTanh"',
      (value) => activations.some((known) => known === value),
    ),
    bias: fields.boolean("bias"),
    tiedHead: fields.boolean("tiedHead"),
    dropout: fields.checked(
      "dropout",
      "be a number in [0, 1)",
      (value) => typeof value === "number" && value >= 0 && value < 1,
    ),
  };
}

function trainingOf(fields: Fields): TrainingSummary {
  return {
    steps: fields.integer("steps", Number.MAX_SAFE_INTEGER, 0),
    seed: fields.integer("seed", 2 ** 32 - 1, 0),
    loss: fields.loss("loss"),
    validationLoss: fields.loss("validationLoss"),
  };
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

function tokenizerOf(json: unknown, source: string): Tokenizer {
  try {
    return tokenizerFromJSON(json);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new FormatError(`${source}: ${error.message}`);
  }
}

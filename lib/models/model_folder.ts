/** A trained model as two files in a folder: `model.safetensors` holds the
 * parameters, `config.json` what they are the parameters of. */

import { FormatError } from "../core/errors.ts";
import type { Engine } from "../autograd/engine.ts";
import type { Tokenizer } from "../data/tokenizer.ts";
import { GPT } from "../nn/gpt.ts";
import { type ModelConfig, parseModelConfig } from "./model_config.ts";
import type { TrainingSummary } from "./model_config.ts";
import { type Content, writeFiles, writeFolder } from "../storage/files.ts";
import { openInside } from "../storage/inside.ts";
import {
  encodeSafetensors,
  safetensorsChunks,
  type SafetensorsEntry,
} from "../formats/safetensors/mod.ts";
import { openTensors, readTensor, readWeights } from "./weights.ts";

export type { TrainingSummary } from "./model_config.ts";

/** The file of the parameters. */
export const weightsFile: string = "model.safetensors";

/** The file that says what they are. */
export const configFile: string = "config.json";

/** The version of `config.json` that is written, and the only one read. */
export const formatVersion: number = 1;

/** The longest `config.json`: a vocabulary is at most a few MB of it. */
const maximumConfigBytes = 64 * 2 ** 20;

/** What is known of a model beside its parameters. */
export interface ModelDescription {
  /** The preset that it was made from. */
  readonly preset: string;
  /** Tokens in the sequences that it was trained on. */
  readonly sequence: number;
  /** What turns text into its tokens. */
  readonly tokenizer: Tokenizer;
  /** How it was trained. */
  readonly training: TrainingSummary;
}

/** A model with what is known of it. */
export interface LoadedModel extends ModelDescription {
  /** The model, its parameters allocated and filled. */
  readonly model: GPT;
}

/** The contents of both files. */
export interface EncodedModel {
  /** Of the file of parameters. */
  readonly weights: Uint8Array<ArrayBuffer>;
  /** Of `config.json`. */
  readonly config: string;
}

/**
 * Writes a model into memory.
 *
 * @param model The model, its parameters allocated.
 * @param description What else is known of it.
 * @returns The contents of both files.
 */
export function encodeModel(
  model: GPT,
  description: ModelDescription,
): EncodedModel {
  return {
    weights: encodeSafetensors(weightEntries(model), weightsMetadata),
    config: encodeConfig(model, description),
  };
}

/** What is written beside the parameters. */
export const weightsMetadata: Readonly<Record<string, string>> = {
  format: "fluxion",
};

/**
 * The parameters of a model, as a file of tensors takes them.
 *
 * @param model The model, its parameters allocated.
 * @returns The tensors; their data is the memory of the model itself.
 */
export function weightEntries(model: GPT): SafetensorsEntry[] {
  return model.parameters.parameters.map(({ name, shape, tensor }) => ({
    name,
    dtype: "F32",
    shape,
    data: tensor.data() as Float32Array,
  }));
}

/**
 * Writes `config.json`.
 *
 * @param model The model.
 * @param description What else is known of it.
 * @returns The content of the file.
 */
export function encodeConfig(
  model: GPT,
  { preset, sequence, tokenizer, training }: ModelDescription,
): string {
  const config = {
    format: "fluxion-gpt",
    version: formatVersion,
    model: model.config,
    sequence,
    tokenizer: tokenizer.toJSON(),
    preset,
    training,
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

/**
 * Makes a model of the contents of its files, which are not trusted: every
 * size is compared with the bytes that are there before memory is taken.
 *
 * @param engine Where its parameters go.
 * @param files The contents.
 * @param source What to call each file in errors.
 * @returns The model.
 * @throws {FormatError} If the files are not those of a model.
 */
export function decodeModel(
  engine: Engine,
  files: EncodedModel,
  source: { readonly weights: string; readonly config: string } = {
    weights: weightsFile,
    config: configFile,
  },
): LoadedModel {
  const { config, ...description } = parseModelConfig(
    files.config,
    formatVersion,
    source.config,
  );
  const model = new GPT(config);
  const { weights } = files;
  const file = {
    path: source.weights,
    size: weights.length,
    read: (offset: number, destination: Uint8Array<ArrayBufferLike>) =>
      destination.set(weights.subarray(offset, offset + destination.length)),
  };
  readWeights(engine, model, file, true);
  return { model, ...description };
}

/**
 * Writes a model into a folder: both files whole, or none of them.
 *
 * @param folder The folder; it is there.
 * @param model The model.
 * @param description What else is known of it.
 * @throws {FileError} If the system refuses: the disk may be full.
 */
export function saveModel(
  folder: string,
  model: GPT,
  description: ModelDescription,
): void {
  writeFiles(
    [...contentOf(model, description)].map(([name, content]) => ({
      path: `${folder}/${name}`,
      content,
    })),
  );
}

/**
 * Writes a folder of a model. One that is there is replaced whole: files of
 * two models never mix, even if the process or the machine ends meanwhile.
 *
 * @param folder The folder; the one around it is there.
 * @param model The model.
 * @param description What else is known of it.
 * @throws {FileError} If the system refuses: what was there is untouched.
 */
export function replaceModel(
  folder: string,
  model: GPT,
  description: ModelDescription,
): void {
  writeFolder(folder, contentOf(model, description));
}

/** The files by their names; the parameters are not copied. */
function contentOf(
  model: GPT,
  description: ModelDescription,
): ReadonlyMap<string, Content> {
  return new Map<string, Content>([
    [weightsFile, safetensorsChunks(weightEntries(model), weightsMetadata)],
    [configFile, new TextEncoder().encode(encodeConfig(model, description))],
  ]);
}

/** How a model is read. */
export interface LoadOptions {
  /** Whether its parameters get gradients, which take as much memory again;
   * true if absent. Without, it can be used but not trained. */
  readonly trainable?: boolean;
}

/**
 * Reads a model from a folder. Its parameters go straight from the file to
 * their own memory, so that no second copy of them is there at any time.
 *
 * @param folder The folder; links in it may not lead out of it.
 * @param engine Where its parameters go.
 * @param options Whether it is to be trained.
 * @returns The model.
 * @throws {FileError} If a file is not there or cannot be read.
 * @throws {FormatError} If the files are not those of a model.
 */
export function loadModel(
  folder: string,
  engine: Engine,
  { trainable = true }: LoadOptions = {},
): LoadedModel {
  const { config, ...description } = readModelConfig(folder);
  const model = new GPT(config);
  using file = openInside(folder, weightsFile);
  const { path, size } = file;
  const read = file.readInto.bind(file);
  readWeights(engine, model, { path, size, read }, trainable);
  return { model, ...description };
}

/**
 * Reads the parameters of a folder into a model that is there, in the place of
 * those that it has.
 *
 * @param folder The folder; links in it may not lead out of it.
 * @param model A model of the same architecture, its parameters allocated.
 * @throws {FileError} If the file is not there or cannot be read.
 * @throws {FormatError} If the file does not hold the parameters of the model.
 */
export function readParameters(folder: string, model: GPT): void {
  using file = openInside(folder, weightsFile);
  const { path, size } = file;
  const { parameters } = model.parameters;
  const read = file.readInto.bind(file);
  const reader = openTensors({ path, size, read }, parameters);
  for (const { name, tensor } of parameters) {
    readTensor(reader, name, tensor.data() as Float32Array, path);
  }
}

/**
 * Reads what a folder says of its model.
 *
 * @param folder The folder; links in it may not lead out of it.
 * @returns The architecture, and what else is known of it.
 * @throws {FileError} If the file is not there or cannot be read.
 * @throws {FormatError} If it is not that of a model.
 */
export function readModelConfig(folder: string): ModelConfig {
  using file = openInside(folder, configFile);
  const text = decodeText(file.readAll(maximumConfigBytes), file.path);
  return parseModelConfig(text, formatVersion, file.path);
}

function decodeText(bytes: Uint8Array<ArrayBuffer>, source: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FormatError(
      `Cannot load ${source} as it must be UTF-8: it is not`,
    );
  }
}

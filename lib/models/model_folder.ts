/** A trained model as two files in a folder: `model.safetensors` holds the
 * parameters, `config.json` what they are the parameters of. */

import { FormatError } from "../core/errors.ts";
import { formatShape, sameShape } from "../core/shape.ts";
import type { Engine } from "../autograd/engine.ts";
import type { Tokenizer } from "../data/tokenizer.ts";
import { GPT } from "../nn/gpt.ts";
import { parseModelConfig } from "./model_config.ts";
import type { TrainingSummary } from "./model_config.ts";
import { type NewFile, readBounded, writeFiles } from "../storage/files.ts";
import {
  decodeSafetensors,
  encodeSafetensors,
  type SafetensorsEntry,
  type SafetensorsTensor,
} from "../formats/safetensors/mod.ts";

export type { TrainingSummary } from "./model_config.ts";

/** The file of the parameters. */
export const weightsFile: string = "model.safetensors";

/** The file that says what they are. */
export const configFile: string = "config.json";

/** The version of `config.json` that is written, and the only one read. */
export const formatVersion: number = 1;

/** The longest `config.json`: a vocabulary is at most a few MB of it. */
const maximumConfigBytes = 64 * 2 ** 20;

/** The longest header of a file of parameters: 13 names a block. */
const maximumHeaderBytes = 8 * 2 ** 20;

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
  checkSize(model, files.weights.length, source.weights);
  const tensors = decodeWeights(files.weights, source.weights);
  checkTensors(model, tensors, source.weights);
  model.parameters.allocate(engine, { drawn: false });
  for (const { name, tensor } of model.parameters.parameters) {
    tensor.write(tensors.get(name)!.data as Float32Array);
  }
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
  const { weights, config } = encodeModel(model, description);
  const files: NewFile[] = [
    { path: `${folder}/${weightsFile}`, content: weights },
    {
      path: `${folder}/${configFile}`,
      content: new TextEncoder().encode(config),
    },
  ];
  writeFiles(files);
}

/**
 * Reads a model from a folder.
 *
 * @param folder The folder.
 * @param engine Where its parameters go.
 * @returns The model.
 * @throws {FileError} If a file is not there or cannot be read.
 * @throws {FormatError} If the files are not those of a model.
 */
export function loadModel(folder: string, engine: Engine): LoadedModel {
  const source = {
    config: `${folder}/${configFile}`,
    weights: `${folder}/${weightsFile}`,
  };
  const config = decodeText(
    readBounded(source.config, maximumConfigBytes),
    source.config,
  );
  const { config: sizes } = parseModelConfig(
    config,
    formatVersion,
    source.config,
  );
  const limit = parameterBytes(new GPT(sizes)) + maximumHeaderBytes;
  const weights = readBounded(source.weights, limit);
  return decodeModel(engine, { weights, config }, source);
}

function parameterBytes(model: GPT): number {
  return model.parameters.count * Float32Array.BYTES_PER_ELEMENT;
}

function checkSize(model: GPT, bytes: number, source: string): void {
  const wanted = parameterBytes(model);
  if (bytes > wanted && bytes <= wanted + maximumHeaderBytes) return;
  throw new FormatError(
    `Cannot load ${source} as it must hold the ${wanted} bytes of the ` +
      `parameters that its config names, and a header: ` +
      `current size is ${bytes}`,
  );
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

function decodeWeights(
  bytes: Uint8Array<ArrayBuffer>,
  source: string,
): ReadonlyMap<string, SafetensorsTensor> {
  try {
    return decodeSafetensors(bytes).tensors;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new FormatError(`${source}: ${error.message}`);
  }
}

function checkTensors(
  model: GPT,
  tensors: ReadonlyMap<string, SafetensorsTensor>,
  source: string,
): void {
  const refuse = (wanted: string, found: string): never => {
    throw new FormatError(
      `Cannot load ${source} as ${wanted}: current value is ${found}`,
    );
  };
  const { parameters } = model.parameters;
  for (const { name, shape } of parameters) {
    const tensor = tensors.get(name);
    if (tensor === undefined) {
      return refuse(`it must hold the tensor ${name}`, "nothing");
    }
    if (tensor.dtype !== "F32") {
      return refuse(`the dtype of ${name} must be F32`, tensor.dtype);
    }
    if (!sameShape(tensor.shape, shape)) {
      return refuse(
        `the shape of ${name} must be ${formatShape(shape)}`,
        formatShape(tensor.shape),
      );
    }
    const wrong = tensor.data.find((value) => !Number.isFinite(value));
    if (wrong !== undefined) {
      refuse(`the values of ${name} must be finite`, String(wrong));
    }
  }
  const known = new Set(parameters.map(({ name }) => name));
  const extra = tensors.keys().find((name) => !known.has(name));
  if (extra !== undefined) {
    refuse(
      `each of its tensors must be a parameter of the model`,
      JSON.stringify(extra.slice(0, 60)),
    );
  }
}

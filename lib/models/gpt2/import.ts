import { FormatError } from "../../core/errors.ts";
import { formatShape, sameShape } from "../../core/shape.ts";
import type { Engine } from "../../autograd/engine.ts";
import { SafetensorsReader } from "../../formats/safetensors/mod.ts";
import type { Parameter } from "../../nn/parameters.ts";
import { GPT, type GPTConfig } from "../../nn/gpt.ts";
import { FileError } from "../../storage/mod.ts";
import type { InputFile } from "../../storage/input_file.ts";
import { openInside } from "../../storage/inside.ts";
import type { LoadedModel } from "../model_folder.ts";
import { readTensor } from "../weights.ts";
import { parseGPT2Config } from "./config.ts";
import {
  embeddingName,
  type GPT2Tensor,
  gpt2Tensors,
  headName,
  prefix,
  transpose,
} from "./tensors.ts";
import { readText } from "./text.ts";
import { readTokenizer } from "./tokenizer_folder.ts";

const configFile = "config.json";
const weightsFile = "model.safetensors";

/** The longest `config.json`. */
const maximumConfigBytes = 2 ** 20;

/** The longest header of a file of parameters. */
const maximumHeaderBytes = 8 * 2 ** 20;

/** Masks and their value for "never", which older files hold as tensors. */
const ignored = /^h\.\d+\.attn\.(bias|masked_bias)$/;

/** How a model is imported. */
export interface ImportOptions {
  /** Whether its parameters get gradients, which take as much memory again;
   * true if absent. */
  readonly trainable?: boolean;
}

/**
 * Reads a checkpoint of GPT-2's layout, as Hugging Face's library writes it:
 * `config.json`, `model.safetensors`, and `vocab.json` with `merges.txt`, or
 * `tokenizer.json`. Nothing in it is trusted; parameters go to their memory
 * one by one, so that no second copy of them is there.
 *
 * @param folder The folder; links in it may not lead out of it.
 * @param engine Where the parameters go.
 * @param options Whether it is to be trained.
 * @returns The model. It was trained in no steps, as far as is known here.
 * @throws {FileError} If a file is not there or cannot be read.
 * @throws {FormatError} If it is no such checkpoint, or one that cannot be
 * represented here.
 */
export function importGPT2(
  folder: string,
  engine: Engine,
  { trainable = true }: ImportOptions = {},
): LoadedModel {
  const text = readText(folder, configFile, maximumConfigBytes);
  const config = parseGPT2Config(text, `${folder}/${configFile}`);
  using file = openWeights(folder);
  // compares the sizes of config.json with what is there, before they are
  // believed
  const tensors = new Source(file, config);
  const tokenizer = readTokenizer(folder, config.vocabulary);
  const model = new GPT(config);
  model.parameters.allocate(engine, { drawn: false, gradients: trainable });
  for (const parameter of model.parameters.parameters) {
    tensors.readInto(parameter);
  }
  return {
    model,
    tokenizer,
    sequence: config.context,
    preset: "gpt2",
    training: { steps: 0, seed: 0, loss: NaN, validationLoss: NaN },
  };
}

/** What is missing is most often another format of the same library. */
function openWeights(folder: string): InputFile {
  try {
    return openInside(folder, weightsFile);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new FileError(
      `${error.message}; parameters in several files or in PyTorch's own ` +
        `format must be saved as one ${weightsFile} first`,
    );
  }
}

/** A file of GPT-2's tensors that holds all of a model's. */
class Source {
  readonly #path: string;
  readonly #reader: SafetensorsReader;
  readonly #tensors = new Map<string, GPT2Tensor>();
  readonly #prefix: string;

  constructor(file: InputFile, config: GPTConfig) {
    this.#path = file.path;
    this.#reader = this.#open(file);
    const names = this.#reader.tensors;
    this.#prefix = names.has(prefix + embeddingName) ? prefix : "";
    for (const tensor of gpt2Tensors(config)) {
      this.#tensors.set(tensor.ours, tensor);
      this.#check(tensor);
    }
    this.#checkOthers();
    if (config.tiedHead && names.has(headName)) this.#checkTied(config);
  }

  /** Reads a parameter into its memory. */
  readInto({ name, tensor: { shape }, tensor }: Parameter): void {
    const values = tensor.data() as Float32Array;
    const source = this.#tensors.get(name);
    // a head of its own has a bias here, and none there
    if (source === undefined) {
      values.fill(0);
      return;
    }
    const theirs = this.#nameOf(source);
    if (!source.isTransposed) {
      readTensor(this.#reader, theirs, values, this.#path);
      return;
    }
    const rows = new Float32Array(values.length);
    readTensor(this.#reader, theirs, rows, this.#path);
    transpose(rows, shape[0]!, values);
  }

  #nameOf({ theirs }: GPT2Tensor): string {
    return theirs === headName ? theirs : this.#prefix + theirs;
  }

  #open(file: InputFile): SafetensorsReader {
    try {
      const read = file.readInto.bind(file);
      return new SafetensorsReader(file.size, read, maximumHeaderBytes);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      throw new FormatError(`${file.path}: ${error.message}`);
    }
  }

  #check(tensor: GPT2Tensor): void {
    const name = this.#nameOf(tensor);
    const found = this.#reader.tensors.get(name);
    if (found === undefined) {
      throw this.#refused(`it must hold the tensor ${name}`, "nothing");
    }
    if (!["F32", "F16", "BF16", "F64"].includes(found.dtype)) {
      throw this.#refused(
        `the dtype of ${name} must be F32, F16, BF16 or F64`,
        found.dtype,
      );
    }
    if (!sameShape(found.shape, tensor.shape)) {
      throw this.#refused(
        `the shape of ${name} must be ${formatShape(tensor.shape)}`,
        formatShape(found.shape.slice(0, 20)),
      );
    }
  }

  #checkOthers(): void {
    const known = new Set([headName]);
    for (const tensor of this.#tensors.values()) {
      known.add(this.#nameOf(tensor));
    }
    for (const name of this.#reader.tensors.keys()) {
      const bare = name.startsWith(this.#prefix)
        ? name.slice(this.#prefix.length)
        : name;
      if (known.has(name) || ignored.test(bare)) continue;
      throw this.#refused(
        `each of its tensors must be one of GPT-2's`,
        JSON.stringify(name.slice(0, 60)),
      );
    }
  }

  /** A head that is saved although it is tied must be the embedding. */
  #checkTied({ vocabulary, features }: GPTConfig): void {
    const shape = [vocabulary, features];
    const embedding = this.#tensors.get("tokenEmbedding")!;
    this.#check({ ...embedding, theirs: headName });
    const [head, table] = [headName, this.#nameOf(embedding)].map((name) => {
      const values = new Float32Array(shape[0]! * shape[1]!);
      this.#reader.readFloat32(name, values);
      return values;
    });
    const at = head!.findIndex((value, index) => value !== table![index]);
    if (at < 0) return;
    throw this.#refused(
      `${headName} must equal ${embeddingName} where tie_word_embeddings is ` +
        `true`,
      `${head![at]} for ${table![at]}`,
    );
  }

  #refused(wanted: string, found: string): FormatError {
    return new FormatError(
      `Cannot load ${this.#path} as ${wanted}: current value is ${found}`,
    );
  }
}

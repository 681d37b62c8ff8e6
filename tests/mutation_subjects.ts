/** What reads files that are not trusted, and such files. */

import { Engine } from "../lib/autograd/engine.ts";
import { CharacterTokenizer } from "../lib/data/character_tokenizer.ts";
import {
  decodeSafetensors,
  encodeSafetensors,
  type SafetensorsEntry,
  SafetensorsReader,
} from "../lib/formats/safetensors/mod.ts";
import { reference } from "../lib/kernels/reference/mod.ts";
import { decodeModel, encodeModel } from "../lib/models/mod.ts";
import { GPT, type GPTConfig } from "../lib/nn/gpt.ts";
import { assertEquals } from "@std/assert";
import golden from "./golden/tensor_file.json" with { type: "json" };
import type { Subject } from "./mutation_campaign.ts";
import { textOf, tokenizerSubjects } from "./mutation_tokenizers.ts";

const entries: SafetensorsEntry[] = [
  { name: "w", dtype: "F32", shape: [2, 3], data: new Float32Array(6) },
  { name: "n", dtype: "I64", shape: [], data: new BigInt64Array(1) },
  { name: "é", dtype: "U8", shape: [0, 4], data: new Uint8Array(0) },
  { name: "m", dtype: "BOOL", shape: [3], data: new Uint8Array([1, 0, 1]) },
];

/** Reading, writing and reading again gives the same tensors, and reading
 * one by one gives the same as reading all. */
function readTensors(bytes: Uint8Array<ArrayBuffer>): void {
  const { metadata, tensors } = decodeSafetensors(bytes);
  const again = encodeSafetensors(
    [...tensors].map(([name, tensor]) => ({ name, ...tensor })),
    metadata,
  );
  const reader = new SafetensorsReader(
    again.length,
    (offset, destination) =>
      destination.set(again.subarray(offset, offset + destination.length)),
  );
  assertEquals({ ...reader.metadata }, { ...metadata });
  assertEquals(reader.tensors.size, tensors.size);
  for (const [name, tensor] of tensors) {
    assertEquals(reader.read(name), tensor);
  }
}

/** Files of tensors. */
export const safetensors: Subject = {
  name: "safetensors",
  originals: [
    encodeSafetensors(entries, { step: "7", by: "\u{1F600}" }),
    Uint8Array.fromBase64(golden.file),
  ],
  lengthPrefix: true,
  pieces: [
    ...["1e3", '"w"', "__metadata__", '"dtype"', "F32", "BF16", "F8_E4M3"],
    ...["[0,24]", '"shape":[0],', '"step":"8",', "data_offsets", "U8"],
    ...['"shape":[4294967296,4294967296]', '"dtype":"F64","dtype":"U8"'],
  ],
  load: readTensors,
};

const config: GPTConfig = {
  vocabulary: 4,
  context: 8,
  features: 4,
  heads: 2,
  layers: 1,
  hidden: 8,
  activation: "gelu",
  bias: true,
  tiedHead: false,
  dropout: 0.1,
};

function encodedModel(): { weights: Uint8Array<ArrayBuffer>; config: string } {
  const model = new GPT(config);
  model.parameters.allocate(new Engine(reference()), { seed: 5 });
  return encodeModel(model, {
    preset: "tiny",
    sequence: 6,
    tokenizer: new CharacterTokenizer("abc"),
    training: { steps: 7, seed: 42, loss: 1.25, validationLoss: 1.5 },
  });
}

const model = encodedModel();

/** An engine lasts for some files: each takes address space of its own. */
class Engines {
  readonly #lifetime: number;
  #engine = new Engine(reference());
  #uses = 0;

  /**
   * Makes the first.
   *
   * @param lifetime How many files it lasts for.
   */
  constructor(lifetime: number) {
    this.#lifetime = lifetime;
  }

  /** The engine for the next file. */
  next(): Engine {
    if (++this.#uses % this.#lifetime === 0) {
      this.#engine = new Engine(reference());
    }
    return this.#engine;
  }
}

const engines = new Engines(500);

/** `config.json`, beside weights that are as they should be. */
export const configs: Subject = {
  name: "config",
  originals: [new TextEncoder().encode(model.config)],
  pieces: ['"model"', '"layers":1024,', '"features":16777216,', '"gelu"'],
  load: (bytes) => {
    const { weights } = model;
    decodeModel(engines.next(), { weights, config: textOf(bytes) });
  },
};

/** Weights, beside a `config.json` that is as it should be. */
export const weights: Subject = {
  name: "weights",
  originals: [model.weights],
  lengthPrefix: true,
  pieces: ['"dtype":"F16"', "norm.weight", '"shape":[4]', '"F64"'],
  load: (bytes) => {
    decodeModel(engines.next(), { weights: bytes, config: model.config });
  },
};

/** All of them. */
export const subjects: readonly Subject[] = [
  safetensors,
  weights,
  ...tokenizerSubjects,
  configs,
];

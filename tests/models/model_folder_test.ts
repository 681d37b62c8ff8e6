import { FileError } from "../../lib/storage/mod.ts";
import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { FormatError } from "../../lib/core/errors.ts";
import { ByteTokenizer } from "../../lib/data/byte_tokenizer.ts";
import { CharacterTokenizer } from "../../lib/data/character_tokenizer.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import { GPT, type GPTConfig } from "../../lib/nn/gpt.ts";
import {
  decodeModel,
  encodeModel,
  loadModel,
  type ModelDescription,
  saveModel,
} from "../../lib/models/model_folder.ts";
import {
  decodeSafetensors,
  encodeSafetensors,
  type SafetensorsEntry,
} from "../../lib/formats/safetensors/mod.ts";

const config: GPTConfig = {
  vocabulary: 4,
  context: 8,
  features: 4,
  heads: 2,
  layers: 2,
  hidden: 8,
  activation: "gelu",
  bias: false,
  tiedHead: true,
  dropout: 0.1,
};

const description: ModelDescription = {
  preset: "tiny",
  sequence: 6,
  tokenizer: new CharacterTokenizer("abc"),
  training: { steps: 7, seed: 42, loss: 1.25, validationLoss: 1.5 },
};

function made(): GPT {
  const model = new GPT(config);
  model.parameters.allocate(new Engine(reference()), { seed: 5 });
  return model;
}

const model = made();
const encoded = encodeModel(model, description);
const decode = (weights = encoded.weights, text = encoded.config) =>
  decodeModel(new Engine(reference()), { weights, config: text });

const valuesOf = ({ parameters }: GPT) =>
  parameters.parameters.map(({ name, tensor }) =>
    [name, [...tensor.data()]] as const
  );

Deno.test("decodeModel() gives back what encodeModel() took, bit for bit", () => {
  const { model: read, tokenizer, ...rest } = decode();
  assertEquals(valuesOf(read), valuesOf(model));
  assertEquals(read.config, config);
  const { tokenizer: _, ...expected } = description;
  assertEquals(rest, expected);
  assertEquals(tokenizer.decode([1, 2, 3]), "abc");
});

Deno.test("encodeModel() writes a loss that is not known as null", () => {
  const training = { ...description.training, loss: NaN };
  const { weights, config } = encodeModel(model, { ...description, training });
  assertEquals(JSON.parse(config).training.loss, null);
  assertEquals(decode(weights, config).training.loss, NaN);
});

Deno.test("a model that was saved can be loaded, and nothing else is left", () => {
  const folder = Deno.makeTempDirSync();
  try {
    saveModel(folder, model, description);
    const names = [...Deno.readDirSync(folder)].map(({ name }) => name);
    assertEquals(names.sort(), ["config.json", "model.safetensors"]);
    const loaded = loadModel(folder, new Engine(reference()));
    assertEquals(valuesOf(loaded.model), valuesOf(model));
    const only = loadModel(folder, new Engine(reference()), {
      trainable: false,
    });
    assertEquals(valuesOf(only.model), valuesOf(model));
    const { parameters } = only.model.parameters;
    assert(parameters.every(({ tensor }) => tensor.grad === null));
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
});

Deno.test("saveModel() tells what the system said", () => {
  assertThrows(
    () => saveModel("/nowhere/at/all", model, description),
    FileError,
    "Cannot write /nowhere/at/all/model.safetensors as the system must " +
      "accept it: No such file or directory (os error 2)",
  );
});

/** Values that a field of the config must refuse. */
const refused: Readonly<Record<string, readonly unknown[]>> = {
  format: ["gpt2", null],
  version: [0, 2, "1"],
  model: [null, [], "x"],
  "model.vocabulary": [0, -1, 1.5, 5, 2 ** 24 + 1, "4", null],
  "model.context": [0, 5, 2 ** 53],
  "model.features": [0, 5, 16777216, 1e300],
  "model.heads": [0, 3],
  "model.layers": [0, 1, 3, 1025, 1e9],
  "model.hidden": [0, 9],
  "model.activation": ["tanh", 1, undefined],
  "model.bias": ["true", 1],
  "model.tiedHead": [0],
  "model.dropout": [1, -0.1, "0"],
  sequence: [0, 9, 1.5],
  tokenizer: [null, { kind: "words" }, { kind: "character", characters: "aa" }],
  preset: [1, "x".repeat(101)],
  "training.steps": [-1, 1.5],
  "training.seed": [2 ** 32],
  "training.loss": ["1"],
};

function withField(path: string, value: unknown): string {
  const json = JSON.parse(encoded.config);
  const names = path.split(".");
  const last = names.pop()!;
  names.reduce((object, name) => object[name], json)[last] = value;
  return JSON.stringify(json);
}

for (const [path, values] of Object.entries(refused)) {
  Deno.test(`decodeModel() refuses a wrong ${path}`, () => {
    for (const value of values) {
      const error = assertThrows(
        () => decode(undefined, withField(path, value)),
        FormatError,
      );
      assertMatch(
        error.message,
        /^(Cannot load |config\.json: Cannot )[^\n]+$/,
      );
    }
  });
}

Deno.test("decodeModel() refuses a tokenizer of another vocabulary", () => {
  const json = new ByteTokenizer().toJSON();
  assertThrows(
    () => decode(undefined, withField("tokenizer", json)),
    FormatError,
    "Cannot load config.json as model.vocabulary must be the 256 ids of its " +
      "tokenizer: current value is 4",
  );
});

Deno.test("decodeModel() refuses text that is no object", () => {
  for (const text of ["", "[]", "null", "{", "1"]) {
    assertThrows(() => decode(undefined, text), FormatError);
  }
});

/** The weights, each tensor changed or left out. */
function changed(
  change: (entry: SafetensorsEntry) => SafetensorsEntry[],
): Uint8Array<ArrayBuffer> {
  const { tensors } = decodeSafetensors(encoded.weights);
  const entries = [...tensors].map(([name, tensor]) =>
    ({ name, ...tensor }) as SafetensorsEntry
  );
  return encodeSafetensors(entries.flatMap(change));
}

const only = (
  name: string,
  change: (entry: SafetensorsEntry) => SafetensorsEntry[],
) => changed((entry) => entry.name === name ? change(entry) : [entry]);

const norm = "norm.weight";

/** Weights, and what they are refused with. */
const spoiled: readonly [string, Uint8Array<ArrayBuffer>, string][] = [
  [
    "a misnamed tensor",
    only(norm, (entry) => [{ ...entry, name: "norm.wait" }]),
    "as it must hold the tensor norm.weight: current value is nothing",
  ],
  [
    "a tensor of another shape",
    only("positionEmbedding", (entry) => [{ ...entry, shape: [4, 8] }]),
    "as the shape of positionEmbedding must be [8, 4]: " +
    "current value is [4, 8]",
  ],
  [
    "a tensor of another type",
    only(norm, ({ name }) => [
      { name, dtype: "I32", shape: [4], data: new Int32Array(4) },
    ]),
    "as the dtype of norm.weight must be F32: current value is I32",
  ],
  [
    "a tensor too many",
    changed((entry) =>
      entry.name === norm
        ? [entry, {
          name: "x",
          dtype: "F32",
          shape: [1],
          data: Float32Array.of(1),
        }]
        : [entry]
    ),
    `as each of its tensors must be a parameter of the model: ` +
    `current value is "x"`,
  ],
  [
    "a value that is not finite",
    only(norm, ({ name }) => [
      { name, dtype: "F32", shape: [4], data: Float32Array.of(1, NaN, 1, 1) },
    ]),
    "as the values of norm.weight must be finite: current value is NaN",
  ],
];

for (const [what, weights, message] of spoiled) {
  Deno.test(`decodeModel() refuses ${what}`, () => {
    assertThrows(
      () => decode(weights),
      FormatError,
      `Cannot load model.safetensors ${message}`,
    );
  });
}

Deno.test("decodeModel() refuses every way to cut the weights short", () => {
  const { weights } = encoded;
  for (let length = 0; length < weights.length; length += 37) {
    const error = assertThrows(
      () => decode(weights.slice(0, length)),
      FormatError,
    );
    assert(error.message.includes("model.safetensors"));
  }
});

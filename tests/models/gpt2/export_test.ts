import { assertEquals, assertThrows } from "@std/assert";
import { Engine } from "../../../lib/autograd/engine.ts";
import { ArgumentError } from "../../../lib/core/errors.ts";
import { ByteTokenizer } from "../../../lib/data/byte_tokenizer.ts";
import { CharacterTokenizer } from "../../../lib/data/character_tokenizer.ts";
import { decodeSafetensors } from "../../../lib/formats/safetensors/mod.ts";
import { reference } from "../../../lib/kernels/reference/mod.ts";
import { exportGPT2, importGPT2 } from "../../../lib/models/gpt2/mod.ts";
import type { LoadedModel } from "../../../lib/models/model_folder.ts";
import { GPT, type GPTConfig } from "../../../lib/nn/gpt.ts";
import { checkpoints, disposableFolder } from "./checkpoints.ts";

/** What a file holds, in pieces. */
type Content = readonly Uint8Array[];

function bytesOf(content: Content): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(content.flatMap((piece) => [...piece]));
}

const textOf = (content: Content) => new TextDecoder().decode(bytesOf(content));

function exported(loaded: LoadedModel): ReadonlyMap<string, Content> {
  return exportGPT2(loaded.model, loaded);
}

for (const [name, { files }] of checkpoints) {
  Deno.test(`exportGPT2() writes what transformers wrote: ${name}`, () => {
    using folder = disposableFolder(files);
    const written = exported(importGPT2(folder.path, new Engine(reference())));
    const config = JSON.parse(textOf(written.get("config.json")!));
    const original = JSON.parse(files["config.json"]!);
    for (const [field, value] of Object.entries(original)) {
      // their defaults are written by name, ours by value
      if (field === "n_inner" && value === null) continue;
      if (field in config && !field.endsWith("_pdrop")) {
        assertEquals(config[field], value, field);
      }
    }
    const read = decodeSafetensors(bytesOf(written.get("model.safetensors")!));
    const bytes = Uint8Array.fromBase64(files["model.safetensors"]!);
    assertEquals(read.metadata.format, "pt");
    let compared = 0;
    for (const [name, tensor] of decodeSafetensors(bytes).tensors) {
      if (/\.attn\.(masked_)?bias$/.test(name)) continue;
      const bare = name.replace(/^transformer\./, "");
      const full = bare === "lm_head.weight" ? bare : `transformer.${bare}`;
      const { shape, data } = read.tensors.get(full)!;
      assertEquals([shape, [...data]], [tensor.shape, [...tensor.data]], name);
      compared++;
    }
    assertEquals(compared, read.tensors.size);
  });
}

const config: GPTConfig = {
  vocabulary: 256,
  context: 8,
  features: 4,
  heads: 2,
  layers: 1,
  hidden: 8,
  activation: "gelu",
  bias: false,
  tiedHead: true,
  dropout: 0.1,
};

function made(change: Partial<GPTConfig>): GPT {
  const model = new GPT({ ...config, ...change });
  model.parameters.allocate(new Engine(reference()), { seed: 5 });
  return model;
}

const description = {
  preset: "tiny",
  sequence: 6,
  tokenizer: new ByteTokenizer(),
  training: { steps: 1, seed: 1, loss: 1, validationLoss: 1 },
};

Deno.test("exportGPT2() gives a model without biases those of 0", () => {
  const written = exportGPT2(made({}), description);
  const { tensors } = decodeSafetensors(
    bytesOf(written.get("model.safetensors")!),
  );
  const bias = tensors.get("transformer.h.0.attn.c_attn.bias")!;
  assertEquals([bias.shape, [...bias.data]], [[12], new Array(12).fill(0)]);
  assertEquals(tensors.size, 16);
});

Deno.test("exportGPT2() writes bytes as byte pairs without merges", () => {
  const written = exportGPT2(made({}), description);
  const vocabulary = JSON.parse(textOf(written.get("vocab.json")!));
  assertEquals(Object.keys(vocabulary).length, 256);
  // the characters of GPT-2's published table
  assertEquals([vocabulary["a"], vocabulary["Ġ"], vocabulary["Ċ"]], [
    97,
    32,
    10,
  ]);
  assertEquals(textOf(written.get("merges.txt")!), "#version: 0.2\n");
  const generation = JSON.parse(textOf(written.get("generation_config.json")!));
  assertEquals(generation, { max_length: 6 });
});

Deno.test("exportGPT2() writes no tokenizer of characters", () => {
  const tokenizer = new CharacterTokenizer("abc");
  const written = exportGPT2(made({ vocabulary: 4 }), {
    ...description,
    tokenizer,
  });
  assertEquals([...written.keys()].sort(), [
    "config.json",
    "generation_config.json",
    "model.safetensors",
  ]);
});

Deno.test("exportGPT2() refuses a bias of the head, if it is not 0", () => {
  const model = made({ bias: true, tiedHead: false });
  exportGPT2(model, description);
  const bias = model.parameters.parameters.at(-1)!;
  assertEquals(bias.name, "head.bias");
  bias.tensor.data()[7] = 0.5;
  assertThrows(
    () => exportGPT2(model, description),
    ArgumentError,
    "its head must have no bias, as in the preset shakespeare: current value " +
      "is 0.5 in head.bias",
  );
});

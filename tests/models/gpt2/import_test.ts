import { assert, assertEquals, assertThrows } from "@std/assert";
import { Engine } from "../../../lib/autograd/engine.ts";
import { FormatError } from "../../../lib/core/errors.ts";
import {
  decodeSafetensors,
  encodeSafetensors,
  type SafetensorsEntry,
} from "../../../lib/formats/safetensors/mod.ts";
import { reference } from "../../../lib/kernels/reference/mod.ts";
import { importGPT2 } from "../../../lib/models/gpt2/mod.ts";
import type { GPT } from "../../../lib/nn/gpt.ts";
import { FileError } from "../../../lib/storage/mod.ts";
import { checkpoints, disposableFolder, plain } from "./checkpoints.ts";
import { importMutants } from "./mutants.ts";

/** float32 sums of 6 to 24 terms round to 1e-6 of logits of 3; a wrong
 * activation or order of queries and keys changes them by 1e-2 and more. */
const tolerance = 1e-5;

const imported = (folder: string) =>
  importGPT2(folder, new Engine(reference()));

function logitsOf(model: GPT, engine: Engine, tokens: readonly number[]) {
  const ids = engine.tensor(Int32Array.from(tokens), {
    shape: [1, tokens.length],
  });
  return model.logits(engine, ids).data() as Float32Array;
}

function furthest(a: ArrayLike<number>, b: ArrayLike<number>): number {
  assertEquals(a.length, b.length);
  return Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!)));
}

for (const [name, { files, ...wanted }] of checkpoints) {
  Deno.test(`importGPT2() gives the logits of transformers: ${name}`, () => {
    using folder = disposableFolder(files);
    const engine = new Engine(reference());
    const { model, tokenizer, sequence } = importGPT2(folder.path, engine);
    const logits = new Float32Array(
      Uint8Array.fromBase64(wanted.logits).buffer,
    );
    const found = logitsOf(model, engine, wanted.tokens);
    assert(
      furthest(found, logits) < tolerance,
      String(furthest(found, logits)),
    );
    assertEquals([...tokenizer.encode(wanted.text)], [...wanted.ids]);
    assertEquals(tokenizer.decode(wanted.ids), wanted.text);
    assertEquals(tokenizer.vocabularySize, 270);
    assertEquals(sequence, 16);
  });
}

Deno.test("importGPT2() gives gradients only to a model that is to be trained", () => {
  using folder = disposableFolder(plain.files);
  for (const trainable of [true, false]) {
    const { model } = importGPT2(folder.path, new Engine(reference()), {
      trainable,
    });
    const { grad } = model.parameters.parameters[0]!.tensor;
    assertEquals(grad != null, trainable);
  }
});

/** The checkpoint with fields of its config changed. */
const configured = (change: Readonly<Record<string, unknown>>) => ({
  ...plain.files,
  "config.json": JSON.stringify({
    ...JSON.parse(plain.files["config.json"]!),
    ...change,
  }),
});

Deno.test("importGPT2() names the field that cannot be represented", () => {
  const wrong: [Readonly<Record<string, unknown>>, string][] = [
    [{ model_type: "llama" }, 'model_type must be "gpt2": current value is "l'],
    [{ model_type: undefined }, "model_type must be"],
    [{ layer_norm_epsilon: 1e-6 }, "layer_norm_epsilon must be 0.00001: cur"],
    [
      { scale_attn_by_inverse_layer_idx: true },
      "scale_attn_by_inverse_layer_idx must be false: current value is true",
    ],
    [{ scale_attn_weights: false }, "scale_attn_weights must be true"],
    [{ add_cross_attention: true }, "add_cross_attention must be false"],
    [{ activation_function: "silu" }, "activation_function must be one of gel"],
    [{ activation_function: "toString" }, "activation_function must be one of"],
    [{ quantization_config: {} }, "quantization_config must be left out"],
    [{ n_embd: 7 }, "heads must divide its features"],
    [{ n_layer: 1e9 }, "n_layer must be an integer from 1 to 1024"],
    [{ vocab_size: 1e9 }, "vocab_size must be an integer from 1 to"],
    [{ vocab_size: 266 }, "shape of transformer.wte.weight must be [266, 6]"],
    [{ vocab_size: 2 ** 24 }, "must be [16777216, 6]: current value is [270, "],
    [{ n_inner: 4096 }, "shape of transformer.h.0.mlp.c_fc.weight must be"],
    [{ n_layer: 3 }, "must hold the tensor transformer.h.2.ln_1.weight"],
    [{ n_layer: 1 }, "one of GPT-2's: current value is \"transformer.h.1."],
    [{ tie_word_embeddings: false }, "must hold the tensor lm_head.weight"],
  ];
  for (const [change, message] of wrong) {
    using folder = disposableFolder(configured(change));
    assertThrows(() => imported(folder.path), FormatError, message);
  }
});

Deno.test("importGPT2() takes what transformers takes where fields are left out", () => {
  const nothing = {
    activation_function: undefined,
    layer_norm_epsilon: undefined,
    scale_attn_weights: null,
    tie_word_embeddings: undefined,
    n_inner: null,
  };
  using folder = disposableFolder(configured(nothing));
  const { config } = imported(folder.path).model;
  assertEquals(config.activation, "geluTanh");
  assertEquals(config.hidden, 24);
  assertEquals(config.tiedHead, true);
});

/** The checkpoint with its tensors changed. */
function weighted(
  change: (tensors: Map<string, SafetensorsEntry>) => void,
): Readonly<Record<string, string | Uint8Array>> {
  const bytes = Uint8Array.fromBase64(plain.files["model.safetensors"]!);
  const entries = decodeSafetensors(bytes).tensors.entries()
    .map(([name, tensor]) => [name, { name, ...tensor }] as const);
  const tensors = new Map<string, SafetensorsEntry>(entries);
  change(tensors);
  const file = encodeSafetensors(tensors.values());
  return { ...plain.files, "model.safetensors": file };
}

const embedding = "transformer.wte.weight";

Deno.test("importGPT2() takes a saved head only if it is the embedding", () => {
  const save = (scale: number) =>
    weighted((tensors) => {
      const table = tensors.get(embedding)!;
      const data = Float32Array.from(
        table.data as Float32Array,
        (value, i) => i === 5 ? value * scale : value,
      );
      const entry = { ...table, name: "lm_head.weight", data };
      tensors.set("lm_head.weight", entry as SafetensorsEntry);
    });
  using same = disposableFolder(save(1));
  assertEquals(imported(same.path).model.config.tiedHead, true);
  using other = disposableFolder(save(2));
  assertThrows(
    () => imported(other.path),
    FormatError,
    "lm_head.weight must equal wte.weight where tie_word_embeddings is true",
  );
});

Deno.test("importGPT2() refuses parameters that are none", () => {
  const wrong: [(tensors: Map<string, SafetensorsEntry>) => void, string][] = [
    [(tensors) => tensors.delete(embedding), "the tensor wte.weight"],
    [(tensors) => tensors.delete("transformer.ln_f.bias"), "ln_f.bias"],
    [
      (tensors) => (tensors.get(embedding)!.data as Float32Array)[3] = NaN,
      `the values of ${embedding} must be finite: current value is NaN`,
    ],
    [
      (tensors) => {
        const data = new Int32Array(270 * 6);
        tensors.set(embedding, {
          name: embedding,
          dtype: "I32",
          shape: [270, 6],
          data,
        });
      },
      `the dtype of ${embedding} must be F32, F16, BF16 or F64: current value`,
    ],
  ];
  for (const [change, message] of wrong) {
    using folder = disposableFolder(weighted(change));
    assertThrows(() => imported(folder.path), FormatError, message);
  }
});

Deno.test("importGPT2() refuses a tokenizer of more ids than the model", () => {
  const vocabulary = JSON.parse(plain.files["vocab.json"]!);
  const vocab = JSON.stringify({ ...vocabulary, "<|more|>": 270 });
  using folder = disposableFolder({ ...plain.files, "vocab.json": vocab });
  assertThrows(
    () => imported(folder.path),
    FormatError,
    'the id of "<|more|>" must be an integer in [0, 270): current value is 270',
  );
});

Deno.test("importGPT2() reads a mutated file or throws one typed error", () => {
  const { read, refused } = importMutants(400, 13);
  assert(read > 20 && refused > 200, `${read} read, ${refused} refused`);
});

Deno.test("importGPT2() says which file is missing", () => {
  const without = (...names: string[]) => ({
    ...plain.files,
    ...Object.fromEntries(names.map((name) => [name, undefined])),
  });
  const wrong: [string[], string][] = [
    [["config.json"], "config.json as it must be readable: there is no such"],
    [["model.safetensors"], "must be saved as one model.safetensors first"],
    [["merges.txt"], "merges.txt as it must be readable"],
    [["vocab.json"], "tokenizer.json as it must be readable"],
  ];
  for (const [names, message] of wrong) {
    using folder = disposableFolder(without(...names));
    assertThrows(() => imported(folder.path), FileError, message);
  }
});

Deno.test({
  name: "importGPT2() follows no link out of the folder",
  ignore: Deno.build.os === "windows", // links take a privilege there
  fn() {
    using outside = disposableFolder(plain.files);
    for (const name of ["config.json", "model.safetensors", "vocab.json"]) {
      using folder = disposableFolder({ ...plain.files, [name]: undefined });
      Deno.symlinkSync(`${outside.path}/${name}`, `${folder.path}/${name}`);
      assertThrows(
        () => imported(folder.path),
        FileError,
        "must lie in its folder",
      );
    }
  },
});

import { ArgumentError } from "../../core/errors.ts";
import { sizeOf } from "../../core/shape.ts";
import {
  safetensorsChunks,
  type SafetensorsEntry,
} from "../../formats/safetensors/mod.ts";
import type { GPT } from "../../nn/gpt.ts";
import type { ModelDescription } from "../model_folder.ts";
import { BytePairTokenizer } from "../../data/bpe/mod.ts";
import { encodeGPT2Config, json } from "./config.ts";
import {
  type GPT2Tensor,
  gpt2Tensors,
  headName,
  prefix,
  transpose,
} from "./tensors.ts";
import { endOfText, tokenizerFiles } from "./tokenizer_folder.ts";

/**
 * Writes a model in GPT-2's layout, as Hugging Face's library reads it. A
 * model without biases gets biases of 0.
 *
 * @param model The model, its parameters allocated.
 * @param description What else is known of it.
 * @returns The contents of the files by their names, in pieces: `config.json`,
 * `generation_config.json`, `model.safetensors`, and those of the tokenizer,
 * if it is one of byte pairs or bytes.
 * @throws {ArgumentError} If its head has a bias, which there is no place for.
 */
export function exportGPT2(
  model: GPT,
  { tokenizer, sequence }: ModelDescription,
): ReadonlyMap<string, readonly Uint8Array[]> {
  checkHead(model);
  const end = tokenizer instanceof BytePairTokenizer
    ? tokenizer.special.get(endOfText)
    : undefined;
  const entries = tensorsOf(model);
  const texts = new Map([
    ["config.json", encodeGPT2Config(model.config, end)],
    // positions behind the sequences of training were never learned
    [
      "generation_config.json",
      json({
        max_length: sequence,
        ...end === undefined ? {} : { bos_token_id: end, eos_token_id: end },
      }),
    ],
    ...tokenizerFiles(tokenizer, sequence),
  ]);
  const encoder = new TextEncoder();
  return new Map<string, readonly Uint8Array[]>([
    ["model.safetensors", safetensorsChunks(entries, { format: "pt" })],
    ...texts.entries().map(([name, text]) =>
      [name, [encoder.encode(text)]] as const
    ),
  ]);
}

function tensorsOf(model: GPT): SafetensorsEntry[] {
  const values = new Map(
    model.parameters.parameters.map(({ name, tensor }) => [
      name,
      tensor.data() as Float32Array<ArrayBufferLike>,
    ]),
  );
  return gpt2Tensors(model.config).map((tensor) => ({
    name: tensor.theirs === headName ? headName : prefix + tensor.theirs,
    dtype: "F32",
    shape: tensor.shape,
    data: dataOf(tensor, values.get(tensor.ours)),
  }));
}

function dataOf(
  { shape, isTransposed }: GPT2Tensor,
  values: Float32Array<ArrayBufferLike> | undefined,
): Float32Array<ArrayBufferLike> {
  // a bias that this model does not have
  if (values === undefined) return new Float32Array(sizeOf(shape));
  if (!isTransposed) return values;
  const result = new Float32Array(values.length);
  transpose(values, shape[0]!, result);
  return result;
}

function checkHead({ parameters }: GPT): void {
  const bias = parameters.parameters.find(({ name }) => name === "head.bias");
  const value = bias?.tensor.data().find((each) => each !== 0);
  if (value === undefined) return;
  throw new ArgumentError(
    `Cannot export a model in GPT-2's layout as its head must have no bias, ` +
      `as in the preset shakespeare: current value is ${value} in head.bias`,
  );
}

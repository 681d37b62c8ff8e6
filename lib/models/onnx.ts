/** A trained model as an ONNX file, for the runtimes that read it. */

import { ArgumentError } from "../core/errors.ts";
import type { Tokenizer } from "../data/tokenizer.ts";
import { encodeOnnx, maximumOnnxBytes } from "../formats/onnx/mod.ts";
import type { GPT } from "../nn/gpt.ts";
import { graphOfGPT } from "./onnx_gpt.ts";

/** What an ONNX file says beside its graph. */
export interface OnnxDescription {
  /** What turns text into its ids; not said if absent. */
  readonly tokenizer?: Tokenizer;
  /** The version of what writes the file. */
  readonly version: string;
}

/**
 * Writes a model as ONNX (IR version 8, operators of version 17): `input_ids`,
 * int64 [batch, time], to `logits`, float32 [batch, time, vocabulary], with
 * batch and time free and time at most the context. The file's metadata hold
 * the tokenizer as JSON and the architecture.
 *
 * @param model The model, its parameters allocated.
 * @param description What else the file says.
 * @returns The file in pieces, to be written one after the other.
 * @throws {ArgumentError} If it would be 2 GiB or more: one message of
 * protocol buffers cannot be.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { Engine, exportOnnx, GPT, wasm } from "@fluxion/fluxion";
 *
 * const model = new GPT({
 *   vocabulary: 8,
 *   context: 4,
 *   features: 4,
 *   heads: 2,
 *   layers: 1,
 *   hidden: 8,
 *   activation: "relu",
 *   bias: true,
 *   tiedHead: false,
 *   dropout: 0,
 * });
 * model.parameters.allocate(new Engine(wasm()), { seed: 1 });
 * const file = new Blob([...exportOnnx(model, { version: "1.0.0" })]);
 * assertEquals(file.size > 4 * model.parameters.count, true);
 * ```
 */
export function exportOnnx(
  model: GPT,
  { tokenizer, version }: OnnxDescription,
): readonly Uint8Array<ArrayBuffer>[] {
  const bytes = 4 * model.parameters.count;
  if (bytes > maximumOnnxBytes) {
    throw new ArgumentError(
      `Cannot write a model as ONNX as its parameters must be at most ` +
        `${maximumOnnxBytes} bytes: current size is ${bytes}`,
    );
  }
  return encodeOnnx({
    producer: { name: "fluxion", version },
    name: "gpt",
    ...graphOfGPT(model),
    metadata: {
      "fluxion.model": JSON.stringify(model.config),
      ...tokenizer === undefined
        ? {}
        : { "fluxion.tokenizer": JSON.stringify(tokenizer.toJSON()) },
    },
  });
}

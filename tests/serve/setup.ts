/** A server of a small model whose weights are random. */

import { Engine } from "../../lib/autograd/engine.ts";
import { ByteTokenizer } from "../../lib/data/byte_tokenizer.ts";
import { BatchGenerator } from "../../lib/generate/batch_generator.ts";
import {
  type GenerateOptions,
  Generator,
} from "../../lib/generate/generator.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import { GPT } from "../../lib/nn/gpt.ts";
import type { CompletionObject } from "../../lib/serve/completion.ts";
import type { AccessRecord } from "../../lib/serve/exchange.ts";
import type { ServedModel } from "../../lib/serve/served_model.ts";
import {
  CompletionServer,
  type CompletionServerOptions,
} from "../../lib/serve/server.ts";
import { presets } from "../../lib/train/presets.ts";

const window = 16;

/** Where requests go to; nothing listens there. */
export const origin = "http://127.0.0.1:8080";

/** What is known of the model. */
export const served: ServedModel = {
  id: "tiny",
  tokenizer: new ByteTokenizer(),
  beginning: [10],
  created: 1_700_000_000,
  fingerprint: "fp_test",
};

/** The model and its engine; every call makes the same weights. */
export function randomModel(): { engine: Engine; model: GPT } {
  const engine = new Engine(wasm());
  const model = new GPT({
    ...presets.tiny.model,
    features: 16,
    vocabulary: 256,
  });
  model.parameters.allocate(engine, { seed: 2 });
  // likely tokens, so that rounding decides nothing
  for (const { tensor } of model.parameters.parameters) {
    const values = tensor.data();
    if (tensor.rank > 1) values.forEach((value, i) => values[i] = 15 * value);
  }
  return { engine, model };
}

/** A server, and how to ask it. */
export interface Served {
  readonly server: CompletionServer;
  readonly engine: Engine;
  readonly model: GPT;
  /** What was logged. */
  readonly log: AccessRecord[];
  /** What clients were not told. */
  readonly failures: unknown[];
  /** Posts a body to `/v1/completions`. */
  complete(body: unknown, init?: RequestInit): Promise<Response>;
  /** Posts one that must succeed. */
  completed(body: unknown): Promise<CompletionObject>;
  /** Asks for a path. */
  ask(path: string, init?: RequestInit): Promise<Response>;
}

/** Makes a server that continues four sequences side by side. */
export function serverOf(
  { places = 4, ...more }: Partial<CompletionServerOptions> = {},
): Served {
  const { engine, model } = randomModel();
  const { tokenizer } = served;
  const options = { window, batch: places, tokenizer };
  const log: AccessRecord[] = [];
  const failures: unknown[] = [];
  const server = new CompletionServer({
    model: served,
    generation: new BatchGenerator(engine, model, options),
    places,
    onAccess: (record) => log.push(record),
    onFailure: (error) => failures.push(error),
    ...more,
  });
  const ask = (path: string, init: RequestInit = {}) =>
    server.handle(new Request(origin + path, init));
  const complete = (body: unknown, init: RequestInit = {}) =>
    ask("/v1/completions", {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers: { "content-type": "application/json" },
      ...init,
    });
  const completed = async (body: unknown) => {
    const response = await complete(body);
    const object = await response.json();
    if (response.status !== 200) throw new Error(object.error.message);
    return object;
  };
  return { server, engine, model, log, failures, ask, complete, completed };
}

/** What lib/generate writes alone: the oracle of what the server sends. */
export function idsAlone(
  prompt: ArrayLike<number>,
  options: GenerateOptions,
): number[] {
  const { engine, model } = randomModel();
  const generator = new Generator(engine, model, window);
  return [...generator.generate(prompt, options)];
}

/** The text of it; half a character is left out at the end. */
export function writtenAlone(
  prompt: ArrayLike<number>,
  options: GenerateOptions,
): string {
  const bytes = Uint8Array.from(idsAlone(prompt, options));
  return new TextDecoder("utf-8", { ignoreBOM: true })
    .decode(bytes, { stream: true });
}

/** The ids of a text. */
export function idsOf(text: string): number[] {
  return [...new TextEncoder().encode(text)];
}

/** Lets the steps see that there is nothing to do any more. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}

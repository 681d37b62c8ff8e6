import configuration from "../../deno.json" with { type: "json" };
import { Engine } from "../autograd/engine.ts";
import { BatchGenerator } from "../generate/batch_generator.ts";
import {
  encodeConfig,
  type LoadedModel,
  loadModel,
} from "../models/model_folder.ts";
import type { ServedModel } from "../serve/served_model.ts";
import {
  CompletionServer,
  type CompletionServerOptions,
} from "../serve/server.ts";
import { AccessLog } from "./access_log.ts";
import { parseOptions } from "./args.ts";
import { chooseBackend, type ChosenBackend } from "./backend.ts";
import type { Command, Context } from "./command.ts";
import { AccessError, describeError, exitCodes, UsageError } from "./errors.ts";
import { readFile } from "./file.ts";
import { modelIn } from "./generate.ts";
import { endOfTextOf } from "./generation/prompt.ts";
import { Interruption } from "./interruption.ts";
import { ServeListener } from "./serve_listener.ts";
import {
  checkOrigins,
  portOf,
  requireServe,
  serveOptions,
  type ServeValues,
} from "./serve_options.ts";
import { beginning } from "./tokens.ts";

/** Side by side, where nothing is said. */
const defaultBatch = 8;

/** Sequences that wait, where nothing is said. */
const defaultQueue = 128;

/** Tokens of a request, where nothing is said. */
const defaultTokens = 4096;

/** Seconds of a request, where nothing is said. */
const defaultTimeout = 600;

/** The command `serve`. */
export const serve: Command = {
  name: "serve",
  positionals: "MODEL",
  options: serveOptions,
  notes: [
    "MODEL is the folder that train --out made, its best/ or one of its",
    "checkpoints/. It takes --allow-read=MODEL --allow-net=127.0.0.1:PORT.",
    "It speaks OpenAI's completions protocol: POST /v1/completions (whole or",
    "streamed), GET /v1/models, GET /health; for clients the base URL is",
    "http://127.0.0.1:PORT/v1. Nobody but this machine reaches it.",
  ],
  run: runServe,
};

async function runServe({ args, output }: Context): Promise<number> {
  const { values, positionals } = parseOptions("serve", serveOptions, args);
  const folder = folderOf(positionals);
  checkOrigins(values);
  requireServe(folder, values, args);
  const key = keyOf(values);
  using interruption = new Interruption();
  using chosen = chooseBackend(values);
  const engine = new Engine(chosen.backend);
  const loaded = loadModel(modelIn(folder), engine, { trainable: false });
  const id = values.name ?? nameOf(folder);
  const model = await servedModel(loaded, chosen, id);
  const log = new AccessLog(output, values.json);
  const completions = new CompletionServer({
    ...generationOf(engine, loaded, values),
    ...limitsOf(values),
    model,
    key,
    origins: values.cors,
    onAccess: (record) => log.request(record),
    onFailure: (error) => log.failure(describeError(error, values.debug)),
  });
  await using listener = new ServeListener(completions, portOf(values));
  output.onClose = () => interruption.abort(exitCodes.closed);
  log.listening(listener.url, model.id);
  await aborted(interruption.signal);
  log.closing(completions.requests);
  return interruption.exitCode ?? exitCodes.done;
}

function folderOf(positionals: readonly string[]): string {
  const [folder, extra] = positionals;
  if (folder !== undefined && extra === undefined) return folder;
  throw new UsageError(
    `Cannot run serve as one MODEL must be given, a folder that train --out ` +
      `made: current value is ${
        folder === undefined ? "nothing" : positionals.join(" ")
      }`,
  );
}

/** The last part of a path that is a name. */
function nameOf(folder: string): string {
  const parts = folder.split(/[/\\]/).filter((part) => !/^\.*$/.test(part));
  return parts.at(-1) ?? "model";
}

/** Without the end of the line that editors add. */
function keyOf(values: ServeValues): string | undefined {
  const path = values["api-key-file"];
  if (path === undefined) return undefined;
  const key = new TextDecoder().decode(readFile(path, 4096)).trim();
  if (/^[\x21-\x7E]+$/.test(key)) return key;
  throw new AccessError(
    `Cannot take --api-key-file as its file must hold a key of visible ASCII ` +
      `characters: ${path} ${key === "" ? "is empty" : "holds others"}`,
  );
}

async function servedModel(
  loaded: LoadedModel,
  { library }: ChosenBackend,
  id: string,
): Promise<ServedModel> {
  const { model, tokenizer } = loaded;
  const { version } = configuration;
  const config = encodeConfig(model, loaded);
  return {
    id,
    tokenizer,
    beginning: beginning(tokenizer),
    endOfText: endOfTextOf(tokenizer),
    created: Math.floor(Date.now() / 1000),
    fingerprint: `fp_${await hashOf(`${version}\n${library}\n${config}`)}`,
  };
}

/** Ten hexadecimal digits that differ where texts do. */
async function hashOf(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return new Uint8Array(digest, 0, 5).toHex();
}

function generationOf(
  engine: Engine,
  { model, sequence, tokenizer }: LoadedModel,
  { batch = defaultBatch }: ServeValues,
): Pick<CompletionServerOptions, "generation" | "places"> {
  const options = { window: sequence, batch, tokenizer };
  return {
    generation: new BatchGenerator(engine, model, options),
    places: batch,
  };
}

function limitsOf(
  values: ServeValues,
): Pick<CompletionServerOptions, "queue" | "maximumTokens" | "timeout"> {
  return {
    queue: values["max-queue"] ?? defaultQueue,
    maximumTokens: values["max-tokens"] ?? defaultTokens,
    timeout: 1000 * (values.timeout ?? defaultTimeout),
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) =>
    signal.addEventListener("abort", () => resolve(), { once: true })
  );
}

import { Engine } from "../autograd/engine.ts";
import type { Tokenizer } from "../data/tokenizer.ts";
import { Generator } from "../generate/generator.ts";
import { type LoadedModel, loadModel } from "../models/model_folder.ts";
import { parseOptions } from "./args.ts";
import { backendOptions, chooseBackend } from "./backend.ts";
import { type Command, commonOptions, type Context } from "./command.ts";
import { exitCodes, printable, UsageError } from "./errors.ts";
import { integer, number, text, type Values } from "./options.ts";
import type { Output } from "./output.ts";
import { flagOf, type Grant, requireGrants } from "./permissions.ts";
import { beginning, textOf } from "./tokens.ts";

const generateOptions = {
  prompt: text("TEXT", "what to continue (default: a new line)", true),
  length: integer(
    { minimum: 1, maximum: 1e9 },
    "tokens to add (default 500)",
  ),
  temperature: number(
    { minimum: 0 },
    "0 takes the likeliest, 1 what the model says (default 0.8)",
  ),
  "top-k": integer({ minimum: 1 }, "consider the N likeliest only"),
  "top-p": number(
    { minimum: 0, maximum: 1, isOpen: true },
    "consider the likeliest that reach this probability only",
  ),
  seed: integer(
    { minimum: 0, maximum: 2 ** 32 - 1 },
    "the seed: the same one gives the same text (default 42)",
  ),
  ...backendOptions,
  ...commonOptions,
} as const;

/** The command `generate`. */
export const generate: Command = {
  name: "generate",
  positionals: "MODEL",
  options: generateOptions,
  notes: [
    "MODEL is the folder that train --out made. It takes --allow-read=MODEL.",
  ],
  run: runGenerate,
};

function runGenerate({ args, output }: Context): number {
  const { values, positionals } = parseOptions(
    "generate",
    generateOptions,
    args,
  );
  const folder = folderOf(positionals);
  const grant: Grant = { access: "read", path: folder };
  const words = ["generate", ...args];
  requireGrants(`load ${folder}`, [grant], [flagOf(grant)], words);
  using chosen = chooseBackend(values);
  const engine = new Engine(chosen.backend);
  const loaded = loadModel(folder, engine, { trainable: false });
  const { tokenizer, sequence, model } = loaded;
  const prompt = promptOf(tokenizer, values.prompt ?? "");
  const ids = new Generator(engine, model, sequence)
    .generate(prompt, samplingOf(values));
  const pieces = textOf(tokenizer, ids);
  if (values.json) writeJson(output, loaded, values.prompt ?? "", pieces);
  else writeText(output, values.prompt ?? "", pieces);
  return exitCodes.done;
}

function folderOf(positionals: readonly string[]): string {
  const [folder, extra] = positionals;
  if (folder !== undefined && extra === undefined) return folder;
  throw new UsageError(
    `Cannot run generate as one MODEL must be given, a folder that train ` +
      `--out made: current value is ${
        folder === undefined ? "nothing" : positionals.join(" ")
      }`,
  );
}

/** The ids of a prompt, none of them unknown. */
function promptOf(
  tokenizer: Tokenizer,
  prompt: string,
): Int32Array<ArrayBuffer> {
  if (prompt === "") return beginning(tokenizer);
  const unknown = tokenizer.unknownCharacters(prompt);
  if (unknown.length === 0) return tokenizer.encode(prompt);
  const shown = unknown.slice(0, 10).map((each) => JSON.stringify(each));
  throw new UsageError(
    `Cannot continue the prompt as its characters must be among the ` +
      `${tokenizer.vocabularySize - 1} that the model knows: these are not, ` +
      shown.join(" ") + (unknown.length > 10 ? " ..." : ""),
  );
}

function samplingOf(values: Values<typeof generateOptions>) {
  const { length = 500, temperature = 0.8, seed = 42 } = values;
  const { "top-k": topK, "top-p": topP } = values;
  return {
    length,
    temperature,
    seed,
    ...topK === undefined ? {} : { topK },
    ...topP === undefined ? {} : { topP },
  };
}

/** As it comes; a terminal is not given what it would obey. */
function writeText(
  output: Output,
  prompt: string,
  pieces: Iterable<string>,
): void {
  const write = (text: string) =>
    output.write(output.isTerminal ? printable(text) : text);
  write(prompt);
  for (const piece of pieces) {
    write(piece);
    if (output.isClosed) return;
  }
  output.write("\n");
}

function writeJson(
  output: Output,
  { training: { steps } }: LoadedModel,
  prompt: string,
  pieces: Iterable<string>,
): void {
  const text = [...pieces].join("");
  const event = { event: "sample", step: steps, prompt, text };
  output.write(`${JSON.stringify(event)}\n`);
}

import { Engine } from "../autograd/engine.ts";
import { BatchGenerator } from "../generate/batch_generator.ts";
import {
  type LoadedModel,
  loadModel,
  weightsFile,
} from "../models/model_folder.ts";
import { newestCheckpoint } from "../train/checkpoint_folders.ts";
import { parseOptions } from "./args.ts";
import { chooseBackend } from "./backend.ts";
import type { Command, Context } from "./command.ts";
import { exitCodes, printable, UsageError } from "./errors.ts";
import { Answer, describeSpeed, tokensOf } from "./generation/answers.ts";
import { Conversation } from "./generation/conversation.ts";
import {
  checkPrompts,
  generateOptions,
  type GenerateValues,
  sequenceOptions,
} from "./generation/options.ts";
import { encodePrompt, endOfTextOf, readPrompts } from "./generation/prompt.ts";
import type { Output } from "./output.ts";
import { flagOf, type Grant, requireGrants } from "./permissions.ts";

/** Side by side, where nothing is said. */
const defaultBatch = 8;

/** The command `generate`. */
export const generate: Command = {
  name: "generate",
  positionals: "MODEL",
  options: generateOptions,
  notes: [
    "MODEL is the folder that train --out made, its best/ or one of its",
    "checkpoints/. It takes --allow-read=MODEL.",
    "With --interactive Ctrl-C ends an answer, and Ctrl-D the conversation.",
  ],
  run: runGenerate,
};

async function runGenerate({ args, output }: Context): Promise<number> {
  const { values, positionals } = parseOptions(
    "generate",
    generateOptions,
    args,
  );
  checkPrompts(values);
  const folder = folderOf(positionals);
  requireFiles(folder, values.prompts, args);
  const prompts = values.prompts === undefined
    ? values.prompt.length === 0 ? [""] : values.prompt
    : readPrompts(values.prompts);
  using chosen = chooseBackend(values);
  const engine = new Engine(chosen.backend);
  const loaded = loadModel(modelIn(folder), engine);
  const { model, sequence, tokenizer } = loaded;
  const batch = Math.min(values.batch ?? defaultBatch, prompts.length);
  const generator = new BatchGenerator(engine, model, {
    window: sequence,
    batch,
    tokenizer,
  });
  if (values.interactive) return converse(generator, loaded, values, output);
  const run = { generator, loaded, values, output };
  await continuePrompts(run, prompts);
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

/** Where the model of a folder is: of a run that was killed before it wrote
 * one, in the newest checkpoint. */
/**
 * Where the model of a folder is: in itself, or in its newest checkpoint.
 *
 * @param folder The folder; it may be read.
 * @returns A folder with the files of a model, where there is one.
 */
export function modelIn(folder: string): string {
  try {
    Deno.lstatSync(`${folder}/${weightsFile}`);
    return folder;
  } catch {
    return newestCheckpoint(folder)?.path ?? folder;
  }
}

function requireFiles(
  folder: string,
  prompts: string | undefined,
  args: readonly string[],
): void {
  const read = (path: string): Grant => ({ access: "read", path });
  const grants = [folder, ...prompts === undefined ? [] : [prompts]].map(read);
  const flags = grants.map(flagOf);
  const words = ["generate", ...args];
  requireGrants(`load ${folder}`, grants.slice(0, 1), flags, words);
  requireGrants(`read ${prompts}`, grants.slice(1), flags, words);
}

function converse(
  batch: BatchGenerator,
  { tokenizer, training }: LoadedModel,
  values: GenerateValues,
  output: Output,
): Promise<number> {
  const conversation = new Conversation({
    batch,
    tokenizer,
    options: sequenceOptions(values, endOfTextOf(tokenizer)),
    step: training.steps,
    json: values.json,
    output,
  });
  return conversation.run();
}

/** What continues prompts, and where to. */
interface Run {
  readonly generator: BatchGenerator;
  readonly loaded: LoadedModel;
  readonly values: GenerateValues;
  readonly output: Output;
}

/** Answers come in the order of the prompts: the first that has not ended as it
 * is written, the others once those before have ended. */
async function continuePrompts(
  { generator, loaded, values, output }: Run,
  prompts: readonly string[],
): Promise<void> {
  const { tokenizer, training } = loaded;
  const options = sequenceOptions(values, endOfTextOf(tokenizer));
  const ids = prompts.map((prompt) => encodePrompt(tokenizer, prompt));
  const begun = performance.now();
  const answers = prompts.map((prompt, i) =>
    new Answer(prompt, ids[i]!.length)
  );
  for (const prompt of ids) generator.add(prompt, options);
  const write = values.json
    ? jsonWriter(output, training.steps)
    : textWriter(output);
  let current = 0;
  for await (const token of tokensOf(generator)) {
    answers[token.sequence]!.add(token);
    while (current < answers.length && write(answers[current]!)) current++;
    if (output.isClosed) return;
  }
  if (values.json || !output.isTerminal) return;
  output.note(describeSpeed(answers, (performance.now() - begun) / 1000));
}

/** Writes what is new of an answer; returns whether that was the last of it. */
type Writer = (answer: Answer) => boolean;

/** As it comes; a terminal is not given what it would obey. */
function textWriter(output: Output): Writer {
  let answering: Answer | undefined;
  const write = (text: string) =>
    output.write(output.isTerminal ? printable(text) : text);
  return (answer) => {
    if (answer !== answering) {
      if (answering !== undefined) output.write("\n");
      write(answer.prompt);
      answering = answer;
    }
    if (answer.text !== "") write(answer.take());
    if (answer.finished === null) return false;
    output.write("\n");
    return true;
  };
}

function jsonWriter(output: Output, step: number): Writer {
  return (answer) => {
    if (answer.finished === null) return false;
    output.write(`${JSON.stringify(answer.event(step))}\n`);
    return true;
  };
}

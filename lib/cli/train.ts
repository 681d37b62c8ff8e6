import { Engine } from "../autograd/engine.ts";
import type { Corpus } from "../data/corpus.ts";
import type { GPT } from "../nn/gpt.ts";
import type { DoneEvent, TrainObserver } from "../train/events.ts";
import { createTrainer } from "../train/create_trainer.ts";
import { Generator } from "../generate/generator.ts";
import { saveModel } from "../models/model_folder.ts";
import { run } from "../train/run.ts";
import { parseOptions } from "./args.ts";
import { chooseBackend, type ChosenBackend } from "./backend.ts";
import type { Command, Context } from "./command.ts";
import { commandLine, quoteWord } from "./command_line.ts";
import { corpusPath, openCorpus } from "./corpus.ts";
import { exitCodes, UsageError } from "./errors.ts";
import { backendHints } from "./hint.ts";
import { Interruption } from "./interruption.ts";
import type { Values } from "./options.ts";
import { prepareOutputFolder } from "./output_folder.ts";
import { flagOf, type Grant, requireGrants } from "./permissions.ts";
import { reporterFor } from "./reporter.ts";
import { automaticThreads } from "./threads.ts";
import { beginning, textOf } from "./tokens.ts";
import { TrainObservers } from "./train_observers.ts";
import { recipeOf, type RunRecipe, trainOptions } from "./train_options.ts";

/** The sample at the end of a run. */
const sampleOptions = { length: 200, temperature: 0.8 } as const;

/** The command `train`. */
export const train: Command = {
  name: "train",
  positionals: "",
  options: trainOptions,
  notes: [
    "Nothing has to be granted to learn the builtin text. What else it takes:",
    "  --allow-read=PATH                     to learn the text of a file",
    "  --allow-read=DIR --allow-write=DIR    to save the model",
    "  --allow-ffi=LIBRARY                   to compute with a BLAS (doctor)",
    "Ctrl-C ends the run: the model as it is then is saved if there is an",
    "--out, and the exit code is 130.",
  ],
  run: runTrain,
};

async function runTrain({ args, output }: Context): Promise<number> {
  const { values, positionals } = parseOptions("train", trainOptions, args);
  if (positionals.length > 0) {
    throw new UsageError(
      `Cannot run train as it takes options only: ` +
        `current value is ${positionals[0]}`,
    );
  }
  const recipe = recipeOf(values);
  const path = corpusPath(values.data);
  const words = ["train", ...args];
  const flags = grantFlags(values, path);
  if (path !== undefined) {
    const grant: Grant = { access: "read", path };
    requireGrants(`read ${path}`, [grant], flags, words);
  }
  if (values.out !== undefined) {
    const grants = folderGrants(values.out);
    requireGrants(`write a model to ${values.out}`, grants, flags, words);
  }
  const corpus = openCorpus(path, { ...recipe, ...tokenizerOf(values) });
  const threads = values.threads ?? automaticThreads(recipe);
  using chosen = chooseBackend({ ...values, threads });
  if (values.out !== undefined) prepareOutputFolder(values.out);
  for (const hint of backendHints(chosen, values.threads, flags, words)) {
    output.note(hint);
  }
  using interruption = new Interruption();
  output.onClose = () => interruption.abort(exitCodes.closed);
  const observers = new TrainObservers([
    reporterFor(output, values.json, recipe.steps),
  ]);
  const trained = await trainModel(
    recipe,
    corpus,
    chosen,
    observers,
    interruption,
  ).finally(() => observers.close());
  if (values.out !== undefined) {
    save(values.out, recipe, corpus, trained);
    if (!values.json) {
      output.write(`saved ${values.out}; ${advice(values.out)}\n`);
    }
  }
  return interruption.exitCode ?? exitCodes.done;
}

/** A model and the end of its training. */
interface Trained {
  readonly model: GPT;
  readonly done: DoneEvent;
}

async function trainModel(
  recipe: RunRecipe,
  corpus: Corpus,
  chosen: ChosenBackend,
  observer: TrainObserver,
  { signal }: Interruption,
): Promise<Trained> {
  const { preset, sequence, batch, steps, seed, evaluateEvery } = recipe;
  const engine = new Engine(chosen.backend);
  const trainer = createTrainer(engine, corpus, recipe);
  const { model } = trainer;
  observer.emit({
    event: "start",
    preset,
    params: model.parameters.count,
    vocab: model.config.vocabulary,
    backend: chosen.backend.name,
    library: chosen.library,
    threads: chosen.threads,
    seed,
  });
  const done = await run(trainer, {
    steps,
    evaluateEvery,
    tokensPerStep: batch * sequence,
    emit: (event) => observer.emit(event),
    sample: () => sampleOf(engine, model, corpus, recipe),
    residentBytes: () => Deno.memoryUsage().rss,
    signal,
  });
  return { model, done };
}

function sampleOf(
  engine: Engine,
  model: GPT,
  { tokenizer }: Corpus,
  { sequence, seed }: RunRecipe,
): string {
  const ids = new Generator(engine, model, sequence)
    .generate(beginning(tokenizer), { ...sampleOptions, seed });
  return [...textOf(tokenizer, ids)].join("");
}

function save(
  folder: string,
  { preset, sequence, seed }: RunRecipe,
  { tokenizer }: Corpus,
  { model, done }: Trained,
): void {
  const { steps, loss, val_loss: validationLoss } = done;
  const training = { steps, seed, loss, validationLoss };
  saveModel(folder, model, { preset, sequence, tokenizer, training });
}

function advice(folder: string): string {
  const flags = [flagOf({ access: "read", path: folder })];
  return `try ${commandLine(flags, ["generate", folder])}`;
}

/** A value that is left out where there is none. */
function tokenizerOf(
  { tokenizer }: Values<typeof trainOptions>,
): { readonly tokenizer?: "character" | "byte" } {
  return tokenizer === undefined ? {} : { tokenizer };
}

function folderGrants(path: string): Grant[] {
  return [{ access: "read", path }, { access: "write", path }];
}

/** What `deno run` has to be given for these options, the BLAS aside. */
function grantFlags(
  { out, blas }: Values<typeof trainOptions>,
  path: string | undefined,
): string[] {
  return [
    ...path === undefined ? [] : [flagOf({ access: "read", path })],
    ...out === undefined ? [] : folderGrants(out).map(flagOf),
    ...blas === undefined ? [] : [quoteWord(`--allow-ffi=${blas}`)],
  ];
}

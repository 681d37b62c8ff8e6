import configuration from "../../deno.json" with { type: "json" };
import { Engine } from "../autograd/engine.ts";
import type { Corpus } from "../data/corpus.ts";
import type { TrainObserver } from "../train/events.ts";
import { createTrainer } from "../train/create_trainer.ts";
import type { Trainer } from "../train/trainer.ts";
import { Generator } from "../generate/generator.ts";
import { run } from "../train/run.ts";
import { checkAgreement } from "../parallel/agreement.ts";
import type { Communicator } from "../parallel/communicator.ts";
import { parseOptions } from "./args.ts";
import { chooseBackend, type ChosenBackend } from "./backend.ts";
import type { Command, Context } from "./command.ts";
import { commandLine } from "./command_line.ts";
import { corpusPath, openCorpus, tokenizerOptions } from "./corpus.ts";
import {
  dashboardFlags,
  openDashboard,
  requireDashboard,
} from "./dashboard_options.ts";
import {
  debugFlags,
  explained,
  openDebug,
  requireDebug,
} from "./debug_options.ts";
import { AccessError, exitCodes, UsageError } from "./errors.ts";
import { formatNumberOf } from "./format.ts";
import { agreeToStop, runDistributed, shareState } from "./distributed.ts";
import { backendHints } from "./hint.ts";
import { type InitialModel, openInitial } from "./initial_model.ts";
import { Interruption } from "./interruption.ts";
import type { Values } from "./options.ts";
import type { Output } from "./output.ts";
import { checkWritable, prepareOutputFolder } from "./output_folder.ts";
import { type Grant, requireGrants } from "./permissions.ts";
import { reporterFor } from "./reporter.ts";
import type { ResumedRun, RunFolder, StoredRun } from "./run_folder/mod.ts";
import {
  openTensorBoard,
  requireTensorBoard,
  tensorBoardFlags,
} from "./tensorboard_options.ts";
import { divideThreads, type Division } from "./threads.ts";
import { beginning, textOf } from "./tokens.ts";
import {
  blasFlags,
  folderGrants,
  grantFlags,
  nextCommands,
} from "./train_grants.ts";
import { openWorkers, threadsHint } from "./workers.ts";
import { TrainObservers } from "./train_observers.ts";
import {
  recipeOf,
  refuseSaving,
  type RunRecipe,
  trainOptions,
} from "./train_options.ts";

/** The sample at the end of a run. */
const sampleOptions = { length: 200, temperature: 0.8 } as const;

/** Checkpoints that are kept if nobody says: one may turn out to be bad. */
const defaultKeep = 2;

/** The command `train`. */
export const train: Command = {
  name: "train",
  positionals: "",
  options: trainOptions,
  notes: [
    "Nothing has to be granted to learn the builtin text. What else it takes:",
    "  --allow-read=PATH                     to learn the text of a file, or",
    "                                        to begin with a model, --init PATH",
    "  --allow-read=DIR --allow-write=DIR    to keep the run, with --out DIR",
    "  --allow-write=DIR                     with --tensorboard DIR",
    "  --allow-ffi=LIBRARY                   to compute with a BLAS (doctor)",
    "  --allow-net=127.0.0.1:8181            to show the run, with --dashboard",
    "Ctrl-C ends the run, with exit code 130; with --out it is saved first.",
    "--resume DIR goes on as if the run had not been stopped, to the last bit",
    "on the same backend with as many threads. What was given before holds;",
    "--steps, how often to evaluate, to sample and to save, --keep, what",
    "computes, and where the text is may change. With --out NEW the run in DIR",
    "stays as it is.",
  ],
  run: runTrain,
};

type TrainValues = Values<typeof trainOptions>;

/** What is loaded only for a run that is kept. */
type RunFolders = typeof import("./run_folder/mod.ts");

/** A run, before anything computes. */
interface Session {
  /** The options of the command line. */
  readonly given: TrainValues;
  /** The same, and those of a run that goes on. */
  readonly values: TrainValues;
  readonly recipe: RunRecipe;
  /** The file of the text; undefined for the builtin one. */
  readonly path: string | undefined;
  /** Where the run is kept. */
  readonly folder: string | undefined;
  readonly folders: RunFolders | undefined;
  readonly resumed: ResumedRun | undefined;
  readonly initial: InitialModel | undefined;
  /** What `deno run` has to be given, the BLAS aside. */
  readonly flags: readonly string[];
  readonly words: readonly string[];
  /** The processes that share the run. */
  readonly all: Communicator | undefined;
}

async function runTrain({ args, output }: Context): Promise<number> {
  const { values: given, positionals } = parseOptions(
    "train",
    trainOptions,
    args,
  );
  if (positionals.length > 0) {
    throw new UsageError(
      `Cannot run train as it takes options only: ` +
        `current value is ${positionals[0]}`,
    );
  }
  const words = ["train", ...args];
  return given.distributed
    ? await runDistributed(
      given,
      output,
      (given, output, all) => runProcess({ given, words, output, all }),
    )
    : await runProcess({ given, words, output });
}

/** What one process is started with. */
interface Start {
  readonly given: TrainValues;
  readonly words: readonly string[];
  readonly output: Output;
  /** The processes that share the run, if there are several. */
  readonly all?: Communicator;
}

async function runProcess(start: Start): Promise<number> {
  const { given, output, all } = start;
  const session = await openSession(start);
  const { values, recipe, resumed, flags, words, folders } = session;
  const end = resumed === undefined
    ? undefined
    : folders?.finished(resumed, recipe, given["stop-after"]);
  if (end !== undefined) {
    output.note(end);
    return exitCodes.done;
  }
  requireAll(session);
  const corpus = openText(session);
  const division = divisionOf(session);
  using chosen = chooseBackend({ ...values, threads: division.library });
  if (given.out !== undefined) prepareOutputFolder(given.out);
  else if (session.folder !== undefined) checkWritable(session.folder);
  const { workers } = division;
  const asked = workers > 1 ? undefined : values.threads;
  const hints = [
    ...backendHints(chosen, asked, flags, words),
    ...threadsHint(values.threads, workers, recipe.shards ?? 1),
  ];
  for (const hint of hints) output.note(hint);
  if (all !== undefined) {
    await checkAgreement(all, toldTo(session, chosen, corpus));
  }
  return await trainSession(session, corpus, chosen, workers, output);
}

/** What decides the bits of a run, and when its processes meet. */
function toldTo(
  { recipe, given, values, resumed }: Session,
  { library }: ChosenBackend,
  { train, validation }: Corpus,
): object {
  return {
    version: configuration.version,
    recipe,
    library,
    tokens: [train.length, validation.length],
    stopAfter: given["stop-after"],
    sampleEvery: values["sample-every"],
    resumed: resumed?.checkpoint?.path,
  };
}

/** Who computes. What looks into a step needs it in one thread. */
function divisionOf({ values, given, recipe }: Session): Division {
  const isWatched = given.profile !== undefined || given["watch-nan"];
  if (!recipe.eager && !isWatched) {
    // several processes of one machine know nothing of its cores
    const cores = given.distributed ? 1 : undefined;
    return divideThreads(recipe, values.threads, cores);
  }
  return divideThreads({ ...recipe, shards: 1 }, values.threads);
}

async function openSession(
  { given, words, all }: Start,
): Promise<Session> {
  const { out, resume } = given;
  const isFirst = (all?.rank ?? 0) === 0;
  const folder = isFirst ? out ?? resume : undefined;
  if (folder === undefined) refuseSaving(given);
  const folders = folder === undefined && resume === undefined
    ? undefined
    : await import("./run_folder/mod.ts");
  if (resume !== undefined) {
    const grant: Grant = { access: "read", path: resume };
    const flags = grantFlags(given, undefined);
    requireGrants(`resume ${resume}`, [grant], flags, words);
  }
  const resumed = resume === undefined
    ? undefined
    : folders?.openRun(resume, given);
  const values = resumed?.values ?? given;
  const path = corpusPath(values.data);
  // a run that goes on has its architecture and tokenizer in its checkpoint
  const { checkpoint } = resumed ?? {};
  const init = checkpoint === undefined ? values.init : undefined;
  const needed = grantFlags({ ...values, init, out, resume }, path);
  const start = checkpoint === undefined ? values : { init: checkpoint.path };
  const initial = await openInitial(start, needed, words);
  return {
    given,
    values,
    recipe: recipeOf(values, initial?.config),
    initial,
    path,
    folder,
    folders,
    resumed,
    flags: [
      ...needed,
      ...dashboardFlags(given),
      ...debugFlags(given),
      ...tensorBoardFlags(given),
    ],
    words,
    all,
  };
}

function requireAll(
  { path, given, folder, flags, words, recipe }: Session,
): void {
  if (path !== undefined) {
    const grant: Grant = { access: "read", path };
    requireGrants(`read ${path}`, [grant], flags, words);
  }
  if (folder !== undefined) {
    const action = given.out === undefined
      ? `resume ${folder}`
      : `write a model to ${folder}`;
    requireGrants(action, folderGrants(folder), flags, words);
  }
  requireDashboard(given, flags, words);
  requireDebug(given, recipe.eager, flags, words);
  requireTensorBoard(given, flags, words);
}

function openText(
  { path, recipe, values, resumed, initial, folders }: Session,
): Corpus {
  try {
    const corpus = openCorpus(path, {
      ...recipe,
      ...initial === undefined
        ? tokenizerOptions(values)
        : { tokenizer: initial.tokenizer },
    });
    if (resumed !== undefined) {
      folders?.checkText(resumed, path ?? "builtin", folders.textHash(corpus));
    }
    return corpus;
  } catch (error) {
    if (resumed === undefined || !(error instanceof AccessError)) throw error;
    throw new AccessError(
      `Cannot resume ${resumed.folder} as the text that it learns must be ` +
        `there, --data PATH says where it is now: ${error.message}`,
    );
  }
}

/** Trains, and keeps the run if there is a folder. */
async function trainSession(
  session: Session,
  corpus: Corpus,
  chosen: ChosenBackend,
  workerCount: number,
  output: Output,
): Promise<number> {
  const { recipe, resumed, folders, values } = session;
  const engine = new Engine(chosen.backend);
  const trainer = folders === undefined
    ? createTrainer(engine, corpus, recipe)
    : folders.trainerOf(resumed, engine, corpus, recipe);
  if (resumed === undefined) session.initial?.fill(trainer.model);
  await using dashboard = await openDashboard(
    session.given,
    trainer,
    recipe,
    output,
  );
  const { all } = session;
  if (all !== undefined) shareState(trainer, all);
  using workers = await openWorkers(trainer, workerCount, chosen, all);
  const { "stop-after": stop = recipe.steps } = session.given;
  const debug = await openDebug(session.given, trainer, output, stop);
  const folder = openFolder(session, trainer, chosen, output);
  using interruption = new Interruption();
  output.onClose = () => interruption.abort(exitCodes.closed);
  interruption.onSecond = () => output.note(endedAtOnce(folder));
  const observers = new TrainObservers([
    reporterFor(output, values.json, recipe.steps),
    ...folder === undefined ? [] : [folder],
    ...await openTensorBoard(session.given, recipe, output),
    ...dashboard === undefined ? [] : [dashboard],
  ]);
  try {
    await trainModel(session, trainer, chosen, observers, {
      threads: workers.threads,
      signal: interruption.signal,
      ...folder === undefined ? {} : { save: () => folder.save() },
    });
  } catch (error) {
    // what fails while closing fails for the same reason
    await observers.close().catch(() => {});
    const flags = [...session.flags, ...blasFlags(chosen)];
    throw explained(error, flags, session.words, output);
  }
  await observers.close();
  debug?.finish();
  if (session.folder !== undefined && !values.json) {
    output.write(
      nextCommands({
        ...session,
        folder: session.folder,
        chosen,
        step: trainer.step,
      }),
    );
  }
  const code = interruption.exitCode ?? exitCodes.done;
  if (session.given["dashboard-linger"]) {
    await dashboard?.linger(interruption.signal, output);
  }
  return code;
}

/** The folder of the run, up to the step of the trainer. */
function openFolder(
  { folder, folders, resumed, given, values, recipe, path, ...rest }: Session,
  trainer: Trainer,
  chosen: ChosenBackend,
  output: Output,
): RunFolder | undefined {
  if (folder === undefined || folders === undefined) return undefined;
  const computer = `${chosen.library}, ` +
    formatNumberOf(chosen.threads, "thread");
  const before = resumed?.stored;
  if (before !== undefined && before.computer !== computer) {
    output.note(
      `The last bits will differ from those of a run that was not stopped: ` +
        `it was computed by ${before.computer}, and now by ${computer}`,
    );
  }
  const flags = [...rest.flags, ...blasFlags(chosen)];
  const stored: StoredRun = {
    options: folders.storedOptions(values, recipe),
    text: before?.text ?? folders.textHash(trainer.corpus),
    computer,
    command: before !== undefined && given.out === undefined
      ? before.command
      : commandLine(flags, rest.words),
  };
  const { keep = defaultKeep } = values;
  const data = path ?? "builtin";
  return new folders.RunFolder(
    { path: folder, stored, recipe, trainer, data, keep },
    resumed?.folder,
  );
}

/** How a run is computed, ended and kept. */
interface Control {
  readonly threads: number;
  readonly signal: AbortSignal;
  readonly save?: () => string;
}

async function trainModel(
  { recipe, values, given, all }: Session,
  trainer: Trainer,
  chosen: ChosenBackend,
  observer: TrainObserver,
  { threads, ...control }: Control,
): Promise<void> {
  const { preset, sequence, batch, steps, seed, evaluateEvery } = recipe;
  const { model } = trainer;
  observer.emit({
    event: "start",
    preset,
    params: model.parameters.count,
    vocab: model.config.vocabulary,
    backend: chosen.backend.name,
    library: chosen.library,
    threads,
    ...all === undefined ? {} : { processes: all.size },
    seed,
  });
  await run(trainer, {
    steps,
    stopAfter: given["stop-after"],
    evaluateEvery,
    sampleEvery: values["sample-every"],
    saveEvery: values["save-every"] ?? evaluateEvery,
    tokensPerStep: batch * sequence,
    emit: (event) => observer.emit(event),
    ...all === undefined ? {} : { agree: agreeToStop(all) },
    ...(all?.rank ?? 0) === 0 ? { sample: sampler(trainer, recipe) } : {},
    residentBytes: () => Deno.memoryUsage().rss,
    ...control,
  });
}

/** Writes samples; what that takes is made once, when it is first needed. */
function sampler(
  { engine, model, corpus: { tokenizer } }: Trainer,
  { sequence, seed }: RunRecipe,
): () => string {
  let generator: Generator | undefined;
  return () => {
    generator ??= new Generator(engine, model, sequence);
    const options = { ...sampleOptions, seed };
    const ids = generator.generate(beginning(tokenizer), options);
    return [...textOf(tokenizer, ids)].join("");
  };
}

function endedAtOnce(folder: RunFolder | undefined): string {
  return folder?.saved === undefined
    ? "Ended at once: nothing was saved"
    : `Ended at once: ${folder.saved} is the last that was saved`;
}

import { Engine } from "../autograd/engine.ts";
import type { Corpus } from "../data/corpus.ts";
import type { TrainObserver } from "../train/events.ts";
import { createTrainer } from "../train/create_trainer.ts";
import type { Trainer } from "../train/trainer.ts";
import { Generator } from "../generate/generator.ts";
import { run } from "../train/run.ts";
import { checkAgreement } from "../parallel/agreement.ts";
import { parseOptions } from "./args.ts";
import { chooseBackend, type ChosenBackend } from "./backend.ts";
import type { Command, Context } from "./command.ts";
import { commandLine } from "./command_line.ts";
import { openDashboard } from "./dashboard_options.ts";
import { explained, openDebug } from "./debug_options.ts";
import { exitCodes, UsageError } from "./errors.ts";
import { formatNumberOf } from "./format.ts";
import { agreeToStop, runDistributed, shareState } from "./distributed.ts";
import { backendHints } from "./hint.ts";
import { Interruption } from "./interruption.ts";
import type { Output } from "./output.ts";
import { checkWritable, prepareOutputFolder } from "./output_folder.ts";
import { reporterFor } from "./reporter.ts";
import type { RunFolder, StoredRun } from "./run_folder/mod.ts";
import { openTensorBoard } from "./tensorboard_options.ts";
import { beginning, textOf } from "./tokens.ts";
import { blasFlags, nextCommands } from "./train_grants.ts";
import {
  divisionOf,
  openSession,
  openText,
  requireAll,
  type Session,
  type Start,
  toldTo,
} from "./train_session.ts";
import { openWorkers, threadsHint } from "./workers.ts";
import { TrainObservers } from "./train_observers.ts";
import { type RunRecipe, trainOptions } from "./train_options.ts";

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
    "  --allow-read=PATH                     to learn the text of a file or a",
    "                                        folder, or for --init PATH",
    "  --allow-read=DIR --allow-write=DIR    with --cache DIR, which keeps the",
    "                                        tokens of large texts",
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
  using opened = await openText(session, output);
  const { corpus } = opened;
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
  { folder, folders, resumed, given, values, recipe, source, ...rest }: Session,
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
  const { name: data } = source;
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

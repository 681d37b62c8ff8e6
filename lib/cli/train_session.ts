/** What a run of training is to be, before anything computes. */

import configuration from "../../deno.json" with { type: "json" };
import type { Corpus } from "../data/corpus.ts";
import type { Communicator } from "../parallel/communicator.ts";
import type { ChosenBackend } from "./backend.ts";
import { type OpenCorpus, openCorpus, tokenizerOptions } from "./corpus.ts";
import { type DataSource, dataSource } from "./data_source.ts";
import { dashboardFlags, requireDashboard } from "./dashboard_options.ts";
import { debugFlags, requireDebug } from "./debug_options.ts";
import { AccessError } from "./errors.ts";
import { type InitialModel, openInitial } from "./initial_model.ts";
import type { Values } from "./options.ts";
import type { Output } from "./output.ts";
import { type Grant, requireGrants } from "./permissions.ts";
import type { ResumedRun } from "./run_folder/mod.ts";
import { requireTensorBoard, tensorBoardFlags } from "./tensorboard_options.ts";
import { divideThreads, type Division } from "./threads.ts";
import { folderGrants, grantFlags } from "./train_grants.ts";
import {
  recipeOf,
  refuseSaving,
  type RunRecipe,
  type trainOptions,
} from "./train_options.ts";

/** The values of the options of `train`. */
export type TrainValues = Values<typeof trainOptions>;

/** What is loaded only for a run that is kept. */
export type RunFolders = typeof import("./run_folder/mod.ts");

/** A run, before anything computes. */
export interface Session {
  /** The options of the command line. */
  readonly given: TrainValues;
  /** The same, and those of a run that goes on. */
  readonly values: TrainValues;
  readonly recipe: RunRecipe;
  /** Where the text is. */
  readonly source: DataSource;
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

/** What one process is started with. */
export interface Start {
  readonly given: TrainValues;
  readonly words: readonly string[];
  readonly output: Output;
  /** The processes that share the run, if there are several. */
  readonly all?: Communicator;
}

/**
 * What decides the bits of a run, and when its processes meet.
 *
 * @param session The run.
 * @param chosen What computes.
 * @param corpus What is learned.
 * @returns Plain data that differs where one of them does.
 */
export function toldTo(
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

/**
 * Who computes. What looks into a step needs it in one thread.
 *
 * @param session The run.
 * @returns Workers, or threads of the BLAS.
 */
export function divisionOf({ values, given, recipe }: Session): Division {
  const isWatched = given.profile !== undefined || given["watch-nan"];
  if (!recipe.eager && !isWatched) {
    // several processes of one machine know nothing of its cores
    const cores = given.distributed ? 1 : undefined;
    return divideThreads(recipe, values.threads, cores);
  }
  return divideThreads({ ...recipe, shards: 1 }, values.threads);
}

/**
 * Reads what the options name: a run that goes on, a model to begin with.
 *
 * @param start The options, and the processes.
 * @returns The run, all defaults filled in.
 */
export async function openSession(
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
  const source = dataSource(values, words);
  // a run that goes on has its architecture and tokenizer in its checkpoint
  const { checkpoint } = resumed ?? {};
  const init = checkpoint === undefined ? values.init : undefined;
  const needed = grantFlags({ ...values, init, out, resume }, source);
  const start = checkpoint === undefined ? values : { init: checkpoint.path };
  const initial = await openInitial(start, needed, words);
  return {
    given,
    values,
    recipe: recipeOf(values, initial?.config),
    initial,
    source,
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

/**
 * Refuses to go on without permissions.
 *
 * @param session The run.
 * @throws {AccessError} If one is missing: the sentence has the flag.
 */
export function requireAll(
  { source: { grants }, given, folder, flags, words, recipe }: Session,
): void {
  for (const grant of grants) {
    requireGrants(`${grant.access} ${grant.path}`, [grant], flags, words);
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

/**
 * Reads what is learned.
 *
 * @param session The run.
 * @param output Where to tell what is left out, and how far it is.
 * @returns The tokens, to be disposed of; of a run that goes on, the same as
 * before.
 */
export async function openText(
  { source, recipe, values, resumed, initial, folders }: Session,
  output: Output,
): Promise<OpenCorpus> {
  try {
    const opened = await openCorpus(source, {
      ...recipe,
      ...initial === undefined
        ? tokenizerOptions(values)
        : { tokenizer: initial.tokenizer },
    }, output);
    if (resumed !== undefined) {
      const hash = folders?.textHash(opened.corpus) ?? "";
      folders?.checkText(resumed, source.name, hash);
    }
    return opened;
  } catch (error) {
    if (resumed === undefined || !(error instanceof AccessError)) throw error;
    throw new AccessError(
      `Cannot resume ${resumed.folder} as the text that it learns must be ` +
        `there, --data PATH says where it is now: ${error.message}`,
    );
  }
}

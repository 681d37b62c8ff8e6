/** What a run needs that is kept in a folder; loaded only for such a run. */

import type { Engine } from "../../autograd/engine.ts";
import type { Corpus } from "../../data/corpus.ts";
import { loadCheckpoint } from "../../train/load_checkpoint.ts";
import { createTrainer } from "../../train/create_trainer.ts";
import type { Trainer } from "../../train/trainer.ts";
import type { RunRecipe } from "../train_options.ts";
import type { ResumedRun } from "./resume.ts";

export { storedOptions, type TrainValues } from "./options.ts";
export {
  checkText,
  finished,
  openRun,
  type ResumedRun,
  textHash,
} from "./resume.ts";
export { RunFolder } from "./run_folder.ts";
export type { StoredRun } from "./run_file.ts";

/**
 * The trainer of a run, after the step of its newest checkpoint.
 *
 * @param run The run; undefined for one that begins.
 * @param engine Whose memory.
 * @param corpus The text.
 * @param recipe How it is trained.
 * @returns The trainer.
 * @throws {FileError | FormatError} If the checkpoint cannot be read.
 */
export function trainerOf(
  run: ResumedRun | undefined,
  engine: Engine,
  corpus: Corpus,
  recipe: RunRecipe,
): Trainer {
  if (run?.checkpoint === undefined) {
    return createTrainer(engine, corpus, recipe);
  }
  const { steps, eager } = recipe;
  return loadCheckpoint(run.checkpoint.path)
    .resume(engine, corpus, { steps, eager });
}

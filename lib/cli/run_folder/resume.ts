/** Going on with a run: what is checked before anything is computed. */

import type { Corpus } from "../../data/corpus.ts";
import { sha256 } from "../../storage/sha256.ts";
import {
  type CheckpointEntry,
  newestCheckpoint,
} from "../../train/checkpoint_folders.ts";
import { fingerprintOf } from "../../train/fingerprint.ts";
import { AccessError, UsageError } from "../errors.ts";
import { formatCount, formatNumberOf } from "../format.ts";
import type { RunRecipe } from "../train_options.ts";
import { resumedOptions, type TrainValues } from "./options.ts";
import { readRunFile, runFile, type StoredRun } from "./run_file.ts";

/** A run that is to go on. */
export interface ResumedRun {
  /** Its folder. */
  readonly folder: string;
  /** What it was begun with. */
  readonly stored: StoredRun;
  /** Its options, but for what was given anew. */
  readonly values: TrainValues;
  /** The newest checkpoint; there is none before the first saving. */
  readonly checkpoint: CheckpointEntry | undefined;
}

/**
 * Opens the folder of a run.
 *
 * @param folder The folder; the permission to read it is granted.
 * @param given The options of the command line.
 * @returns The run.
 * @throws {AccessError} If it is not the folder of a run.
 * @throws {FileError | FormatError} If it cannot be read.
 * @throws {UsageError} If options were given that cannot change.
 */
export function openRun(folder: string, given: TrainValues): ResumedRun {
  if (!isThere(`${folder}/${runFile}`)) {
    throw new AccessError(
      `Cannot resume ${folder} as it must be a folder that train --out made: ` +
        `there is no ${folder}/${runFile}`,
    );
  }
  const stored = readRunFile(folder);
  return {
    folder,
    stored,
    values: resumedOptions(stored.options, given, folder),
    checkpoint: newestCheckpoint(folder),
  };
}

/**
 * What a text and its tokenizer are known by.
 *
 * @param corpus The tokens.
 * @returns A SHA-256, in hexadecimal digits.
 */
export function textHash(corpus: Corpus): string {
  const { sha256: tokens } = fingerprintOf(corpus);
  const known = `${tokens} ${JSON.stringify(corpus.tokenizer)}`;
  return sha256(new TextEncoder().encode(known));
}

/**
 * Refuses another text than the one that the run was begun with.
 *
 * @param run The run.
 * @param data What is to be learned: a path, or `builtin`.
 * @param text What it is known by.
 * @throws {UsageError} If it is another one.
 */
export function checkText(
  { folder, stored }: ResumedRun,
  data: string,
  text: string,
): void {
  if (text === stored.text) return;
  throw new UsageError(
    `Cannot resume ${folder} as it must learn the text that it was begun ` +
      `with, of SHA-256 ${stored.text.slice(0, 12)}…: ` +
      `that of ${data} is ${text.slice(0, 12)}…`,
  );
}

/**
 * Whether there is nothing left to do.
 *
 * @param run The run.
 * @param recipe What it is to become.
 * @param stopAfter The step to end early at.
 * @returns The sentence that says so; undefined if steps are left.
 * @throws {UsageError} If it is to end before where it is.
 */
export function finished(
  { folder, checkpoint }: ResumedRun,
  { steps }: RunRecipe,
  stopAfter: number | undefined,
): string | undefined {
  const { step } = checkpoint ?? { step: 0 };
  const refuse = (name: string, value: number): never => {
    throw new UsageError(
      `Cannot resume ${folder} as --${name} must be above the ` +
        `${formatNumberOf(step, "step")} that it has made: ` +
        `current value is ${value}`,
    );
  };
  if (steps < step) refuse("steps", steps);
  if (steps === step) {
    return `${folder} is finished: it has made all of its ` +
      `${formatNumberOf(step, "step")}, and --steps with more than ` +
      `${formatCount(step)} goes on`;
  }
  if (stopAfter !== undefined && stopAfter <= step) {
    refuse("stop-after", stopAfter);
  }
  return undefined;
}

function isThere(path: string): boolean {
  try {
    Deno.statSync(path);
    return true;
  } catch (error) {
    // what else is wrong, reading tells
    return !(error instanceof Deno.errors.NotFound ||
      error instanceof Deno.errors.NotADirectory);
  }
}

/** The checkpoints of a run: `checkpoints/step-N` in its folder. */

import { FileError, systemReasonOf } from "../storage/errors.ts";
import { type FileSystem, systemFiles } from "../storage/file_system.ts";
import { recoverFolder } from "../storage/temporary.ts";
import { removeFolder } from "../storage/write.ts";

/** A checkpoint, by its name alone. */
export interface CheckpointEntry {
  /** The step after which it was made. */
  readonly step: number;
  /** Its folder. */
  readonly path: string;
}

/** The folder of checkpoints in the folder of a run. */
export const checkpointsFolder: string = "checkpoints";

/**
 * Where the checkpoint of a step is.
 *
 * @param runFolder The folder of the run.
 * @param step The step.
 * @returns The folder of the checkpoint.
 */
export function checkpointPath(runFolder: string, step: number): string {
  return `${runFolder}/${checkpointsFolder}/step-${step}`;
}

/**
 * Lists the checkpoints of a run; what a killed process began is not one.
 *
 * @param runFolder The folder of the run.
 * @param files The system's files, or a stand-in.
 * @returns The checkpoints, oldest first; none if there is no such folder.
 * @throws {FileError} If the folder cannot be read.
 */
export function listCheckpoints(
  runFolder: string,
  files: FileSystem = systemFiles,
): CheckpointEntry[] {
  const folder = `${runFolder}/${checkpointsFolder}`;
  return attempt(`read ${folder}`, () => {
    if (files.follow(folder) === undefined) return [];
    return files.list(folder)
      .filter(({ name, isDirectory }) =>
        isDirectory && /^step-(0|[1-9]\d{0,9})$/.test(name)
      )
      .map(({ name }) => Number(name.slice("step-".length)))
      .sort((a, b) => a - b)
      .map((step) => ({ step, path: checkpointPath(runFolder, step) }));
  });
}

/**
 * The newest checkpoint of a run.
 *
 * @param runFolder The folder of the run.
 * @param files The system's files, or a stand-in.
 * @returns The checkpoint, or undefined if there is none.
 * @throws {FileError} If the folder cannot be read.
 */
export function newestCheckpoint(
  runFolder: string,
  files: FileSystem = systemFiles,
): CheckpointEntry | undefined {
  return listCheckpoints(runFolder, files).at(-1);
}

/**
 * Makes the folder of checkpoints if it is not there, and removes what a
 * killed process left in it, and in the folder of the run.
 *
 * @param runFolder The folder of the run; it is there.
 * @param files The system's files, or a stand-in.
 * @throws {FileError} If the system refuses.
 */
export function prepareCheckpoints(
  runFolder: string,
  files: FileSystem = systemFiles,
): void {
  const folder = `${runFolder}/${checkpointsFolder}`;
  attempt(`write ${folder}`, () => {
    recoverFolder(runFolder, files);
    if (files.follow(folder) !== undefined) recoverFolder(folder, files);
    else {
      files.makeFolder(folder);
      files.syncFolder(runFolder);
    }
  });
}

/**
 * Removes all checkpoints but the newest.
 *
 * @param runFolder The folder of the run.
 * @param keep How many to leave, at least 1.
 * @param files The system's files, or a stand-in.
 * @returns Those that were removed.
 * @throws {FileError} If the system refuses.
 */
export function pruneCheckpoints(
  runFolder: string,
  keep: number,
  files: FileSystem = systemFiles,
): CheckpointEntry[] {
  const old = listCheckpoints(runFolder, files).slice(0, -Math.max(1, keep));
  for (const { path } of old) {
    attempt(`remove ${path}`, () => removeFolder(path, files));
  }
  return old;
}

function attempt<Result>(what: string, body: () => Result): Result {
  try {
    return body();
  } catch (error) {
    throw new FileError(
      `Cannot ${what} as the system must allow it: ${systemReasonOf(error)}`,
    );
  }
}

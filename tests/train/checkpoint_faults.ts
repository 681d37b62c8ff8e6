/** Saves of a checkpoint in which one call of the system fails. */

import { assert, assertInstanceOf, assertStringIncludes } from "@std/assert";
import { wasm } from "../../lib/kernels/wasm.ts";
import { FileError } from "../../lib/storage/mod.ts";
import {
  checkpointPath,
  loadCheckpoint,
  newestCheckpoint,
  prepareCheckpoints,
  saveCheckpoint,
  type Trainer,
} from "../../lib/train/mod.ts";
import {
  type Fault,
  FaultyFiles,
  type FolderContent,
  readFolder,
  reasons,
  restoreFolder,
  sameFolder,
} from "../storage/faulty_files.ts";
import {
  description,
  lossBits,
  smallTrainer,
  temporaryFolder,
} from "./checkpoint_trainer.ts";

/** How a call fails, but for which one. */
export type FaultKind = Omit<Fault, "at">;

/** The ways in which systems fail. */
export const faultKinds: readonly FaultKind[] = [
  { says: reasons.broken },
  { says: reasons.broken, works: true },
  { says: reasons.full, takes: 0.5 },
  { says: reasons.full, stays: true },
  { says: reasons.readOnly, stays: true },
  { takes: 0.5 },
  { takes: 0, stays: true },
];

/** What came of the faults. */
export interface FaultCounts {
  /** Saves in which a call failed. */
  faults: number;
  /** Those that ended in an error. */
  refused: number;
}

/** A run with a checkpoint after step 2, and its trainer after step 3. */
export function savedRun(folder: string): Trainer {
  const trainer = smallTrainer(wasm());
  prepareCheckpoints(folder);
  lossBits(trainer, 2);
  saveCheckpoint(checkpointPath(folder, 2), trainer, description);
  lossBits(trainer, 1);
  return trainer;
}

/** The error of a function, or undefined. */
export function errorOf(body: () => unknown): unknown {
  try {
    body();
  } catch (error) {
    return error;
  }
  return undefined;
}

/**
 * Saves again and again, and lets another call fail each time. After each:
 * the error is typed and says what the system said, nothing is left behind,
 * and the run's newest checkpoint loads.
 *
 * @param step Which checkpoint to save: 2 replaces the one that is there.
 * @param kind How the call fails.
 * @param calls The first call that fails, and which ones follow.
 * @returns What came of it.
 */
export function saveWithFaults(
  step: number,
  kind: FaultKind,
  { first = 0, every = 1 } = {},
): FaultCounts {
  using folder = temporaryFolder();
  const { path } = folder;
  const trainer = savedRun(path);
  const before = readFolder(path);
  const place = checkpointPath(path, step);
  saveCheckpoint(place, trainer, description);
  const after = readFolder(path);
  restoreFolder(path, before);
  const counts = { faults: 0, refused: 0 };
  for (let at = first;; at += every) {
    const files = new FaultyFiles({ ...kind, at });
    const error = errorOf(() =>
      saveCheckpoint(place, trainer, description, files)
    );
    if (at >= files.calls.length) return counts;
    if (files.faults > 0) counts.faults++;
    if (error !== undefined) counts.refused++;
    checkError(error, place, kind);
    // a system that refuses everything refuses to clean up, too
    if (kind.stays) prepareCheckpoints(path);
    checkFolder(path, error, { kind, before, after, call: files.calls[at] });
  }
}

function checkError(error: unknown, place: string, { says }: FaultKind): void {
  if (error === undefined) return;
  assertInstanceOf(error, FileError);
  assertStringIncludes(
    error.message,
    `Cannot write ${place} as the system must accept it: ` +
      (says ?? "it took none of the bytes"),
  );
}

interface Expectation {
  readonly kind: FaultKind;
  readonly before: FolderContent;
  readonly after: FolderContent;
  readonly call: string | undefined;
}

function checkFolder(
  path: string,
  error: unknown,
  { kind, before, after, call }: Expectation,
): void {
  if (error === undefined) prepareCheckpoints(path);
  const found = readFolder(path);
  const isAfter = sameFolder(found, after);
  const isBefore = sameFolder(found, before);
  const holds = error === undefined ? isAfter : isBefore ||
    // moved, and then neither known to be on the disk nor moved back
    isAfter && kind.stays === true;
  assert(holds, `${JSON.stringify(kind)} at ${call}: ${[...found.keys()]}`);
  assert(loadCheckpoint(newestCheckpoint(path)!.path));
  if (!isBefore) restoreFolder(path, before);
}

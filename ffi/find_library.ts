/** Finds a library of this platform without raising a prompt. */

import { BackendError } from "../lib/core/errors.ts";
import { blasCandidates } from "./candidates.ts";
import {
  askToLoad,
  existence,
  flagFor,
  loadPermission,
} from "./permissions.ts";

/** Why no library was opened. */
export interface NotFound {
  /** One sentence. */
  readonly reason: string;
  /** The flag that would help, or `null` if none would. */
  readonly flag: string | null;
}

/** What is looked for, in words. */
export interface Wanted {
  /** For example `a BLAS`. */
  readonly name: string;
  /** What to do where there is none. */
  readonly advice: string;
}

const aBlas: Wanted = {
  name: "a BLAS",
  advice: "install OpenBLAS, or name the file",
};

/** What was opened, or why nothing was. */
export type Found<T> = { readonly opened: T } | NotFound;

/**
 * Tries the files that may be loaded, in order; the first that opens wins.
 *
 * @param open Opens one file, or throws a `BackendError`. It is called for
 * files that are granted only.
 * @param prompt Whether the user may be asked for the permission, once: for
 * the most likely file.
 * @param candidates The files, the best first.
 * @param wanted What they are; a BLAS if absent.
 * @returns What `open` returned, or the reason.
 */
export function findLibrary<T>(
  open: (path: string) => T,
  prompt: boolean,
  candidates: readonly string[] = blasCandidates(
    Deno.build.os,
    Deno.build.arch,
  ),
  wanted: Wanted = aBlas,
): Found<T> {
  let refusal: NotFound | null = null;
  for (const path of candidates) {
    if (!isWorthLoading(path)) continue;
    const found = attempt(open, path);
    if ("opened" in found) return found;
    if (isKnownPresent(path)) refusal ??= found;
  }
  const hint = candidates.find(wouldHelp);
  if (hint === undefined) return refusal ?? noneOf(candidates, wanted);
  if (prompt && askToLoad(hint)) return attempt(open, hint);
  return {
    reason: refusal?.reason ?? notGranted(hint, wanted),
    flag: flagFor(hint),
  };
}

/**
 * Opens one file that the user has named.
 *
 * @param open Opens it, or throws a `BackendError`.
 * @param path The file.
 * @param prompt Whether the user may be asked for the permission.
 * @param wanted What it is; a BLAS if absent.
 * @returns What `open` returned, or the reason.
 */
export function openNamed<T>(
  open: (path: string) => T,
  path: string,
  prompt: boolean,
  wanted: Wanted = aBlas,
): Found<T> {
  const permission = loadPermission(path);
  if (permission === "granted" || (prompt && askToLoad(path))) {
    return attempt(open, path);
  }
  return {
    reason: notGranted(path, wanted),
    flag: permission === "denied" ? null : flagFor(path),
  };
}

function attempt<T>(open: (path: string) => T, path: string): Found<T> {
  try {
    return { opened: open(path) };
  } catch (error) {
    if (!(error instanceof BackendError)) throw error;
    return { reason: error.message, flag: null };
  }
}

function isWorthLoading(path: string): boolean {
  return loadPermission(path) === "granted" && existence(path) !== "absent";
}

/** Where everything is granted, most candidates fail for not being there, and
 * that is not worth telling; a grant of one file is a wish to use it. */
function isKnownPresent(path: string): boolean {
  return existence(path) === "present" || loadPermission() !== "granted";
}

function wouldHelp(path: string): boolean {
  return loadPermission(path) === "prompt" && existence(path) !== "absent";
}

function notGranted(path: string, { name }: Wanted): string {
  const state = loadPermission(path) === "denied" ? "denied" : "none";
  return `Cannot open ${name} as the permission to load it must be granted: ` +
    `current value is ${state} for ${path}`;
}

function noneOf(
  candidates: readonly string[],
  { name, advice }: Wanted,
): NotFound {
  return {
    reason: `Cannot find ${name} as a library must be in one of the ` +
      `${candidates.length} known places: current value is none ` +
      `(${advice})`,
    flag: null,
  };
}

/** Where downloaded texts and their tokens are kept. */

import { AccessError } from "../errors.ts";
import { type Grant, requireGrants, variable } from "../permissions.ts";

/** A system, and what of its environment decides. */
export interface CachePlace {
  /** As `Deno.build.os` names it. */
  readonly os: string;
  /** Reads a variable; undefined if it is not set. */
  readonly variable: (name: string) => string | undefined;
}

const here: CachePlace = { os: Deno.build.os, variable };

/**
 * The variables that decide where the folder is.
 *
 * @param os As `Deno.build.os` names it.
 * @returns Their names, the first to decide first.
 */
export function cacheVariables(os: string = Deno.build.os): readonly string[] {
  if (os === "windows") return ["LOCALAPPDATA"];
  return os === "darwin" ? ["HOME"] : ["XDG_CACHE_HOME", "HOME"];
}

/**
 * The folder as the system's conventions have it.
 *
 * @param place The system.
 * @returns An absolute path; undefined if it is not known, or the environment
 * may not be read.
 */
export function platformCache(
  { os, variable }: CachePlace = here,
): string | undefined {
  const [first, second] = cacheVariables(os).map(variable);
  if (os === "windows") return first && `${first}\\fluxion`;
  if (os === "darwin") return first && `${first}/Library/Caches/fluxion`;
  // a relative path is to be ignored, says the XDG specification
  if (first?.startsWith("/")) return `${first}/fluxion`;
  return second && `${second}/.cache/fluxion`;
}

/**
 * The folder, where the user has not named one; refuses if it is not known.
 *
 * @param action What it is needed for.
 * @param words The words of the command line.
 * @returns An absolute path.
 * @throws {AccessError} If the environment may not be read, or says nothing.
 */
export function requireCache(
  action: string,
  words: readonly string[],
): string {
  const names = cacheVariables();
  const grants = names.map((path): Grant => ({ access: "env", path }));
  requireGrants(action, grants, cacheFlags(undefined), words);
  const folder = platformCache();
  if (folder !== undefined) return folder;
  throw new AccessError(
    `Cannot ${action} as ${names.join(" or ")} must say where, or --cache ` +
      `DIR: it is not set`,
  );
}

/**
 * What `deno run` has to be given to find the folder.
 *
 * @param cache What the user named as the folder.
 * @returns Flags; none if there is nothing to find.
 */
export function cacheFlags(cache: string | undefined): string[] {
  return cache === undefined
    ? [`--allow-env=${cacheVariables().join(",")}`]
    : [];
}

/**
 * The words of a command line that name the folder.
 *
 * @param cache What the user named as the folder.
 * @returns The words; none if the user named none.
 */
export function cacheWords(cache: string | undefined): string[] {
  return cache === undefined ? [] : ["--cache", cache];
}

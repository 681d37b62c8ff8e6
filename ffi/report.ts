/** What `doctor` says of each place where a BLAS may be. */

import { tryOpenBlas } from "./blas.ts";
import { blasCandidates } from "./candidates.ts";
import { existence, flagFor, loadPermission } from "./permissions.ts";

/** One file that may be a BLAS. */
export interface CandidateReport {
  /** The file. */
  readonly path: string;
  /**
   * `loads`: granted and checked; `refused`: granted, and not a usable BLAS;
   * `absent`: there is no such file; `not granted`: the permission is missing,
   * and the file is there or may not be looked for.
   */
  readonly state: "loads" | "refused" | "absent" | "not granted";
  /** For people: the library's name, the reason, or the flag to add. */
  readonly description: string;
}

/**
 * Looks at every file that may be a BLAS on this platform. It loads those that
 * are granted, closes them again, and raises no prompt.
 *
 * @param paths The files to look at.
 * @returns One report a file, in the order in which they are tried.
 *
 * @example
 * ```ts
 * import { describeCandidates } from "@fluxion/fluxion/ffi";
 *
 * for (const { path, description } of describeCandidates()) {
 *   console.log(path, description);
 * }
 * ```
 */
export function describeCandidates(
  paths: readonly string[] = blasCandidates(Deno.build.os, Deno.build.arch),
): CandidateReport[] {
  return paths.map(describe);
}

function describe(path: string): CandidateReport {
  const presence = existence(path);
  if (presence === "absent") {
    return { path, state: "absent", description: "absent" };
  }
  const permission = loadPermission(path);
  if (permission === "granted") return tryToLoad(path);
  const where = presence === "present" ? "present, " : "";
  const help = permission === "denied" ? "denied" : `add ${flagFor(path)}`;
  const description = `${where}not granted (${help})`;
  return { path, state: "not granted", description };
}

function tryToLoad(path: string): CandidateReport {
  const attempt = tryOpenBlas({ path });
  if (!("library" in attempt)) {
    const description = `granted, not usable: ${attempt.reason}`;
    return { path, state: "refused", description };
  }
  using library = attempt.library;
  const description = `granted and loads: ${library.name}`;
  return { path, state: "loads", description };
}

/** The names of what is not whole yet, or not needed any more, so that the
 * next save finds what a killed process left. */

import type { FileSystem } from "./file_system.ts";

const partialSuffix = ".fluxion-partial";
const previousSuffix = ".fluxion-previous";

/** The folder around a path, and the last name of it. */
export interface SplitPath {
  /** The folder, with the separator at its end; empty for the current one. */
  readonly parent: string;
  /** The name in it. */
  readonly name: string;
}

/**
 * Takes a path apart.
 *
 * @param path With `/`, or on Windows also `\`, between the names.
 * @returns The folder around it, and the name in it.
 */
export function splitPath(path: string): SplitPath {
  const separators = Deno.build.os === "windows" ? /[/\\]/g : /\//g;
  const trimmed = Deno.build.os === "windows"
    ? path.replace(/(?<=[^:/\\])[/\\]+$/, "")
    : path.replace(/(?<=[^/])\/+$/, "");
  const last = [...trimmed.matchAll(separators)].at(-1);
  const start = last === undefined ? 0 : last.index + 1;
  return { parent: trimmed.slice(0, start), name: trimmed.slice(start) };
}

/**
 * Where a file or a folder is written before it is moved to its place.
 *
 * @param path Its place.
 * @returns A sibling of it, on the same disk.
 */
export function partialOf(path: string): string {
  const { parent, name } = splitPath(path);
  return `${parent}.${name}${partialSuffix}`;
}

/**
 * Where a folder waits while another takes its place.
 *
 * @param path Its place.
 * @returns A sibling of it.
 */
export function previousOf(path: string): string {
  const { parent, name } = splitPath(path);
  return `${parent}.${name}${previousSuffix}`;
}

/**
 * Puts a folder in order after a process that was killed in a save: what it
 * had begun is removed, and what it had put aside is put back, unless the new
 * one is at its place already.
 *
 * @param folder The folder in which things were saved; "" for the current one.
 * @param files The system's files, or a stand-in.
 */
export function recoverFolder(folder: string, files: FileSystem): void {
  const prefix = folder === "" || /[/\\]$/.test(folder) ? folder : `${folder}/`;
  for (const { name } of files.list(folder === "" ? "." : folder)) {
    if (!name.startsWith(".")) continue;
    if (name.endsWith(partialSuffix)) files.remove(prefix + name);
    if (!name.endsWith(previousSuffix)) continue;
    const place = prefix + name.slice(1, -previousSuffix.length);
    if (files.look(place) === undefined) files.rename(prefix + name, place);
    else files.remove(prefix + name);
  }
}

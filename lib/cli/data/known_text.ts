/** Texts that were downloaded, in the cache. */

import { sha256 } from "../../storage/sha256.ts";
import { commandLine } from "../command_line.ts";
import type { KnownPlace } from "../data_source.ts";
import { AccessError } from "../errors.ts";
import { readFile } from "../file.ts";
import { flagOf } from "../permissions.ts";
import { cacheFlags, cacheWords } from "./cache_folder.ts";
import { type KnownText, type KnownTextName, knownTexts } from "./downloads.ts";

/**
 * The path of something in a folder.
 *
 * @param folder The folder.
 * @param name The name in it.
 * @returns The path, as the system writes it.
 */
export function inFolder(folder: string, name: string): string {
  if (/[/\\]$/.test(folder)) return folder + name;
  const separator = Deno.build.os === "windows" ? "\\" : "/";
  return `${folder}${separator}${name}`;
}

/**
 * Where a text is once it was downloaded.
 *
 * @param folder The cache.
 * @param name The text.
 * @returns A path.
 */
export function knownTextPath(folder: string, name: KnownTextName): string {
  return inFolder(folder, `${name}.txt`);
}

/**
 * Reads a text that was downloaded.
 *
 * @param path The file.
 * @param known The text.
 * @returns Its bytes; undefined if it is not there.
 * @throws {AccessError} If it is something else, or cannot be read.
 */
export function readKnownText(
  path: string,
  { bytes: length, sha256: wanted }: KnownText,
): Uint8Array<ArrayBuffer> | undefined {
  if (!isThere(path)) return undefined;
  const bytes = readFile(path, Math.max(length, 1 << 24));
  const found = sha256(bytes);
  if (found === wanted) return bytes;
  throw new AccessError(
    `Cannot learn ${path} as its SHA-256 must be ${wanted}: it is ${found}; ` +
      `remove the file to download it again`,
  );
}

/**
 * Reads a text that must have been downloaded.
 *
 * @param place Which, and where.
 * @param cache What the user named as the folder.
 * @returns Its bytes.
 * @throws {AccessError} If it is not there, or something else is.
 */
export function readDownloaded(
  { text, path }: KnownPlace,
  cache: string | undefined,
): Uint8Array<ArrayBuffer> {
  const known = knownTexts[text];
  const bytes = readKnownText(path, known);
  if (bytes !== undefined) return bytes;
  const folder = cache ?? path.slice(0, -`/${text}.txt`.length);
  const flags = [
    ...cacheFlags(cache),
    flagOf({ access: "net", path: new URL(known.url).hostname }),
    flagOf({ access: "read", path: folder }),
    flagOf({ access: "write", path: folder }),
  ];
  const words = ["data", text, ...cacheWords(cache)];
  throw new AccessError(
    `Cannot learn ${text} as it must be in ${path}: ` +
      `to download it, run ${commandLine(flags, words)}`,
  );
}

function isThere(path: string): boolean {
  try {
    Deno.lstatSync(path);
    return true;
  } catch (error) {
    // what else is wrong, reading tells
    return !(error instanceof Deno.errors.NotFound ||
      error instanceof Deno.errors.NotADirectory);
  }
}

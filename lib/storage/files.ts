/** Files that are there whole or not at all. */

import { FluxionError, FormatError } from "../core/errors.ts";

/** The system refused to read or to write a file. */
export class FileError extends FluxionError {}

/** A file that is to be written. */
export interface NewFile {
  /** Where. */
  readonly path: string;
  /** What. */
  readonly content: Uint8Array;
}

/**
 * Reads a file, after a look at its size.
 *
 * @param path The file.
 * @param maximumBytes How long it may be.
 * @returns Its bytes.
 * @throws {FileError} If it is not there, is no file, or cannot be read.
 * @throws {FormatError} If it is longer.
 */
export function readBounded(
  path: string,
  maximumBytes: number,
): Uint8Array<ArrayBuffer> {
  try {
    const { isFile, size } = Deno.statSync(path);
    if (!isFile) throw new Error("it is no file");
    if (size > maximumBytes) {
      throw new FormatError(
        `Cannot load ${path} as it must be at most ${maximumBytes} bytes: ` +
          `current size is ${size}`,
      );
    }
    return Deno.readFileSync(path);
  } catch (error) {
    if (error instanceof FormatError) throw error;
    const reason = error instanceof Deno.errors.NotFound
      ? "there is no such file"
      : reasonOf(error);
    throw new FileError(
      `Cannot load ${path} as it must be readable: ${reason}`,
    );
  }
}

/**
 * Writes files: each beside its place first, and all of them are moved there
 * once they are on the disk. If that fails, nothing is left behind.
 *
 * @param files The files; their folder is there.
 * @throws {FileError} If the system refuses.
 */
export function writeFiles(files: readonly NewFile[]): void {
  const temporary: string[] = [];
  let current = "";
  try {
    for (const { path, content } of files) {
      current = path;
      temporary.push(`${path}.tmp`);
      writeDurably(`${path}.tmp`, content);
    }
    for (const { path } of files) {
      current = path;
      Deno.renameSync(`${path}.tmp`, path);
    }
  } catch (error) {
    for (const path of temporary) removeIfThere(path);
    throw new FileError(
      `Cannot write ${current} as the system must accept it: ` +
        reasonOf(error),
    );
  }
}

function writeDurably(path: string, content: Uint8Array): void {
  using file = Deno.openSync(path, {
    write: true,
    create: true,
    truncate: true,
  });
  let rest = content;
  while (rest.length > 0) rest = rest.subarray(file.writeSync(rest));
  file.syncSync();
}

function removeIfThere(path: string): void {
  try {
    Deno.removeSync(path);
  } catch {
    // it was not made, or was moved; the first error is the one to tell
  }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^.*\(os error \d+\)/.exec(message)?.[0] ?? message;
}

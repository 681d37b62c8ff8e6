/** Files and folders that are there whole or not at all, whatever happens to
 * the process, the disk or the power while they are written. */

import { FileError, systemReasonOf } from "./errors.ts";
import { type FileSystem, type OpenFile, systemFiles } from "./file_system.ts";
import {
  partialOf,
  previousOf,
  recoverFolder,
  splitPath,
} from "./temporary.ts";

/** What a file is to hold: all at once, or piece by piece. */
export type Content = Uint8Array | Iterable<Uint8Array>;

/** A file that is to be written. */
export interface NewFile {
  /** Where. */
  readonly path: string;
  /** What. */
  readonly content: Content;
}

/**
 * Writes files: each beside its place first, and all of them are moved there
 * once they are on the disk. If one cannot be written, none is moved and
 * nothing is left behind. Files of one folder, which is there.
 *
 * @param newFiles The files.
 * @param files The system's files, or a stand-in.
 * @throws {FileError} If the system refuses.
 */
export function writeFiles(
  newFiles: readonly NewFile[],
  files: FileSystem = systemFiles,
): void {
  const parents = new Set(newFiles.map(({ path }) => folderOf(path)));
  let current = "";
  const begun: string[] = [];
  try {
    for (const { path, content } of newFiles) {
      current = path;
      const partial = partialOf(path);
      removeOld(partial, files);
      begun.push(partial);
      writeDurably(partial, content, files);
    }
    for (const { path } of newFiles) {
      current = path;
      files.rename(partialOf(path), path);
    }
    for (const parent of parents) files.syncFolder(parent);
  } catch (error) {
    for (const partial of begun) removeQuietly(partial, files);
    throw refusedWrite(current, error);
  }
}

/**
 * Writes a folder of files: beside its place first, and it is moved there once
 * all of it is on the disk. A folder that is there already is replaced, and
 * is back at its place if that fails.
 *
 * @param path The folder; the one around it is there.
 * @param newFiles The files, by their names in it; content is asked for in
 * this order.
 * @param files The system's files, or a stand-in.
 * @throws {FileError} If the system refuses.
 */
export function writeFolder(
  path: string,
  newFiles: ReadonlyMap<string, Content>,
  files: FileSystem = systemFiles,
): void {
  const partial = partialOf(path);
  try {
    recoverFolder(splitPath(path).parent, files);
    try {
      files.makeFolder(partial);
      for (const [name, content] of newFiles) {
        writeDurably(`${partial}/${name}`, content, files);
      }
      files.syncFolder(partial);
      moveFolder(partial, path, files);
    } catch (error) {
      removeQuietly(partial, files);
      throw error;
    }
  } catch (error) {
    throw refusedWrite(path, error);
  }
}

/**
 * Removes a folder: it is gone whole, and what a killed process leaves of it
 * has the name of something temporary.
 *
 * @param path The folder.
 * @param files The system's files, or a stand-in.
 */
export function removeFolder(
  path: string,
  files: FileSystem = systemFiles,
): void {
  const partial = partialOf(path);
  removeOld(partial, files);
  files.rename(path, partial);
  files.remove(partial);
}

/** Moves a whole folder to its place; if that fails, all is as it was. */
function moveFolder(partial: string, path: string, files: FileSystem): void {
  const previous = previousOf(path);
  const replaces = files.look(path) !== undefined;
  try {
    if (replaces) files.rename(path, previous);
    files.rename(partial, path);
    files.syncFolder(folderOf(path));
  } catch (error) {
    // by what is there: a move may have been made and reported as failed
    quietly(() => {
      if (files.look(partial) === undefined) files.rename(path, partial);
    });
    quietly(() => {
      const isAside = replaces && files.look(path) === undefined;
      if (isAside) files.rename(previous, path);
    });
    throw error;
  }
  // the new one is there: what this leaves, the next save removes
  if (replaces) removeQuietly(previous, files);
}

function writeDurably(path: string, content: Content, files: FileSystem): void {
  using file = files.create(path);
  const pieces = content instanceof Uint8Array ? [content] : content;
  for (const piece of pieces) writeAll(file, piece);
  file.sync();
  file.close();
}

function writeAll(file: OpenFile, bytes: Uint8Array): void {
  for (let rest = bytes; rest.length > 0;) {
    const written = file.write(rest);
    if (!(written > 0)) throw new Error("it took none of the bytes");
    rest = rest.subarray(written);
  }
}

/** What a killed process may have left at the place of a temporary file. */
function removeOld(path: string, files: FileSystem): void {
  if (files.look(path) !== undefined) files.remove(path);
}

function removeQuietly(path: string, files: FileSystem): void {
  quietly(() => files.remove(path));
}

/** The first error is the one to tell. */
function quietly(step: () => void): void {
  try {
    step();
  } catch {
    // it was not made, or the disk refuses this, too
  }
}

function folderOf(path: string): string {
  const { parent } = splitPath(path);
  return parent === "" ? "." : parent;
}

function refusedWrite(path: string, error: unknown): FileError {
  return new FileError(
    `Cannot write ${path} as the system must accept it: ${
      systemReasonOf(error)
    }`,
  );
}

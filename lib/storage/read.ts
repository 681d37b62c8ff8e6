import { FormatError } from "../core/errors.ts";
import { FileError, systemReasonOf } from "./errors.ts";
import {
  type FileInformation,
  type FileSystem,
  systemFiles,
} from "./file_system.ts";

/** How a file is read. */
export interface ReadOptions {
  /** Whether a link at the path is followed; true if absent. */
  readonly followsLinks?: boolean;
  /** The system's files, or a stand-in. */
  readonly files?: FileSystem;
}

/**
 * Reads a file, after a look at its size.
 *
 * @param path The file.
 * @param maximumBytes How long it may be.
 * @param options Whether links are followed.
 * @returns Its bytes.
 * @throws {FileError} If it is not there, is no file, or cannot be read.
 * @throws {FormatError} If it is longer.
 */
export function readBounded(
  path: string,
  maximumBytes: number,
  { followsLinks = true, files = systemFiles }: ReadOptions = {},
): Uint8Array<ArrayBuffer> {
  try {
    const found = followsLinks ? files.follow(path) : files.look(path);
    const size = sizeOf(found);
    if (size > maximumBytes) {
      throw new FormatError(
        `Cannot load ${path} as it must be at most ${maximumBytes} bytes: ` +
          `current size is ${size}`,
      );
    }
    return readExactly(path, size, files);
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw new FileError(
      `Cannot load ${path} as it must be readable: ${systemReasonOf(error)}`,
    );
  }
}

function sizeOf(found: FileInformation | undefined): number {
  if (found === undefined) throw new Error("there is no such file");
  if (found.isSymlink) {
    throw new Error("it is a link, which may lead out of its folder");
  }
  if (!found.isFile) throw new Error("it is no file");
  return found.size;
}

function readExactly(
  path: string,
  size: number,
  files: FileSystem,
): Uint8Array<ArrayBuffer> {
  using file = files.open(path);
  const bytes = new Uint8Array(size);
  let length = 0;
  while (length < size) {
    const count = file.read(bytes.subarray(length));
    if (count === null || count === 0) {
      throw new Error(`it ended after ${length} of its ${size} bytes`);
    }
    length += count;
  }
  return bytes;
}

import { systemReasonOf } from "../storage/errors.ts";
import { AccessError } from "./errors.ts";
import { formatCount } from "./format.ts";

/** A corpus is held as bytes, as text and as ids at the same time, and a text
 * cannot be longer than V8's longest string, 2^29 - 24 characters. */
export const maximumCorpusBytes = 500_000_000;

/**
 * Reads a whole file.
 *
 * @param path The file; the permission to read it is granted.
 * @param maximumBytes How long it may be.
 * @returns Its bytes.
 * @throws {AccessError} If it is not there, is not a file, is too long, or the
 * system refuses.
 */
export function readFile(
  path: string,
  maximumBytes: number,
): Uint8Array<ArrayBuffer> {
  try {
    const { isFile, isDirectory, size } = Deno.statSync(path);
    if (!isFile) {
      const kind = isDirectory ? "a directory" : "not a regular file";
      throw unreadable(path, "must be a file", `it is ${kind}`);
    }
    if (size > maximumBytes) {
      throw unreadable(
        path,
        `must be at most ${formatCount(maximumBytes)} bytes`,
        `current size is ${formatCount(size)}`,
      );
    }
    return Deno.readFileSync(path);
  } catch (error) {
    if (error instanceof AccessError) throw error;
    if (error instanceof Deno.errors.NotFound) {
      throw unreadable(path, "must exist", "there is no such file");
    }
    throw unreadable(path, "must be readable", systemReasonOf(error));
  }
}

function unreadable(path: string, wanted: string, found: string): AccessError {
  return new AccessError(`Cannot read ${path} as it ${wanted}: ${found}`);
}

/**
 * The text of a file of any size, in pieces.
 *
 * @param path The file; the permission to read it is granted.
 * @returns The pieces, in order.
 * @throws {AccessError} If it is not there, is a directory, or the system
 * refuses.
 */
export async function* readStream(path: string): AsyncGenerator<string> {
  const file = openFile(path);
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(1 << 16);
  try {
    for (let n = await file.read(buffer); n !== null;) {
      yield decoder.decode(buffer.subarray(0, n), { stream: true });
      n = await file.read(buffer);
    }
    yield decoder.decode();
  } catch (error) {
    throw unreadable(path, "must be readable", systemReasonOf(error));
  } finally {
    file.close();
  }
}

function openFile(path: string): Deno.FsFile {
  try {
    return Deno.openSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) {
      throw unreadable(path, "must exist", "there is no such file");
    }
    throw unreadable(path, "must be readable", systemReasonOf(error));
  }
}

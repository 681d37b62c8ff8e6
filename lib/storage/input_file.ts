/** Files that are read in pieces, and never leave their folder. */

import { FormatError } from "../core/errors.ts";
import { FileError, systemReasonOf } from "./errors.ts";
import { systemFiles } from "./file_system.ts";

/** A file that is open for reading. Dispose of it when done. */
export class InputFile implements Disposable {
  /** What it is called in errors. */
  readonly path: string;
  /** Its length in bytes when it was opened. */
  readonly size: number;
  readonly #file: Deno.FsFile;

  /**
   * Opens a file.
   *
   * @param path The file.
   * @param name What to call it in errors; its path if absent.
   * @throws {FileError} If it is not there, is no file, or cannot be read.
   */
  constructor(path: string, name: string = path) {
    this.path = name;
    try {
      // a pipe without a writer would block for ever if it were opened
      const found = systemFiles.follow(path);
      if (found === undefined) throw new Error("there is no such file");
      if (!found.isFile) throw new Error("it is no file");
      this.#file = Deno.openSync(path);
      this.size = this.#file.statSync().size;
    } catch (error) {
      throw this.#refused(systemReasonOf(error));
    }
  }

  /**
   * Fills an array with the bytes at an offset, which go straight there: it
   * may be in shared memory.
   *
   * @param offset Where they begin in the file.
   * @param destination What to fill.
   * @throws {FileError} If the file cannot be read, or ends before.
   */
  readInto(offset: number, destination: Uint8Array<ArrayBufferLike>): void {
    try {
      this.#file.seekSync(offset, Deno.SeekMode.Start);
      let rest = destination;
      while (rest.length > 0) {
        // the system may give less than was asked for, at most 2 GiB at once
        const count = this.#file.readSync(rest);
        if (count === null || count === 0) {
          throw new Error(`it ends ${rest.length} bytes early`);
        }
        rest = rest.subarray(count);
      }
    } catch (error) {
      throw this.#refused(systemReasonOf(error));
    }
  }

  /**
   * Reads the whole file.
   *
   * @param maximumBytes How long it may be.
   * @returns Its bytes.
   * @throws {FileError} If it cannot be read.
   * @throws {FormatError} If it is longer; nothing is allocated then.
   */
  readAll(maximumBytes: number): Uint8Array<ArrayBuffer> {
    if (this.size > maximumBytes) {
      throw new FormatError(
        `Cannot load ${this.path} as it must be at most ${maximumBytes} ` +
          `bytes: current size is ${this.size}`,
      );
    }
    const bytes = new Uint8Array(this.size);
    this.readInto(0, bytes);
    return bytes;
  }

  /** Closes the file. */
  [Symbol.dispose](): void {
    this.#file.close();
  }

  #refused(reason: string): FileError {
    return new FileError(
      `Cannot load ${this.path} as it must be readable: ${reason}`,
    );
  }
}

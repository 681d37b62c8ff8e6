/** Ids in a file, read window by window: only a window is ever in memory. */

import { FormatError } from "../core/errors.ts";
import { FileError, systemReasonOf } from "./errors.ts";

/** How ids stand in a file, little-endian. */
export type TokenWidth = "u8" | "u16" | "i32";

/** Bytes an id. */
export const tokenBytes: Readonly<Record<TokenWidth, number>> = {
  u8: 1,
  u16: 2,
  i32: 4,
};

/** Where the ids are in a file. */
export interface FileTokensOptions {
  /** The offset of the first. */
  readonly offset: number;
  /** How they stand there. */
  readonly width: TokenWidth;
  /** How many there are. */
  readonly count: number;
  /** One more than the greatest id that there may be. */
  readonly vocabulary: number;
}

/** The ids in a file, which is open. Dispose of it when done. */
export class FileTokens implements Disposable {
  /** How many there are. */
  readonly length: number;
  readonly #path: string;
  readonly #file: Deno.FsFile;
  readonly #options: FileTokensOptions;
  #buffer: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  #ids: Uint8Array | Uint16Array | Int32Array = this.#buffer;

  /**
   * Opens a file.
   *
   * @param path The file.
   * @param options Where the ids are in it.
   * @throws {FileError} If it cannot be opened.
   */
  constructor(path: string, options: FileTokensOptions) {
    this.#path = path;
    this.#options = options;
    this.length = options.count;
    try {
      this.#file = Deno.openSync(path);
    } catch (error) {
      throw this.#refused(systemReasonOf(error));
    }
  }

  /**
   * Reads neighbours.
   *
   * @param start The place of the first.
   * @param into Receives the ids, as many as it holds.
   * @throws {FileError} If the file cannot be read, or ends before.
   * @throws {FormatError} If it has changed, and holds other ids.
   */
  read(start: number, into: Int32Array<ArrayBuffer>): void {
    const { width, offset, vocabulary } = this.#options;
    const bytes = into.length * tokenBytes[width];
    if (this.#buffer.length !== bytes) this.#makeBuffer(bytes);
    this.#fill(offset + start * tokenBytes[width]);
    const ids = this.#ids;
    for (let index = 0; index < into.length; index++) {
      const id = ids[index]!;
      if (id < 0 || id >= vocabulary) {
        throw new FormatError(
          `Cannot read ${this.#path} as its ids must be below ${vocabulary}: ` +
            `current value is ${id} at ${start + index}`,
        );
      }
      into[index] = id;
    }
  }

  /** Closes the file. */
  [Symbol.dispose](): void {
    this.#file.close();
  }

  #makeBuffer(bytes: number): void {
    this.#buffer = new Uint8Array(bytes);
    const { buffer } = this.#buffer;
    const { width } = this.#options;
    this.#ids = width === "u8"
      ? this.#buffer
      : width === "u16"
      ? new Uint16Array(buffer)
      : new Int32Array(buffer);
  }

  #fill(position: number): void {
    try {
      this.#file.seekSync(position, Deno.SeekMode.Start);
      let count = this.#file.readSync(this.#buffer);
      let rest = this.#buffer.length - (count ?? 0);
      // most windows come at once, and take no view
      while (rest > 0) {
        if (count === null || count === 0) {
          throw new Error(`it ends ${rest} bytes early`);
        }
        count = this.#file.readSync(this.#buffer.subarray(-rest));
        rest -= count ?? 0;
      }
    } catch (error) {
      throw this.#refused(systemReasonOf(error));
    }
  }

  #refused(reason: string): FileError {
    return new FileError(
      `Cannot read ${this.#path} as it must stay readable: ${reason}`,
    );
  }
}

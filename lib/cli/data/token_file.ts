/** Files of tokens: written once, and compared with their sums when they are
 * opened. */

import { FormatError } from "../../core/errors.ts";
import {
  decodeTokenHeader,
  encodeTokenHeader,
  type TokenHeader,
  tokenHeaderLength,
  tokenPreludeBytes,
} from "../../formats/token_header.ts";
import { FileError, systemReasonOf } from "../../storage/errors.ts";
import { systemFiles } from "../../storage/file_system.ts";
import { FileTokens, tokenBytes } from "../../storage/file_tokens.ts";
import { InputFile } from "../../storage/input_file.ts";
import { Sha256, sha256 } from "../../storage/sha256.ts";
import { partialOf, splitPath } from "../../storage/temporary.ts";

/** Ids are summed up so many bytes at a time. */
const pieceBytes = 1 << 20;

/** What a file of tokens is made of. */
export type TokenFileContent = Pick<
  TokenHeader,
  "vocabulary" | "source" | "recipe" | "tokenizer"
>;

/** A file of tokens that is open. */
export interface OpenTokenFile {
  /** What it says about itself. */
  readonly header: TokenHeader;
  /** Its ids; to be disposed of. */
  readonly tokens: FileTokens;
}

/**
 * Opens a file of tokens, which is not trusted, and compares it with its sums.
 *
 * @param path The file.
 * @param isWanted Whether it is worth to be summed up.
 * @returns What it holds; undefined if it is not wanted.
 * @throws {FileError} If it cannot be read.
 * @throws {FormatError} If it is damaged.
 */
export function openTokenFile(
  path: string,
  isWanted: (header: TokenHeader) => boolean,
): OpenTokenFile | undefined {
  using file = new InputFile(path);
  const prelude = new Uint8Array(Math.min(tokenPreludeBytes, file.size));
  file.readInto(0, prelude);
  const offset = tokenPreludeBytes + tokenHeaderLength(prelude, path);
  const bytes = new Uint8Array(Math.min(offset, file.size));
  file.readInto(0, bytes);
  const header = decodeTokenHeader(bytes, file.size, path, sha256);
  if (!isWanted(header)) return undefined;
  if (sumFrom(file, offset) !== header.sha256) {
    throw new FormatError(
      `Cannot load ${path} as its ids must have their sum: it is damaged`,
    );
  }
  const { dtype: width, count, vocabulary } = header;
  const options = { offset, width, count, vocabulary };
  return { header, tokens: new FileTokens(path, options) };
}

function sumFrom(file: InputFile, offset: number): string {
  const hash = new Sha256();
  const buffer = new Uint8Array(pieceBytes);
  for (let at = offset; at < file.size; at += buffer.length) {
    const part = buffer.subarray(0, file.size - at);
    file.readInto(at, part);
    hash.update(part);
  }
  return hash.digest();
}

/** Writes a file of tokens beside its place, and moves it there at the end.
 * Dispose of it: what is not finished is removed. */
export class TokenFileWriter implements Disposable {
  readonly #path: string;
  readonly #partial: string;
  readonly #file: Deno.FsFile;
  readonly #content: TokenFileContent;
  readonly #dtype: TokenHeader["dtype"];
  readonly #hash = new Sha256();
  readonly #hashOfInt32 = new Sha256();
  readonly #pending: Uint8Array | Uint16Array | Int32Array;
  readonly #pendingInt32 = new Int32Array(pieceBytes / 4);
  #pendingCount = 0;
  #count = 0;
  #isOpen = true;

  /**
   * Begins a file; its folder is there.
   *
   * @param path Where it will be.
   * @param content What it is of.
   * @throws {FileError} If the system refuses.
   */
  constructor(path: string, content: TokenFileContent) {
    const { vocabulary } = content;
    this.#path = path;
    // two processes may write the same one at the same time
    const { parent, name } = splitPath(path);
    this.#partial = partialOf(`${parent}${name}.${Deno.pid}`);
    this.#content = content;
    const length = pieceBytes / 4;
    this.#dtype = vocabulary <= 2 ** 8
      ? "u8"
      : vocabulary <= 2 ** 16
      ? "u16"
      : "i32";
    this.#pending = this.#dtype === "u8"
      ? new Uint8Array(length)
      : this.#dtype === "u16"
      ? new Uint16Array(length)
      : new Int32Array(length);
    this.#file = this.#guarded(() =>
      Deno.openSync(this.#partial, {
        write: true,
        create: true,
        truncate: true,
      })
    );
    this.#writeHeader("0".repeat(64), "0".repeat(64));
  }

  /** How many ids were written. */
  get count(): number {
    return this.#count;
  }

  /**
   * Adds ids.
   *
   * @param ids They follow those of the last call.
   * @throws {FileError} If the system refuses: the disk may be full.
   */
  write(ids: Int32Array<ArrayBuffer>): void {
    const pending = this.#pending, pendingInt32 = this.#pendingInt32;
    let count = this.#pendingCount;
    for (let index = 0; index < ids.length; index++) {
      if (count === pending.length) {
        this.#flush(count);
        count = 0;
      }
      pending[count] = pendingInt32[count] = ids[index]!;
      count++;
    }
    this.#pendingCount = count;
    this.#count += ids.length;
  }

  /**
   * Moves the file to its place.
   *
   * @throws {FileError} If the system refuses.
   */
  finish(): void {
    this.#flush(this.#pendingCount);
    this.#guarded(() => this.#file.seekSync(0, Deno.SeekMode.Start));
    this.#writeHeader(this.#hash.digest(), this.#hashOfInt32.digest());
    this.#guarded(() => {
      this.#file.syncSync();
      this.#file.close();
      this.#isOpen = false;
      systemFiles.rename(this.#partial, this.#path);
      systemFiles.syncFolder(splitPath(this.#path).parent || ".");
    });
  }

  /** Removes what is not finished. */
  [Symbol.dispose](): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#file.close();
    try {
      Deno.removeSync(this.#partial);
    } catch {
      // the next process that writes this file removes it
    }
  }

  #writeHeader(sha256OfIds: string, sha256OfInt32: string): void {
    const header = {
      dtype: this.#dtype,
      count: this.#count,
      ...this.#content,
      sha256: sha256OfIds,
      sha256OfInt32,
    };
    this.#writeAll(encodeTokenHeader(header, sha256));
  }

  #flush(count: number): void {
    const { buffer } = this.#pending;
    const size = count * tokenBytes[this.#dtype];
    const bytes = new Uint8Array(buffer as ArrayBuffer, 0, size);
    this.#hash.update(bytes);
    this.#hashOfInt32.update(
      new Uint8Array(this.#pendingInt32.buffer, 0, 4 * count),
    );
    this.#writeAll(bytes);
  }

  #writeAll(bytes: Uint8Array): void {
    this.#guarded(() => {
      for (let rest = bytes; rest.length > 0;) {
        rest = rest.subarray(this.#file.writeSync(rest));
      }
    });
  }

  #guarded<Result>(act: () => Result): Result {
    try {
      return act();
    } catch (error) {
      throw new FileError(
        `Cannot write ${this.#path} as the system must accept it: ` +
          systemReasonOf(error),
      );
    }
  }
}

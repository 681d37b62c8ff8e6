import { FormatError } from "../core/errors.ts";
import { invalidUtf8Offset } from "../core/utf8.ts";

/** Turns the bytes of a text, cut anywhere, into text. */
export class Utf8Pieces {
  readonly #source: string;
  readonly #decoder = new TextDecoder("utf-8", {
    fatal: true,
    ignoreBOM: true,
  });
  /** The bytes of a character that is not whole yet. */
  #rest = new Uint8Array();
  #offset = 0;
  #isFirst = true;

  /**
   * Begins a text.
   *
   * @param source What to call it in errors.
   */
  constructor(source: string) {
    this.#source = source;
  }

  /**
   * Takes bytes.
   *
   * @param bytes They follow those of the last call.
   * @returns Their text, but for a character at the end that is not whole.
   * @throws {FormatError} If they are not UTF-8.
   */
  push(bytes: Uint8Array<ArrayBuffer>): string {
    const all = this.#rest.length === 0 ? bytes : joined(this.#rest, bytes);
    const end = all.length - begunCharacter(all);
    const text = this.#decode(all.subarray(0, end));
    this.#rest = all.slice(end);
    this.#offset += end;
    if (!this.#isFirst || text === "") return text;
    this.#isFirst = false;
    return text.startsWith("\uFEFF") ? text.slice(1) : text;
  }

  /**
   * Ends the text.
   *
   * @throws {FormatError} If its last character is not whole.
   */
  finish(): void {
    this.#decode(this.#rest);
  }

  #decode(bytes: Uint8Array<ArrayBuffer>): string {
    try {
      return this.#decoder.decode(bytes);
    } catch {
      throw notText(bytes, this.#source, this.#offset);
    }
  }
}

/**
 * The error that bytes are not text.
 *
 * @param bytes The bytes, not all of them UTF-8.
 * @param source What to call the text.
 * @param before How many bytes of it are before these.
 * @returns The error, to be thrown.
 */
export function notText(
  bytes: Uint8Array<ArrayBuffer>,
  source: string,
  before: number = 0,
): FormatError {
  const offset = invalidUtf8Offset(bytes);
  const value = bytes[offset]!.toString(16).padStart(2, "0");
  return new FormatError(
    `Cannot read ${source} as text as it must be UTF-8, or be read with ` +
      `--tokenizer byte: the byte at offset ${before + offset} is 0x${value}`,
  );
}

/** How many bytes at the end begin a character that is longer. */
function begunCharacter(bytes: Uint8Array): number {
  const { length } = bytes;
  for (let count = 1; count <= Math.min(3, length); count++) {
    const byte = bytes[length - count]!;
    if (byte < 0x80) return 0;
    if (byte < 0xC0) continue;
    const wanted = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    return wanted > count ? count : 0;
  }
  return 0;
}

function joined(
  first: Uint8Array<ArrayBuffer>,
  second: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

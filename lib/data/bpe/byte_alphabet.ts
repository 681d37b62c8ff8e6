/** Bytes as characters that can be seen, as the files of GPT-2 write them
 * (Radford et al., "Language models are unsupervised multitask learners",
 * 2019, section 2.2, and the encoder published with it). */

/** How many values a byte has. */
export const byteCount: number = 256;

/** Whether a byte stands for itself: a visible character of Latin-1. */
function isVisible(byte: number): boolean {
  return byte >= 0x21 && byte <= 0x7E || byte >= 0xA1 && byte !== 0xAD;
}

/** Between bytes and the characters that stand for them: visible bytes for
 * themselves, the other 68 for U+0100 and what follows, in order. */
export class ByteAlphabet {
  /** The character of each byte. */
  readonly symbols: readonly string[];
  /** All bytes, in the order of their characters. */
  readonly order: readonly number[];
  readonly #byteOf = new Map<string, number>();

  /** Makes both directions. */
  constructor() {
    let next = byteCount;
    this.symbols = Array.from(
      { length: byteCount },
      (_, byte) => String.fromCharCode(isVisible(byte) ? byte : next++),
    );
    this.symbols.forEach((symbol, byte) => this.#byteOf.set(symbol, byte));
    this.order = this.symbols.keys().toArray().sort((a, b) =>
      this.symbols[a]!.charCodeAt(0) - this.symbols[b]!.charCodeAt(0)
    );
  }

  /**
   * Writes bytes.
   *
   * @param bytes The bytes.
   * @returns One character a byte.
   */
  write(bytes: Uint8Array<ArrayBufferLike>): string {
    return Array.from(bytes, (byte) => this.symbols[byte]!).join("");
  }

  /**
   * Reads bytes.
   *
   * @param text One character a byte.
   * @returns The bytes, or undefined if a character stands for none.
   */
  read(text: string): Uint8Array<ArrayBuffer> | undefined {
    const bytes = new Uint8Array(text.length);
    for (let index = 0; index < text.length; index++) {
      const byte = this.#byteOf.get(text[index]!);
      if (byte === undefined) return undefined;
      bytes[index] = byte;
    }
    return bytes;
  }
}

import { checkId } from "./check_id.ts";
import type { Tokenizer, TokenizerJSON } from "./tokenizer.ts";

/**
 * One id a byte: 256 ids, and nothing is unknown. Text is its UTF-8 bytes, and
 * data that is no text at all can be learned too.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { ByteTokenizer } from "@fluxion/fluxion";
 *
 * const tokenizer = new ByteTokenizer();
 * assertEquals([...tokenizer.encode("né")], [110, 195, 169]);
 * assertEquals(tokenizer.decode([110, 195, 169]), "né");
 * ```
 */
export class ByteTokenizer implements Tokenizer {
  /** One id a byte. */
  readonly kind: "byte" = "byte";
  /** The number of values of a byte. */
  readonly vocabularySize: number = 256;

  /**
   * Turns text into ids.
   *
   * @param text The text.
   * @returns Its UTF-8 bytes; half of a surrogate pair becomes U+FFFD.
   */
  encode(text: string): Int32Array<ArrayBuffer> {
    return this.encodeBytes(new TextEncoder().encode(text));
  }

  /**
   * Turns data that need not be text into ids.
   *
   * @param bytes Any bytes.
   * @returns One id a byte.
   */
  encodeBytes(bytes: Uint8Array<ArrayBufferLike>): Int32Array<ArrayBuffer> {
    return new Int32Array(bytes);
  }

  /**
   * Turns ids into text.
   *
   * @param ids Ids in `[0, 256)`.
   * @returns The text of these bytes, with U+FFFD for those that are not
   * UTF-8; a byte order mark is kept.
   * @throws {ArgumentError} If an id is not a byte.
   */
  decode(ids: ArrayLike<number>): string {
    const bytes = new Uint8Array(ids.length);
    for (let index = 0; index < ids.length; index++) {
      bytes[index] = checkId(ids, index, this.vocabularySize);
    }
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  }

  /**
   * Lists what a text holds and the vocabulary does not.
   *
   * @param _text Any text.
   * @returns Nothing, as every byte has an id.
   */
  unknownCharacters(_text: string): string[] {
    return [];
  }

  /** The kind, to be saved beside a model. */
  toJSON(): TokenizerJSON {
    return { kind: this.kind };
  }
}

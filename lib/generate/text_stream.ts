import { BytePairTokenizer } from "../data/bpe/byte_pair_tokenizer.ts";
import type { Tokenizer } from "../data/tokenizer.ts";
import { unknownId } from "../data/character_tokenizer.ts";
import { StopStrings } from "./stop_strings.ts";

/**
 * Turns ids into text as they come. A character whose bytes are in several
 * tokens comes with the last of them, and what may become a stop string is held
 * back. The id of unknown characters, which a model may choose before it has
 * learned not to, becomes nothing.
 */
export class TextStream {
  readonly #tokenizer: Tokenizer;
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  readonly #stops: StopStrings;

  /**
   * Begins a text.
   *
   * @param tokenizer The model's tokenizer.
   * @param stops What ends the text, and is not part of it.
   * @throws {ArgumentError} If a stop string is empty.
   */
  constructor(tokenizer: Tokenizer, stops: readonly string[] = []) {
    this.#tokenizer = tokenizer;
    this.#stops = new StopStrings(stops);
  }

  /** Whether a stop string was found. */
  get isStopped(): boolean {
    return this.#stops.isStopped;
  }

  /**
   * Takes the next token.
   *
   * @param id The token.
   * @returns What is now known to be part of the text.
   */
  push(id: number): string {
    return this.#stops.push(this.#decode(id));
  }

  /**
   * Says that nothing more comes.
   *
   * @returns What was held back; bytes of half a character are left out.
   */
  finish(): string {
    return this.#stops.finish();
  }

  #decode(id: number): string {
    const tokenizer = this.#tokenizer;
    if (tokenizer.kind === "byte") return this.#bytes(Uint8Array.of(id));
    if (tokenizer instanceof BytePairTokenizer) {
      return this.#bytes(tokenizer.bytesOf(id));
    }
    return id === unknownId ? "" : tokenizer.decode([id]);
  }

  #bytes(bytes: Uint8Array<ArrayBuffer>): string {
    return this.#decoder.decode(bytes, { stream: true });
  }
}

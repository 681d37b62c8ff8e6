/** What every tokenizer does: text to ids, and ids to text. */

/** A tokenizer as it is saved beside a model. */
export type TokenizerJSON =
  | {
    /** One id a Unicode character. */
    readonly kind: "character";
    /** The characters of ids 1, 2, 3 and so on; id 0 is unknown. */
    readonly characters: string;
  }
  | {
    /** One id a byte of UTF-8. */
    readonly kind: "byte";
  }
  | {
    /** One id some bytes that are frequent neighbours. */
    readonly kind: "bpe";
    /** The tokens in the order of their ids, a line each. */
    readonly tokens: string;
    /** The pairs that merge, in order, a line each, a space between both. */
    readonly merges: string;
  };

/** Which tokenizers there are. */
export type TokenizerKind = TokenizerJSON["kind"];

/** Turns text into token ids in `[0, vocabularySize)` and back. */
export interface Tokenizer {
  /** What one id stands for. */
  readonly kind: TokenizerKind;
  /** The number of ids. */
  readonly vocabularySize: number;

  /**
   * Turns text into ids.
   *
   * @param text The text; no text is refused.
   * @returns One id a token.
   */
  encode(text: string): Int32Array<ArrayBuffer>;

  /**
   * Turns ids into text.
   *
   * @param ids Ids in `[0, vocabularySize)`.
   * @returns The text, with U+FFFD for what has no character.
   * @throws {ArgumentError} If an id is outside of the vocabulary.
   */
  decode(ids: ArrayLike<number>): string;

  /**
   * Lists what a text holds and the vocabulary does not.
   *
   * @param text For example a prompt.
   * @returns The distinct characters that encode to the unknown id, in the
   * order of their first appearance.
   */
  unknownCharacters(text: string): string[];

  /** What {@linkcode tokenizerFromJSON} makes this tokenizer from. */
  toJSON(): TokenizerJSON;
}

import { ArgumentError } from "../core/errors.ts";
import { Alphabet } from "./alphabet.ts";
import { checkId } from "./check_id.ts";
import type { Tokenizer, TokenizerJSON } from "./tokenizer.ts";

/** The id of every character outside of the vocabulary. */
export const unknownId: number = 0;

/** What an id without a character decodes to: U+FFFD. */
export const replacementCharacter: string = "\uFFFD";

/**
 * One id a Unicode character (code point): 0 is unknown, and 1, 2, 3 and so on
 * are the characters of the vocabulary.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { CharacterTokenizer } from "@fluxion/fluxion";
 *
 * const tokenizer = CharacterTokenizer.fromText("banana");
 * assertEquals([...tokenizer.encode("nab?")], [3, 1, 2, 0]);
 * assertEquals(tokenizer.decode([2, 1, 3]), "ban");
 * ```
 */
export class CharacterTokenizer implements Tokenizer {
  /** One id a Unicode character. */
  readonly kind: "character" = "character";
  /** One more than the number of distinct characters. */
  readonly vocabularySize: number;
  readonly #characters: readonly string[];
  /** The id of each code point up to the last one that has one. */
  readonly #idOf: Int32Array<ArrayBuffer>;

  /**
   * Makes a tokenizer of a saved vocabulary.
   *
   * @param characters The characters of ids 1, 2, 3 and so on.
   * @throws {ArgumentError} If there is none, one is there twice, or one is
   * half of a surrogate pair.
   */
  constructor(characters: string) {
    const list = [...characters];
    if (list.length === 0 || !characters.isWellFormed()) {
      throw new ArgumentError(
        `Cannot make a tokenizer as its vocabulary must be one or more ` +
          `Unicode characters: current value is ` +
          JSON.stringify(characters.slice(0, 60)),
      );
    }
    const codes = list.map((character) => character.codePointAt(0)!);
    const last = codes.reduce((most, code) => Math.max(most, code), 0);
    this.#idOf = new Int32Array(last + 1);
    for (const [index, code] of codes.entries()) {
      if (this.#idOf[code] !== unknownId) {
        throw new ArgumentError(
          `Cannot make a tokenizer as its characters must be distinct: ` +
            `${JSON.stringify(list[index])} is there twice`,
        );
      }
      this.#idOf[code] = index + 1;
    }
    this.#characters = [replacementCharacter, ...list];
    this.vocabularySize = this.#characters.length;
  }

  /**
   * The tokenizer of a corpus.
   *
   * @param text The corpus.
   * @returns A tokenizer whose vocabulary is the distinct characters of the
   * text, sorted by code point.
   * @throws {ArgumentError} If the text holds no character.
   */
  static fromText(text: string): CharacterTokenizer {
    const alphabet = new Alphabet();
    alphabet.add(text);
    return new CharacterTokenizer(alphabet.characters);
  }

  /**
   * Turns text into ids.
   *
   * @param text The text; characters outside of the vocabulary become 0.
   * @returns One id a code point.
   */
  encode(text: string): Int32Array<ArrayBuffer> {
    const ids = new Int32Array(text.length);
    let length = 0;
    for (let index = 0; index < text.length; index++) {
      let code = text.charCodeAt(index);
      if ((code & 0xF800) === 0xD800) {
        code = text.codePointAt(index)!;
        if (code > 0xFFFF) index++;
      }
      ids[length++] = this.#idOf[code] ?? unknownId;
    }
    return length === ids.length ? ids : ids.slice(0, length);
  }

  /**
   * Turns ids into text.
   *
   * @param ids Ids in `[0, vocabularySize)`.
   * @returns Their characters, with U+FFFD for id 0.
   * @throws {ArgumentError} If an id is outside of the vocabulary.
   */
  decode(ids: ArrayLike<number>): string {
    let text = "";
    for (let index = 0; index < ids.length; index++) {
      text += this.#characters[checkId(ids, index, this.vocabularySize)]!;
    }
    return text;
  }

  /**
   * Lists what a text holds and the vocabulary does not.
   *
   * @param text For example a prompt.
   * @returns The distinct characters of it that are not in the vocabulary, in
   * the order of their first appearance.
   */
  unknownCharacters(text: string): string[] {
    return [...new Set(text)].filter((each) =>
      !this.#idOf[each.codePointAt(0)!]
    );
  }

  /** The vocabulary, to be saved beside a model. */
  toJSON(): TokenizerJSON {
    return { kind: this.kind, characters: this.#characters.slice(1).join("") };
  }
}

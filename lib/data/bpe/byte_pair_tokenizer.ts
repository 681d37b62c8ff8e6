import { ArgumentError } from "../../core/errors.ts";
import { checkId } from "../check_id.ts";
import type { Tokenizer, TokenizerJSON } from "../tokenizer.ts";
import { ByteAlphabet, byteCount } from "./byte_alphabet.ts";
import { IdList } from "./id_list.ts";
import { maximumMerges, type Merges, mergeWord } from "./merge.ts";
import { PairTable } from "./pair_table.ts";
import { WordSplitter } from "./words.ts";

/** The parts of a {@linkcode BytePairTokenizer}. */
export interface BytePairVocabulary {
  /** The tokens in the order of their ids, in GPT-2's characters for bytes;
   * the empty string is an id without a token. */
  readonly tokens: readonly string[];
  /** The pairs of tokens that merge, the first to merge first. */
  readonly merges: readonly (readonly [left: string, right: string])[];
}

/** How {@linkcode BytePairTokenizer.encode} reads a text. */
export interface BytePairEncodeOptions {
  /** Whether the names of special tokens become these tokens; they are text
   * like any other if absent, so that a user cannot smuggle them in. */
  readonly special?: boolean;
}

/** The largest number of ids. */
const maximumTokens = 2 ** 24;

/** Words are few; what is no word is not worth a place. */
const cachedWords = 2 ** 16, cachedWordLength = 32;

/** What an id without a token decodes to: U+FFFD in UTF-8. */
const replacementBytes: readonly number[] = [0xEF, 0xBF, 0xBD];

/**
 * Byte pairs as GPT-2 merges them: text is cut into words, a word is the bytes
 * of its UTF-8, and pairs of neighbours that are frequent in some corpus are
 * one token. No text is refused, and none is lost (Radford et al., "Language
 * models are unsupervised multitask learners", 2019, section 2.2).
 *
 * Tokens that are neither a byte nor what a merge makes are special: text
 * becomes `<|endoftext|>` only when that is asked for.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { trainBytePairs } from "@fluxion/fluxion";
 *
 * const tokenizer = trainBytePairs("banana banana", { vocabularySize: 258 });
 * assertEquals(tokenizer.encode("banana").length, 3); // ban an a
 * assertEquals(tokenizer.decode(tokenizer.encode("né 💡")), "né 💡");
 * ```
 */
export class BytePairTokenizer implements Tokenizer {
  /** One id some bytes. */
  readonly kind: "bpe" = "bpe";
  /** The number of ids. */
  readonly vocabularySize: number;
  /** The names of the special tokens, and their ids. */
  readonly special: ReadonlyMap<string, number>;
  readonly #vocabulary: BytePairVocabulary;
  readonly #merges: Merges;
  readonly #splitter = new WordSplitter();
  readonly #cache = new Map<string, Int32Array<ArrayBuffer>>();
  readonly #byteIds: Int32Array<ArrayBuffer>;
  /** Where the bytes of each id begin, and after the last. */
  readonly #starts: Int32Array<ArrayBuffer>;
  readonly #bytes: Uint8Array<ArrayBuffer>;

  /**
   * Makes a tokenizer of its tokens and merges.
   *
   * @param vocabulary The tokens and merges; they are not copied.
   * @throws {ArgumentError} If a token or a merge is there twice, one of the
   * 256 bytes is missing, or a merge is of tokens, or to one, that is not
   * there.
   */
  constructor(vocabulary: BytePairVocabulary) {
    const { tokens, merges } = vocabulary;
    checkCounts(vocabulary);
    const ids = numberTokens(tokens);
    const alphabet = new ByteAlphabet();
    this.vocabularySize = tokens.length;
    this.#vocabulary = vocabulary;
    this.#byteIds = Int32Array.from(alphabet.symbols, (symbol, byte) => {
      const id = ids.get(symbol);
      if (id !== undefined) return id;
      throw refused("have a token for each byte", `none for byte ${byte}`);
    });
    this.#merges = numberMerges(merges, ids);
    this.special = specialTokens(ids, this.#byteIds, this.#merges);
    [this.#bytes, this.#starts] = bytesOfTokens(tokens, alphabet);
  }

  /**
   * Turns text into ids.
   *
   * @param text The text; half of a surrogate pair becomes U+FFFD.
   * @param options Whether to look for special tokens.
   * @returns One id a token.
   */
  encode(
    text: string,
    { special = false }: BytePairEncodeOptions = {},
  ): Int32Array<ArrayBuffer> {
    const ids = new IdList();
    const wellFormed = text.toWellFormed();
    if (!special || this.special.size === 0) {
      this.#encodeWords(wellFormed, ids);
      return ids.finish();
    }
    for (const part of wellFormed.split(namesPattern(this.special))) {
      const id = this.special.get(part);
      if (id === undefined) this.#encodeWords(part, ids);
      else ids.push(id);
    }
    return ids.finish();
  }

  /**
   * Turns ids into text.
   *
   * @param ids Ids in `[0, vocabularySize)`.
   * @returns The text of their bytes, with U+FFFD for those that are not
   * UTF-8, and for ids without a token; a byte order mark is kept.
   * @throws {ArgumentError} If an id is outside of the vocabulary.
   */
  decode(ids: ArrayLike<number>): string {
    let length = 0;
    for (let index = 0; index < ids.length; index++) {
      const id = checkId(ids, index, this.vocabularySize);
      length += this.#starts[id + 1]! - this.#starts[id]!;
    }
    const bytes = new Uint8Array(length);
    let offset = 0;
    for (let index = 0; index < ids.length; index++) {
      const piece = this.bytesOf(ids[index]!);
      bytes.set(piece, offset);
      offset += piece.length;
    }
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  }

  /**
   * The bytes of one id, for text that comes in pieces: a character may be cut
   * between two ids.
   *
   * @param id An id in `[0, vocabularySize)`.
   * @returns A view of its bytes, not to be written to.
   * @throws {ArgumentError} If it is outside of the vocabulary.
   */
  bytesOf(id: number): Uint8Array<ArrayBuffer> {
    checkId([id], 0, this.vocabularySize);
    return this.#bytes.subarray(this.#starts[id]!, this.#starts[id + 1]!);
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

  /** The tokens and merges, as they were given. */
  get vocabulary(): BytePairVocabulary {
    return this.#vocabulary;
  }

  /** Tokens and merges, a line each, to be saved beside a model. */
  toJSON(): TokenizerJSON {
    const { tokens, merges } = this.#vocabulary;
    return {
      kind: this.kind,
      tokens: tokens.join("\n"),
      merges: merges.map(([left, right]) => `${left} ${right}`).join("\n"),
    };
  }

  #encodeWords(text: string, ids: IdList): void {
    let start = 0;
    while (start < text.length) {
      const end = this.#splitter.endOf(text, start);
      ids.pushAll(this.#encodeWord(text.slice(start, end)));
      start = end;
    }
  }

  #encodeWord(word: string): Int32Array<ArrayBuffer> {
    const known = this.#cache.get(word);
    if (known !== undefined) return known;
    const bytes = new TextEncoder().encode(word);
    const ids = Int32Array.from(bytes, (byte) => this.#byteIds[byte]!);
    const merged = mergeWord(ids, this.#merges);
    if (word.length <= cachedWordLength) {
      if (this.#cache.size >= cachedWords) this.#cache.clear();
      this.#cache.set(word, merged.slice());
    }
    return merged;
  }
}

function refused(wanted: string, found: string): ArgumentError {
  return new ArgumentError(
    `Cannot make a tokenizer as its vocabulary must ${wanted}: ` +
      `current value is ${found}`,
  );
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 60));
}

function checkCounts({ tokens, merges }: BytePairVocabulary): void {
  if (tokens.length < byteCount || tokens.length > maximumTokens) {
    throw refused(
      `have ${byteCount} to ${maximumTokens} tokens`,
      String(tokens.length),
    );
  }
  if (merges.length > maximumMerges) {
    throw refused(
      `have at most ${maximumMerges} merges`,
      String(merges.length),
    );
  }
}

function numberTokens(
  tokens: readonly string[],
): ReadonlyMap<string, number> {
  const ids = new Map<string, number>();
  tokens.forEach((token, id) => {
    if (token === "") return;
    if (ids.has(token)) throw refused("have each token once", quote(token));
    if (token.includes("\n") || !token.isWellFormed()) {
      throw refused("have tokens that are one line of text", quote(token));
    }
    ids.set(token, id);
  });
  return ids;
}

function numberMerges(
  merges: BytePairVocabulary["merges"],
  ids: ReadonlyMap<string, number>,
): Merges {
  const pairs = new PairTable();
  const results = new Int32Array(merges.length);
  merges.forEach(([left, right], rank) => {
    const [leftId, rightId, result] = [left, right, left + right].map((token) =>
      ids.get(token)
    );
    if (leftId === undefined || rightId === undefined || result === undefined) {
      throw refused(
        "have the tokens of each merge and what they become",
        quote(`${left} ${right}`),
      );
    }
    if (pairs.add(leftId, rightId) !== rank) {
      throw refused("have each merge once", quote(`${left} ${right}`));
    }
    results[rank] = result;
  });
  return { pairs, results };
}

function specialTokens(
  ids: ReadonlyMap<string, number>,
  byteIds: Int32Array<ArrayBuffer>,
  { results }: Merges,
): ReadonlyMap<string, number> {
  const made = new Set<number>([...byteIds, ...Array.from(results)]);
  return new Map(ids.entries().filter(([, id]) => !made.has(id)));
}

/** The bytes of all tokens behind each other, and where each begins. */
function bytesOfTokens(
  tokens: readonly string[],
  alphabet: ByteAlphabet,
): [Uint8Array<ArrayBuffer>, Int32Array<ArrayBuffer>] {
  const starts = new Int32Array(tokens.length + 1);
  const pieces = tokens.map((token, id) => {
    const bytes = token === ""
      ? Uint8Array.from(replacementBytes)
      : alphabet.read(token) ?? new TextEncoder().encode(token);
    starts[id + 1] = starts[id]! + bytes.length;
    return bytes;
  });
  const all = new Uint8Array(starts[tokens.length]!);
  pieces.forEach((bytes, id) => all.set(bytes, starts[id]!));
  return [all, starts];
}

/** Any of the names; the longest of those that begin at one place. */
function namesPattern(special: ReadonlyMap<string, number>): RegExp {
  const names = [...special.keys()].sort((a, b) => b.length - a.length);
  const escaped = names.map((name) =>
    name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
  );
  return new RegExp(`(${escaped.join("|")})`, "u");
}

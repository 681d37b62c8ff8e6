/** Texts of many documents, a piece at a time: none has to fit into memory. */

import { ArgumentError } from "../core/errors.ts";
import { trainBytePairs } from "./bpe/train.ts";
import { BytePairTokenizer } from "./bpe/byte_pair_tokenizer.ts";
import { ByteTokenizer } from "./byte_tokenizer.ts";
import { Alphabet } from "./alphabet.ts";
import { CharacterTokenizer } from "./character_tokenizer.ts";
import { CompactIds } from "./compact_ids.ts";
import {
  bytePairSample,
  corpusOfTokens,
  type CorpusOptions,
  type TextCorpus,
} from "./corpus.ts";
import type { Tokenizer, TokenizerKind } from "./tokenizer.ts";

/** A piece of a document; null is its end. Bytes are for a tokenizer of bytes
 * only. */
export type DocumentPiece = string | Uint8Array<ArrayBuffer> | null;

/** What is between documents: a special token of this name where the
 * tokenizer has one, else the end of a line. */
export const endOfText: string = "<|endoftext|>";

/** A text without a space for so long is cut, and a word of it, perhaps. */
const longestHeld = 1 << 22;

/** Decides ids in the pieces of text that a tokenizer can encode one by one
 * and gives the same ids as for the whole. */
class PieceEncoder {
  readonly #tokenizer: Tokenizer;
  #held = "";

  constructor(tokenizer: Tokenizer) {
    this.#tokenizer = tokenizer;
  }

  push(text: string): Int32Array<ArrayBuffer> {
    if (this.#tokenizer.kind !== "bpe") return this.#tokenizer.encode(text);
    const all = this.#held + text;
    const end = all.length > longestHeld ? all.length : lastWordStart(all);
    this.#held = all.slice(end);
    return this.#tokenizer.encode(all.slice(0, end));
  }

  flush(): Int32Array<ArrayBuffer> {
    const held = this.#held;
    this.#held = "";
    return this.#tokenizer.encode(held);
  }
}

/** Where a word begins for sure, whatever follows: at a space after something
 * that is none. No token is of both sides of this place. */
function lastWordStart(text: string): number {
  for (let index = text.length - 1; index > 0; index--) {
    const code = text.charCodeAt(index);
    if (code !== 0x20 && code !== 0x0A) continue;
    if (/[^\s\x85]/.test(text[index - 1]!)) return index;
  }
  return 0;
}

/**
 * Encodes documents, the end of a document between two of them. Documents
 * without text are left out.
 *
 * @param pieces The documents.
 * @param tokenizer The tokenizer.
 * @param write Receives the ids, in order.
 */
export function encodeDocuments(
  pieces: Iterable<DocumentPiece>,
  tokenizer: Tokenizer,
  write: (ids: Int32Array<ArrayBuffer>) => void,
): void {
  const encoder = new PieceEncoder(tokenizer);
  const special = tokenizer instanceof BytePairTokenizer
    ? tokenizer.special.get(endOfText)
    : undefined;
  let isOpen = false, hasText = false;
  for (const piece of pieces) {
    if (piece === null) {
      isOpen = false;
      continue;
    }
    if (piece.length === 0) continue;
    if (!isOpen && hasText) {
      if (special === undefined) write(encoder.push("\n"));
      else {
        write(encoder.flush());
        write(Int32Array.of(special));
      }
    }
    isOpen = hasText = true;
    write(
      typeof piece === "string"
        ? encoder.push(piece)
        : bytesOf(piece, tokenizer),
    );
  }
  write(encoder.flush());
}

function bytesOf(
  bytes: Uint8Array<ArrayBuffer>,
  tokenizer: Tokenizer,
): Int32Array<ArrayBuffer> {
  if (tokenizer instanceof ByteTokenizer) return tokenizer.encodeBytes(bytes);
  throw new ArgumentError(
    `Cannot encode bytes as the tokenizer must be of bytes: ` +
      `current value is ${tokenizer.kind}`,
  );
}

/**
 * Makes the tokenizer of some documents: the same as of their text, with the
 * end of a line between two of them.
 *
 * @param pieces The documents; no more of them is read than it takes.
 * @param kind What a token is.
 * @param vocabularySize How many byte pairs and bytes there are at the most;
 * 1024 if absent.
 * @returns The tokenizer.
 * @throws {ArgumentError} If the documents hold no character.
 */
export function tokenizerOfDocuments(
  pieces: Iterable<DocumentPiece>,
  kind: TokenizerKind,
  vocabularySize: number = 1024,
): Tokenizer {
  switch (kind) {
    case "byte":
      return new ByteTokenizer();
    case "bpe":
      return trainBytePairs(beginningOf(pieces), { vocabularySize });
    case "character": {
      const alphabet = new Alphabet();
      for (const text of textsOf(pieces)) alphabet.add(text);
      return new CharacterTokenizer(alphabet.characters);
    }
  }
}

function beginningOf(pieces: Iterable<DocumentPiece>): string {
  const texts: string[] = [];
  let length = 0;
  for (const text of textsOf(pieces)) {
    texts.push(text);
    length += text.length;
    if (length >= bytePairSample) break;
  }
  return texts.join("").slice(0, bytePairSample);
}

/** The text of documents, with the end of a line between two. */
function* textsOf(pieces: Iterable<DocumentPiece>): Generator<string> {
  let isOpen = false, hasText = false;
  for (const piece of pieces) {
    if (piece === null) isOpen = false;
    if (typeof piece !== "string" || piece === "") continue;
    if (!isOpen && hasText) yield "\n";
    isOpen = hasText = true;
    yield piece;
  }
}

/**
 * Makes a corpus of documents, in memory.
 *
 * @param pieces The documents; they are read twice if there is a tokenizer to
 * make.
 * @param source What to call them in errors.
 * @param options The length of a sequence, and the tokenizer.
 * @returns The tokens, split in nine to one.
 * @throws {ArgumentError} If there is no text, or too little of it.
 */
export function corpusOfDocuments(
  pieces: Iterable<DocumentPiece>,
  source: string,
  options: CorpusOptions,
): TextCorpus {
  const { sequence, tokenizer = "character", vocabularySize } = options;
  const made = typeof tokenizer === "string"
    ? tokenizerOfDocuments(nonEmpty(pieces, source), tokenizer, vocabularySize)
    : tokenizer;
  const ids = new CompactIds(made.vocabularySize);
  encodeDocuments(
    nonEmpty(pieces, source),
    made,
    (piece) => ids.add(piece),
  );
  return corpusOfTokens(ids.finish(), source, sequence, made);
}

/**
 * Documents, with an error if they hold nothing.
 *
 * @param pieces The documents.
 * @param source What to call them in errors.
 * @returns The same.
 * @throws {ArgumentError} At the end, if there was no text.
 */
export function* nonEmpty(
  pieces: Iterable<DocumentPiece>,
  source: string,
): Generator<DocumentPiece> {
  let isEmpty = true;
  for (const piece of pieces) {
    if (piece !== null && piece.length > 0) isEmpty = false;
    yield piece;
  }
  if (!isEmpty) return;
  throw new ArgumentError(
    `Cannot train on ${source} as it must hold text: current length is 0`,
  );
}

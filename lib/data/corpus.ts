import { ArgumentError } from "../core/errors.ts";
import { trainBytePairs } from "./bpe/train.ts";
import { ByteTokenizer } from "./byte_tokenizer.ts";
import { CharacterTokenizer } from "./character_tokenizer.ts";
import { TokenRange, type Tokens, type TokenSource } from "./token_source.ts";
import type { Tokenizer, TokenizerKind } from "./tokenizer.ts";
import { notText } from "./utf8_pieces.ts";

/** The tokens that a model learns from, and those that it is judged by. */
export interface Corpus {
  /** What made the tokens, and turns them back. */
  readonly tokenizer: Tokenizer;
  /** The first nine tenths of the tokens. */
  readonly train: Tokens;
  /** The last tenth of the tokens. */
  readonly validation: Tokens;
  /** The SHA-256 of both behind each other, as little-endian 32-bit integers,
   * where somebody has summed them up before. */
  readonly sha256?: string;
}

/** A corpus in memory. */
export interface TextCorpus extends Corpus {
  /** The first nine tenths of the tokens. */
  readonly train: Int32Array<ArrayBuffer>;
  /** The last tenth of the tokens. */
  readonly validation: Int32Array<ArrayBuffer>;
}

/** Byte pairs are counted in so many characters at the beginning. */
export const bytePairSample: number = 1 << 24;

/** How to make a {@linkcode Corpus}. */
export interface CorpusOptions {
  /** The number of tokens in one sequence of a batch. */
  readonly sequence: number;
  /** Which tokenizer to make, or the one of a saved model; the default makes
   * a character tokenizer. */
  readonly tokenizer?: TokenizerKind | Tokenizer;
  /** How many tokens to train one of byte pairs to, at the most; 1024 if
   * absent. */
  readonly vocabularySize?: number;
}

/**
 * Makes a corpus of the bytes of a file.
 *
 * @param bytes The content: UTF-8, with or without a byte order mark, or any
 * bytes if the tokenizer is one of bytes.
 * @param source What to call it in errors, for example its path.
 * @param options The length of a sequence, and the tokenizer.
 * @returns The tokens, split in nine to one.
 * @throws {ArgumentError} If there are no bytes, or if the last tenth of the
 * tokens is shorter than a sequence and the token after it.
 * @throws {FormatError} If the bytes should be UTF-8 and are not.
 */
export function decodeCorpus(
  bytes: Uint8Array<ArrayBuffer>,
  source: string,
  options: CorpusOptions,
): TextCorpus {
  const { sequence, tokenizer = "character" } = options;
  refuseEmpty(bytes.length, source);
  if (tokenizer === "byte" || tokenizer instanceof ByteTokenizer) {
    const made = tokenizer === "byte" ? new ByteTokenizer() : tokenizer;
    return corpusOfTokens(made.encodeBytes(bytes), source, sequence, made);
  }
  return corpusOfText(decodeText(bytes, source), source, options);
}

/**
 * Makes a corpus of a text.
 *
 * @param text The text.
 * @param source What to call it in errors.
 * @param options The length of a sequence, and the tokenizer.
 * @returns The tokens, split in nine to one.
 * @throws {ArgumentError} If the text is empty, or if the last tenth of its
 * tokens is shorter than a sequence and the token after it.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { builtinCorpus, corpusOfText } from "@fluxion/fluxion";
 *
 * const corpus = corpusOfText(builtinCorpus, "builtin", { sequence: 32 });
 * assertEquals(corpus.tokenizer.vocabularySize, 35);
 * ```
 */
export function corpusOfText(
  text: string,
  source: string,
  options: CorpusOptions,
): TextCorpus {
  const { sequence, tokenizer = "character" } = options;
  refuseEmpty(text.length, source);
  const made = typeof tokenizer === "string"
    ? tokenizerFor(tokenizer, text, options)
    : tokenizer;
  return corpusOfTokens(made.encode(text), source, sequence, made);
}

function tokenizerFor(
  kind: TokenizerKind,
  text: string,
  { vocabularySize = 1024 }: CorpusOptions,
): Tokenizer {
  switch (kind) {
    case "byte":
      return new ByteTokenizer();
    case "bpe":
      return trainBytePairs(text.slice(0, bytePairSample), { vocabularySize });
    case "character":
      return CharacterTokenizer.fromText(text);
  }
}

function refuseEmpty(length: number, source: string): void {
  if (length > 0) return;
  throw new ArgumentError(
    `Cannot train on ${source} as it must hold text: current length is 0`,
  );
}

function decodeText(bytes: Uint8Array<ArrayBuffer>, source: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw notText(bytes, source);
  }
}

/**
 * A corpus of tokens that need not be in memory.
 *
 * @param tokens The tokens.
 * @param source What to call them in errors.
 * @param sequence The number of tokens in one sequence of a batch.
 * @param tokenizer What made them.
 * @returns The tokens, split in nine to one.
 * @throws {ArgumentError} If the last tenth of the tokens is shorter than a
 * sequence and the token after it.
 */
export function corpusOfSource(
  tokens: TokenSource,
  source: string,
  sequence: number,
  tokenizer: Tokenizer,
): Corpus {
  const boundary = boundaryOf(tokens.length, source, sequence);
  return {
    tokenizer,
    train: new TokenRange(tokens, 0, boundary),
    validation: new TokenRange(tokens, boundary, tokens.length),
  };
}

/**
 * A corpus of tokens in memory.
 *
 * @param tokens The tokens.
 * @param source What to call them in errors.
 * @param sequence The number of tokens in one sequence of a batch.
 * @param tokenizer What made them.
 * @returns The tokens, split in nine to one.
 * @throws {ArgumentError} If the last tenth of the tokens is shorter than a
 * sequence and the token after it.
 */
export function corpusOfTokens(
  tokens: Int32Array<ArrayBuffer>,
  source: string,
  sequence: number,
  tokenizer: Tokenizer,
): TextCorpus {
  const boundary = boundaryOf(tokens.length, source, sequence);
  return {
    tokenizer,
    train: tokens.subarray(0, boundary),
    validation: tokens.subarray(boundary),
  };
}

/** Where the last tenth begins. */
function boundaryOf(
  length: number,
  source: string,
  sequence: number,
): number {
  if (!Number.isSafeInteger(sequence) || sequence < 1) {
    throw new ArgumentError(
      `Cannot train on ${source} as the sequence must be a positive integer: ` +
        `current value is ${sequence}`,
    );
  }
  // The last tenth, rounded up, holds sequence + 1 tokens from here on.
  const least = 10 * sequence + 1;
  if (length < least) {
    throw new ArgumentError(
      `Cannot train on ${source} as it must hold at least ${least} tokens ` +
        `for its last tenth to hold a sequence of ${sequence} and the token ` +
        `after it: current value is ${length}`,
    );
  }
  return Math.floor(length * 9 / 10);
}

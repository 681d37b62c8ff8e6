import { ArgumentError } from "../core/errors.ts";

/** Tokens that need not be in memory: a file of them, or a part of one. There
 * may be more than 2^31. */
export interface TokenSource {
  /** How many there are, at most 2^53 - 1. */
  readonly length: number;

  /**
   * Reads neighbours.
   *
   * @param start The place of the first.
   * @param into Receives the ids, as many as it holds.
   */
  read(start: number, into: Int32Array<ArrayBuffer>): void;
}

/** Tokens in memory, or behind a {@linkcode TokenSource}. */
export type Tokens = Int32Array<ArrayBufferLike> | TokenSource;

/** Some neighbours of the tokens of another source. */
export class TokenRange implements TokenSource {
  /** How many there are. */
  readonly length: number;
  readonly #source: TokenSource;
  readonly #start: number;

  /**
   * Keeps the source.
   *
   * @param source The source.
   * @param start The place of the first.
   * @param end The place after the last.
   * @throws {ArgumentError} If there are no such places.
   */
  constructor(source: TokenSource, start: number, end: number) {
    checkPlaces(start, end, source.length);
    this.#source = source;
    this.#start = start;
    this.length = end - start;
  }

  /**
   * Reads neighbours.
   *
   * @param start The place of the first in this range.
   * @param into Receives the ids.
   * @throws {ArgumentError} If there are no such places.
   */
  read(start: number, into: Int32Array<ArrayBuffer>): void {
    checkPlaces(start, start + into.length, this.length);
    this.#source.read(this.#start + start, into);
  }
}

/**
 * Whether tokens are in memory.
 *
 * @param tokens The tokens.
 * @returns Whether they are an array.
 */
export function isInMemory(
  tokens: Tokens,
): tokens is Int32Array<ArrayBufferLike> {
  return ArrayBuffer.isView(tokens);
}

function checkPlaces(start: number, end: number, length: number): void {
  const fits = Number.isSafeInteger(start) && Number.isSafeInteger(end) &&
    start >= 0 && start <= end && end <= length;
  if (fits) return;
  throw new ArgumentError(
    `Cannot read tokens as their places must be in [0, ${length}): ` +
      `current places are [${start}, ${end})`,
  );
}

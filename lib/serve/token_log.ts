/** What a model thought of the tokens of a choice, as the protocol tells it. */

import { BytePairTokenizer } from "../data/bpe/byte_pair_tokenizer.ts";
import type { Tokenizer } from "../data/tokenizer.ts";
import type { GeneratedToken } from "../generate/batch_generator.ts";
import type { ChosenProbability } from "../generate/log_probabilities.ts";
import { TextStream } from "../generate/text_stream.ts";

/** The probabilities of some tokens: an element each. */
export interface LogProbabilities {
  /** The texts of the tokens. */
  tokens: string[];
  /** The logarithms of their probabilities, in nats. */
  token_logprobs: number[];
  /** Those of the likeliest tokens and of the one itself, by text. */
  top_logprobs: Record<string, number>[];
  /** Where each token begins in the text of the choice, in characters (code
   * points). */
  text_offset: number[];
}

interface Entry {
  readonly offset: number;
  readonly probability: ChosenProbability;
}

/** Keeps the probabilities of tokens until their text is sent. */
export class TokenLog {
  readonly #tokenizer: Tokenizer;
  readonly #text: TextStream;
  #entries: Entry[] = [];
  #offset = 0;
  #sent = 0;

  /**
   * Begins a choice.
   *
   * @param tokenizer The model's tokenizer.
   */
  constructor(tokenizer: Tokenizer) {
    this.#tokenizer = tokenizer;
    this.#text = new TextStream(tokenizer);
  }

  /**
   * Takes a token of the text.
   *
   * @param token The token, with its probability.
   */
  add({ id, probability }: GeneratedToken): void {
    if (probability === undefined) return;
    this.#entries.push({ offset: this.#offset, probability });
    this.#offset += lengthOf(this.#text.push(id));
  }

  /**
   * The tokens that begin in the next piece of the text.
   *
   * @param piece The piece.
   * @param isWhole Whether no stop string cut the text, and it ends here.
   * @returns Their probabilities.
   */
  take(piece: string, isWhole: boolean): LogProbabilities {
    this.#sent += lengthOf(piece);
    const sent = (entry: Entry) => isWhole || entry.offset < this.#sent;
    const entries = this.#entries.filter(sent);
    this.#entries = this.#entries.slice(entries.length);
    const text = (id: number) => tokenText(this.#tokenizer, id);
    return {
      tokens: entries.map(({ probability }) => text(probability.id)),
      token_logprobs: entries.map(({ probability }) =>
        finite(probability.logProbability)
      ),
      top_logprobs: entries.map(({ probability }) =>
        Object.fromEntries(
          [...probability.top, probability].map(({ id, logProbability }) => [
            text(id),
            finite(logProbability),
          ]),
        )
      ),
      text_offset: entries.map(({ offset }) => offset),
    };
  }
}

/** JSON has no infinity; the protocol writes this for what cannot be. */
function finite(logProbability: number): number {
  return Math.max(-9999, logProbability);
}

function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/**
 * A token as a text of its own.
 *
 * @param tokenizer The model's tokenizer.
 * @param id The token.
 * @returns Its text; where its bytes are none, `bytes:\xe2\x80`.
 */
export function tokenText(tokenizer: Tokenizer, id: number): string {
  const bytes = tokenizer instanceof BytePairTokenizer
    ? tokenizer.bytesOf(id)
    : tokenizer.kind === "byte"
    ? Uint8Array.of(id)
    : undefined;
  if (bytes === undefined) return tokenizer.decode([id]);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
      .decode(bytes);
  } catch {
    const hex = (byte: number) => `\\x${byte.toString(16).padStart(2, "0")}`;
    return `bytes:${Array.from(bytes, hex).join("")}`;
  }
}

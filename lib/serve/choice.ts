import type { Tokenizer } from "../data/tokenizer.ts";
import type { GeneratedToken } from "../generate/batch_generator.ts";
import { type LogProbabilities, TokenLog } from "./token_log.ts";

/** Some of a choice, as the protocol tells it. */
export interface ChoicePiece {
  /** The text. */
  readonly text: string;
  /** Which choice it is of. */
  readonly index: number;
  /** What the model thought of its tokens, where that was asked for. */
  readonly logprobs: LogProbabilities | null;
  /** Why the choice ended with it, or null. */
  readonly finish_reason: "stop" | "length" | null;
}

/** One continuation of one prompt, while it comes. */
export class Choice {
  readonly #index: number;
  readonly #log: TokenLog | undefined;
  #text: string;
  #reason: ChoicePiece["finish_reason"] = null;
  #isWhole = true;
  #isTold = false;

  /**
   * Begins a choice.
   *
   * @param index Its number.
   * @param text What its text begins with.
   * @param tokenizer The model's, where probabilities are asked for.
   */
  constructor(index: number, text: string, tokenizer: Tokenizer | undefined) {
    this.#index = index;
    this.#text = text;
    this.#log = tokenizer && new TokenLog(tokenizer);
  }

  /** Whether nothing more comes. */
  get isDone(): boolean {
    return this.#reason !== null;
  }

  /** Whether there is something to tell. */
  get hasNews(): boolean {
    return this.#text !== "" || (this.isDone && !this.#isTold);
  }

  /**
   * Takes a token.
   *
   * @param token The token.
   * @returns Whether it counts: the end of the text does not.
   */
  add(token: GeneratedToken): boolean {
    const { text, finished } = token;
    const counts = finished !== "end";
    this.#text += text;
    if (counts) this.#log?.add(token);
    this.#isWhole = finished !== "stop";
    if (finished !== null) this.end(finished === "length" ? "length" : "stop");
    return counts;
  }

  /**
   * Ends it.
   *
   * @param reason Why.
   */
  end(reason: "stop" | "length"): void {
    this.#reason = reason;
  }

  /** What is new. */
  take(): ChoicePiece {
    const text = this.#text;
    const logprobs = this.#log?.take(text, this.isDone && this.#isWhole);
    this.#text = "";
    this.#isTold = this.isDone;
    return {
      text,
      index: this.#index,
      logprobs: logprobs ?? null,
      finish_reason: this.#reason,
    };
  }
}

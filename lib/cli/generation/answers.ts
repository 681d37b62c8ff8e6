import type {
  BatchGenerator,
  FinishReason,
  GeneratedToken,
} from "../../generate/batch_generator.ts";
import { formatCount } from "../format.ts";

/** How long steps may go on before signals and streams get their turn, in
 * milliseconds: less than a person notices. */
const turn = 30;

/**
 * Runs a generator to its end.
 *
 * @param batch The generator.
 * @param signal Ends it early.
 * @returns The tokens as they come.
 * @throws {Error} What a sequence failed with.
 */
export async function* tokensOf(
  batch: BatchGenerator,
  signal?: AbortSignal,
): AsyncGenerator<GeneratedToken, void, void> {
  let last = performance.now();
  while (batch.size > 0 && !signal?.aborted) {
    for (const token of batch.step()) {
      if (token.error !== undefined) throw token.error;
      yield token;
    }
    if (performance.now() - last < turn) continue;
    await new Promise((resolve) => setTimeout(resolve));
    last = performance.now();
  }
}

/** What was written for one prompt. */
export class Answer {
  /** The prompt. */
  readonly prompt: string;
  /** How many tokens it has. */
  readonly promptTokens: number;
  /** The text that was not written yet. */
  text = "";
  /** How many tokens were added. */
  tokens = 0;
  /** Why it ended, or null. */
  finished: FinishReason | null = null;
  readonly #begun = performance.now();
  #seconds = 0;

  /**
   * Begins an answer.
   *
   * @param prompt The prompt.
   * @param promptTokens How many tokens it has.
   */
  constructor(prompt: string, promptTokens: number) {
    this.prompt = prompt;
    this.promptTokens = promptTokens;
  }

  /**
   * Takes the next token.
   *
   * @param token The token.
   */
  add({ text, finished }: GeneratedToken): void {
    this.text += text;
    this.tokens++;
    this.finished = finished;
    this.#seconds = (performance.now() - this.#begun) / 1000;
  }

  /** Takes the text, to write it: a long one is not held. */
  take(): string {
    const { text } = this;
    this.text = "";
    return text;
  }

  /**
   * The answer as a line of JSON tells it, if nothing was taken of it.
   *
   * @param step The step of the training that the model is of.
   * @returns The event.
   */
  event(step: number): Record<string, unknown> {
    return {
      event: "sample",
      step,
      prompt: this.prompt,
      text: this.text,
      finish_reason: this.finished,
      prompt_tokens: this.promptTokens,
      tokens: this.tokens,
      seconds: this.#seconds,
      tokens_per_second: this.tokens / this.#seconds,
    };
  }
}

/**
 * How fast answers were written, for a person.
 *
 * @param answers The answers.
 * @param seconds How long all of them took.
 * @returns One line.
 */
export function describeSpeed(
  answers: readonly Answer[],
  seconds: number,
): string {
  const sum = (count: (answer: Answer) => number) =>
    answers.reduce((total, answer) => total + count(answer), 0);
  const tokens = sum((answer) => answer.tokens);
  const rate = formatCount(Math.round(tokens / seconds));
  const prompts = answers.length === 1 ? "prompt" : "prompts";
  return `${formatCount(tokens)} tokens in ${seconds.toFixed(2)} s, ` +
    `${rate} tokens/s, after ${prompts} of ` +
    `${formatCount(sum((answer) => answer.promptTokens))} tokens`;
}

import type { GeneratedToken } from "../generate/batch_generator.ts";
import { Choice, type ChoicePiece } from "./choice.ts";
import type { CompletionRequest } from "./completion_request.ts";
import type { Scheduler, TokenSink } from "./scheduler.ts";
import type { ServedModel } from "./served_model.ts";

/** How many tokens were read and written. */
export interface Usage {
  /** Those of the prompts. */
  readonly prompt_tokens: number;
  /** Those that were chosen. */
  readonly completion_tokens: number;
  /** Both. */
  readonly total_tokens: number;
}

/** A completion, or a part of it, as the protocol tells it. */
export interface CompletionObject {
  /** The name of the completion. */
  readonly id: string;
  /** What this is. */
  readonly object: "text_completion";
  /** When it was asked for, in seconds since 1970. */
  readonly created: number;
  /** The model. */
  readonly model: string;
  /** A name for all that decides what is written. */
  readonly system_fingerprint: string;
  /** The texts. */
  readonly choices: readonly ChoicePiece[];
  /** Tokens counted; null in the parts of a stream before its last. */
  readonly usage?: Usage | null;
}

/** All choices of one request, while they come. */
export class Completion implements TokenSink {
  /** Called when a choice has news, and when it fails. */
  onNews: (choice?: Choice) => void = () => {};
  /** Why it failed, if it did. */
  error: unknown;
  readonly #request: CompletionRequest;
  readonly #head: Omit<CompletionObject, "choices" | "usage">;
  readonly #choices: readonly Choice[];
  readonly #promptTokens: number;
  #tokens = 0;
  #left: number;

  /**
   * Prepares the choices.
   *
   * @param request What is asked for.
   * @param model What completes it.
   * @param id Its name.
   * @param created When it was asked for, in seconds since 1970.
   */
  constructor(
    request: CompletionRequest,
    model: ServedModel,
    id: string,
    created: number,
  ) {
    const { prompts, count, echo, options } = request;
    const tokenizer = options.alternatives === undefined
      ? undefined
      : model.tokenizer;
    this.#request = request;
    this.#head = {
      id,
      object: "text_completion",
      created,
      model: model.id,
      system_fingerprint: model.fingerprint,
    };
    this.#choices = prompts.flatMap((prompt, i) => {
      const text = echo ? prompt.text : "";
      return Array.from(
        { length: count },
        (_, j) => new Choice(i * count + j, text, tokenizer),
      );
    });
    this.#promptTokens = prompts.reduce((sum, { ids }) => sum + ids.length, 0);
    this.#left = this.#choices.length;
  }

  /** Whether nothing more comes. */
  get isDone(): boolean {
    return this.#left === 0;
  }

  /** How many tokens there are so far. */
  get usage(): Usage {
    const [prompt, completion] = [this.#promptTokens, this.#tokens];
    return {
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: prompt + completion,
    };
  }

  /** The choices that have something to tell. */
  get news(): readonly Choice[] {
    return this.#choices.filter((choice) => choice.hasNews);
  }

  /** The whole, when nothing more comes. */
  get whole(): CompletionObject {
    const choices = this.#choices.map((choice) => choice.take());
    return { ...this.#head, choices, usage: this.usage };
  }

  /**
   * A part of a stream.
   *
   * @param choice What has news; the count of tokens if absent.
   * @returns The part.
   */
  part(choice?: Choice): CompletionObject {
    const choices = choice === undefined ? [] : [choice.take()];
    if (!this.#request.includeUsage) return { ...this.#head, choices };
    const usage = choice === undefined ? this.usage : null;
    return { ...this.#head, choices, usage };
  }

  /**
   * Lets the choices be continued.
   *
   * @param scheduler What continues them.
   * @returns Ends what has not ended.
   * @throws {ApiError} If there is no room.
   */
  begin(scheduler: Scheduler): () => void {
    const { prompts, count, seed, options, maximumTokens } = this.#request;
    if (maximumTokens === 0) {
      for (const choice of this.#choices) choice.end("length");
      this.#left = 0;
      return () => {};
    }
    const sequences = this.#choices.map((_, index) => ({
      prompt: prompts[Math.floor(index / count)]!.ids,
      options: {
        ...options,
        length: maximumTokens,
        seed: (seed + index % count) % Number.MAX_SAFE_INTEGER,
      },
    }));
    return scheduler.submit(sequences, this);
  }

  /**
   * Takes a token.
   *
   * @param index The number of the choice.
   * @param token The token.
   */
  take(index: number, token: GeneratedToken): void {
    const choice = this.#choices[index]!;
    if (token.error !== undefined) return this.fail(token.error);
    if (choice.add(token)) this.#tokens++;
    if (choice.isDone) this.#left--;
    if (choice.hasNews) this.onNews(choice);
  }

  /**
   * Ends it.
   *
   * @param error Why.
   */
  fail(error: unknown): void {
    this.error ??= error;
    this.onNews();
  }
}

import {
  type ApiError,
  apiErrorOf,
  clientLeft,
  timedOut,
} from "./api_error.ts";
import type { Usage } from "./completion.ts";

/** A request that was answered, for a log. */
export interface AccessRecord {
  /** Its name, which the client is told as `x-request-id`. */
  readonly id: string;
  /** The method. */
  readonly method: string;
  /** The path, as it came: percent-encoded, without what follows `?`. */
  readonly path: string;
  /** The status; 499 if the client left before the end, and of a stream that
   * failed what it failed with. */
  readonly status: number;
  /** Tokens of prompts. */
  readonly promptTokens: number;
  /** Tokens that were written. */
  readonly completionTokens: number;
  /** From the request to the last byte of the response. */
  readonly milliseconds: number;
}

/** What an exchange is made of. */
export interface ExchangeOptions {
  /** The request. */
  readonly request: Request;
  /** How long it may take, in milliseconds. */
  readonly timeout: number;
  /** Called once, when it is over. */
  readonly onEnd: (exchange: Exchange, record: AccessRecord) => void;
}

/** A request on its way to the last byte of its response. */
export class Exchange {
  /** Its name. */
  readonly id: string = `req_${crypto.randomUUID().replaceAll("-", "")}`;
  /** Whether the response outlives the handler. */
  isStreaming = false;
  /** What is counted. */
  usage: () => Pick<Usage, "prompt_tokens" | "completion_tokens"> = () => ({
    prompt_tokens: 0,
    completion_tokens: 0,
  });
  readonly #options: ExchangeOptions;
  readonly #controller = new AbortController();
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #begun = performance.now();
  readonly #leave = () => this.abort(clientLeft());
  #isOver = false;

  /**
   * Begins to count the time.
   *
   * @param options Request, time and end.
   */
  constructor(options: ExchangeOptions) {
    const { request, timeout } = options;
    this.#options = options;
    this.#timer = setTimeout(() => this.abort(timedOut(timeout)), timeout);
    request.signal.addEventListener("abort", this.#leave, { once: true });
    if (request.signal.aborted) this.#leave();
  }

  /** Aborted when it must end early; the reason is an {@linkcode ApiError}. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /**
   * Ends it early.
   *
   * @param error What the client is told.
   */
  abort(error: ApiError): void {
    this.#controller.abort(error);
  }

  /**
   * It is over.
   *
   * @param status The status of the response.
   */
  finish(status: number): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    const { request, onEnd } = this.#options;
    request.signal.removeEventListener("abort", this.#leave);
    const { prompt_tokens, completion_tokens } = this.usage();
    onEnd(this, {
      id: this.id,
      method: request.method,
      path: new URL(request.url).pathname,
      status,
      promptTokens: prompt_tokens,
      completionTokens: completion_tokens,
      milliseconds: performance.now() - this.#begun,
    });
  }

  /**
   * The stream is over.
   *
   * @param error Why, if it ended early.
   */
  finishStream(error: unknown): void {
    if (error === undefined) this.finish(200);
    else this.finish(apiErrorOf(error).status);
  }
}

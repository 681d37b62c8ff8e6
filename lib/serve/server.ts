import { ApiError, apiErrorOf, shuttingDown, tooMany } from "./api_error.ts";
import { readJSON } from "./body.ts";
import { Completion } from "./completion.ts";
import { readCompletionRequest, unknownModel } from "./completion_request.ts";
import { eventStream } from "./event_stream.ts";
import { type AccessRecord, Exchange } from "./exchange.ts";
import { Guard, type GuardOptions } from "./guard.ts";
import { type Generation, Scheduler } from "./scheduler.ts";
import type { ServedModel } from "./served_model.ts";

/** What a server is made of. */
export interface CompletionServerOptions extends GuardOptions {
  /** The model. */
  readonly model: ServedModel;
  /** What continues its sequences; nobody else may drive it. */
  readonly generation: Generation;
  /** How many sequences it continues side by side. */
  readonly places: number;
  /** How many more sequences may wait; 128 if absent. */
  readonly queue?: number;
  /** The most tokens of one choice; 4096 if absent. */
  readonly maximumTokens?: number;
  /** The most bytes of a request's body; 1 MiB if absent. */
  readonly maximumBytes?: number;
  /** How long a request may take, in milliseconds; 10 minutes if absent. */
  readonly timeout?: number;
  /** Called when a request is over. */
  readonly onAccess?: (record: AccessRecord) => void;
  /** Called with what clients are not told: what was thrown. */
  readonly onFailure?: (error: unknown) => void;
}

/** The most choices that the protocol lets a request ask for. */
const mostChoices = 128;

/** The most requests at a time, as each may hold a body. */
const mostRequests = 1024;

/** Headers of every response. */
const commonHeaders = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
} as const;

/** The methods of each path. */
const methods: Readonly<Record<string, string>> = {
  "/health": "GET",
  "/v1/models": "GET",
  "/v1/completions": "POST",
  "/v1/chat/completions": "POST",
};

/**
 * Answers requests in OpenAI's completions protocol: `POST /v1/completions`,
 * whole or as server-sent events, `GET /v1/models` and `GET /health`. The
 * sequences of all requests are continued side by side. It listens to nothing
 * by itself.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { BatchGenerator, ByteTokenizer, CompletionServer } from "@fluxion/fluxion";
 * import { Engine, GPT, presets, wasm } from "@fluxion/fluxion";
 *
 * const engine = new Engine(wasm());
 * const model = new GPT({ ...presets.tiny.model, vocabulary: 256 });
 * model.parameters.allocate(engine);
 * const tokenizer = new ByteTokenizer();
 * const server = new CompletionServer({
 *   model: {
 *     id: "tiny",
 *     tokenizer,
 *     beginning: [10],
 *     created: 0,
 *     fingerprint: "fp_0",
 *   },
 *   generation: new BatchGenerator(engine, model, { batch: 8, tokenizer }),
 *   places: 8,
 * });
 * const response = await server.handle(
 *   new Request("http://127.0.0.1/v1/completions", {
 *     method: "POST",
 *     headers: { "content-type": "application/json" },
 *     body: JSON.stringify({ prompt: "the sea", max_tokens: 5 }),
 *   }),
 * );
 * assertEquals((await response.json()).usage.completion_tokens, 5);
 * ```
 */
export class CompletionServer {
  readonly #options: CompletionServerOptions;
  readonly #guard: Guard;
  readonly #scheduler: Scheduler;
  readonly #exchanges = new Set<Exchange>();
  #onEmpty: (() => void) | undefined;
  #isClosed = false;

  /**
   * Makes a server.
   *
   * @param options Model, generator and limits.
   */
  constructor(options: CompletionServerOptions) {
    const { generation, places, queue = 128 } = options;
    this.#options = options;
    this.#guard = new Guard(options);
    this.#scheduler = new Scheduler(generation, { places, queue });
  }

  /** How many requests are not over. */
  get requests(): number {
    return this.#exchanges.size;
  }

  /**
   * Answers a request; never throws.
   *
   * @param request The request.
   * @returns The response.
   */
  async handle(request: Request): Promise<Response> {
    const exchange = new Exchange({
      request,
      timeout: this.#options.timeout ?? 600_000,
      onEnd: (exchange, record) => this.#end(exchange, record),
    });
    this.#exchanges.add(exchange);
    let response: Response;
    try {
      this.#guard.check(request);
      response = await this.#answer(request, exchange);
    } catch (error) {
      response = this.#refuse(error);
    }
    const headers = {
      ...commonHeaders,
      "x-request-id": exchange.id,
      ...this.#guard.headers(request),
    };
    for (const [name, value] of Object.entries(headers)) {
      response.headers.set(name, value);
    }
    if (!exchange.isStreaming) exchange.finish(response.status);
    return response;
  }

  /**
   * Takes no request any more, and lets those that were taken end.
   *
   * @param patience How long they get, in milliseconds.
   */
  async close(patience: number): Promise<void> {
    this.#isClosed = true;
    this.#scheduler.close();
    if (this.#exchanges.size === 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#onEmpty = resolve;
    const timer = setTimeout(() => this.abort(), patience);
    await promise;
    clearTimeout(timer);
  }

  /** Ends all requests that are not over. */
  abort(): void {
    for (const exchange of this.#exchanges) exchange.abort(shuttingDown());
  }

  async #answer(request: Request, exchange: Exchange): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (request.method === "OPTIONS" && request.headers.has("origin")) {
      return new Response(null, { status: 204 });
    }
    const { id } = this.#options.model;
    const name = /^\/v1\/models\/(.+)$/.exec(pathname)?.[1];
    checkMethod(pathname, name === undefined ? undefined : "GET", request);
    if (name !== undefined) {
      const asked = decoded(name);
      if (asked !== id) throw unknownModel(asked, id);
      return Response.json(this.#modelObject);
    }
    switch (pathname) {
      case "/health":
        return this.#health();
      case "/v1/models":
        return Response.json({ object: "list", data: [this.#modelObject] });
      case "/v1/completions":
        return await this.#complete(request, exchange);
      default:
        throw new ApiError(
          `Cannot chat as ${JSON.stringify(id)} only continues text: ` +
            "use /v1/completions",
          { status: 404, param: "model", code: "not_a_chat_model" },
        );
    }
  }

  get #modelObject(): Readonly<Record<string, string | number>> {
    const { id, created } = this.#options.model;
    return { id, object: "model", created, owned_by: "fluxion" };
  }

  #health(): Response {
    const status = this.#isClosed ? "closing" : "ok";
    const { running, waiting } = this.#scheduler;
    return Response.json({ status, running, waiting }, {
      status: this.#isClosed ? 503 : 200,
    });
  }

  async #complete(request: Request, exchange: Exchange): Promise<Response> {
    if (this.#isClosed) throw shuttingDown();
    if (this.#exchanges.size > mostRequests) throw tooMany(mostRequests);
    const { model, maximumTokens = 4096, maximumBytes = 2 ** 20 } =
      this.#options;
    const { signal } = exchange;
    const body = await readJSON(request, maximumBytes, signal);
    const maximumChoices = Math.min(mostChoices, this.#scheduler.capacity);
    const limits = { maximumTokens, maximumChoices };
    const asked = readCompletionRequest(body, model, limits);
    const id = `cmpl-${crypto.randomUUID().replaceAll("-", "")}`;
    const created = Math.floor(Date.now() / 1000);
    const completion = new Completion(asked, model, id, created);
    const cancel = completion.begin(this.#scheduler);
    exchange.usage = () => completion.usage;
    if (asked.stream) {
      exchange.isStreaming = true;
      return this.#stream(completion, asked.includeUsage, exchange, cancel);
    }
    try {
      await settled(completion, signal);
    } finally {
      cancel();
    }
    return Response.json(completion.whole);
  }

  #stream(
    completion: Completion,
    includeUsage: boolean,
    exchange: Exchange,
    cancel: () => void,
  ): Response {
    const body = eventStream(completion, {
      signal: exchange.signal,
      includeUsage,
      onEnd: (error) => {
        cancel();
        if (error !== undefined) this.#report(error);
        exchange.finishStream(error);
      },
      onLeave: () => {
        cancel();
        exchange.finish(499);
      },
    });
    const headers = { "content-type": "text/event-stream; charset=utf-8" };
    return new Response(body, { headers });
  }

  #refuse(thrown: unknown): Response {
    this.#report(thrown);
    const error = apiErrorOf(thrown);
    const { status, headers } = error;
    return Response.json(error, { status, headers });
  }

  #report(error: unknown): void {
    if (!(error instanceof ApiError)) this.#options.onFailure?.(error);
  }

  #end(exchange: Exchange, record: AccessRecord): void {
    this.#exchanges.delete(exchange);
    this.#options.onAccess?.(record);
    if (this.#exchanges.size === 0) this.#onEmpty?.();
  }
}

function checkMethod(
  path: string,
  known: string | undefined,
  { method }: Request,
): void {
  const allowed = known ?? (Object.hasOwn(methods, path) ? methods[path] : "");
  if (allowed === undefined || allowed === "") {
    throw new ApiError(
      `Cannot find ${path.slice(0, 60)} as it must be one of ` +
        `${Object.keys(methods).join(", ")}, /v1/models/ID`,
      { status: 404, code: "unknown_url" },
    );
  }
  if (method === allowed) return;
  throw new ApiError(
    `Cannot answer as the method of ${path.slice(0, 60)} must be ${allowed}: ` +
      `current value is ${method}`,
    { status: 405, code: "wrong_method", headers: { allow: allowed } },
  );
}

/** A name from a path; as it is where it is not well encoded. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Waits until nothing more comes. */
function settled(completion: Completion, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  completion.onNews = () => {
    if (completion.error !== undefined) reject(completion.error);
    else if (completion.isDone) resolve();
  };
  const abort = () => completion.fail(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  if (signal.aborted) abort();
  else if (completion.isDone) resolve();
  return promise;
}

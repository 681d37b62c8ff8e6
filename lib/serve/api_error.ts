import { FluxionError } from "../core/errors.ts";

/** What an error says beside its sentence. */
export interface ApiErrorOptions {
  /** The status of the response. */
  readonly status: number;
  /** The kind of error; `invalid_request_error` if absent. */
  readonly type?: string;
  /** The field of the request that is wrong. */
  readonly param?: string | undefined;
  /** A word for programs. */
  readonly code?: string;
  /** Further headers of the response. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal that the client is told, in the shape of OpenAI's protocol. */
export class ApiError extends FluxionError {
  /** The status of the response. */
  readonly status: number;
  /** The kind of error. */
  readonly type: string;
  /** The field of the request that is wrong, or null. */
  readonly param: string | null;
  /** A word for programs, or null. */
  readonly code: string | null;
  /** Further headers of the response. */
  readonly headers: Readonly<Record<string, string>>;

  /**
   * Makes an error.
   *
   * @param message One sentence: what, why, and the value refused.
   * @param options Status, kind, field and code.
   */
  constructor(message: string, options: ApiErrorOptions) {
    super(message);
    this.status = options.status;
    this.type = options.type ?? "invalid_request_error";
    this.param = options.param ?? null;
    this.code = options.code ?? null;
    this.headers = options.headers ?? {};
  }

  /** The body of the response. */
  toJSON(): { readonly error: Readonly<Record<string, string | null>> } {
    const { message, type, param, code } = this;
    return { error: { message, type, param, code } };
  }
}

/**
 * What a client is told of something that was thrown.
 *
 * @param error What was thrown.
 * @returns Itself if it is meant for clients; else an error without internals.
 */
export function apiErrorOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError("Cannot complete as the server failed: see its log", {
    status: 500,
    type: "server_error",
    code: "internal_error",
  });
}

/** The refusal of a server that is about to end. */
export function shuttingDown(): ApiError {
  return new ApiError("Cannot complete as the server is shutting down", {
    status: 503,
    type: "server_error",
    code: "shutting_down",
    headers: { "retry-after": "5" },
  });
}

/** The end of a completion that took too long; to ask again is no help. */
export function timedOut(milliseconds: number): ApiError {
  return new ApiError(
    `Cannot complete as it must take at most ${milliseconds / 1000} s: ` +
      `ask for fewer tokens`,
    {
      status: 504,
      type: "server_error",
      code: "timeout",
      headers: { "x-should-retry": "false" },
    },
  );
}

/**
 * The refusal of a request that comes while too many others are answered.
 *
 * @param most How many there may be.
 * @returns The error, to be thrown.
 */
export function tooMany(most: number): ApiError {
  return new ApiError(
    `Cannot complete as at most ${most} requests must come at a time: ` +
      `there are more`,
    {
      status: 429,
      type: "rate_limit_error",
      code: "too_many_requests",
      headers: { "retry-after": "1" },
    },
  );
}

/** The end of what nobody waits for any more; the status is for the log. */
export function clientLeft(): ApiError {
  return new ApiError("Cannot complete as the client left", {
    status: 499,
    code: "client_left",
  });
}

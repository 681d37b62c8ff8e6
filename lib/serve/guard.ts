/** Who is answered at all, and what every response says. */

import { ApiError } from "./api_error.ts";

/** The names under which this machine may be addressed. The port is left open,
 * as a forwarded one differs; a page of another site that has its own name
 * point here ("DNS rebinding") sends that name. */
const hosts = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;

/** What is needed to be answered. */
export interface GuardOptions {
  /** The origins whose pages may ask; none if absent. */
  readonly origins?: readonly string[];
  /** What `Authorization: Bearer` must say; nothing if absent. */
  readonly key?: string | undefined;
}

/** Looks at requests before anything is made of them. */
export class Guard {
  readonly #origins: readonly string[];
  readonly #key: Uint8Array | undefined;

  /**
   * @param options What is needed.
   */
  constructor({ origins = [], key }: GuardOptions) {
    this.#origins = origins;
    this.#key = key === undefined ? undefined : new TextEncoder().encode(key);
  }

  /**
   * Refuses who may not ask.
   *
   * @param request The request.
   * @throws {ApiError} If its host or its origin is another, or the key.
   */
  check(request: Request): void {
    const { headers, url, method } = request;
    const host = headers.get("host") ?? new URL(url).host;
    if (!hosts.test(host)) {
      throw new ApiError(
        "Cannot answer as the host must be 127.0.0.1 or localhost: " +
          `current value is ${host.slice(0, 60)}`,
        { status: 421, code: "wrong_host" },
      );
    }
    const origin = headers.get("origin");
    const isForeign = origin === null
      ? headers.get("sec-fetch-site") === "cross-site"
      : !this.#allows(origin);
    if (isForeign) {
      throw new ApiError(
        "Cannot answer as the origin must be allowed by --cors: " +
          `current value is ${(origin ?? "another site").slice(0, 60)}`,
        { status: 403, code: "wrong_origin" },
      );
    }
    if (method !== "OPTIONS") this.#checkKey(request);
  }

  /**
   * The headers that let a page of an allowed origin read the response.
   *
   * @param request The request.
   * @returns Headers; none for others.
   */
  headers({ headers, method }: Request): Record<string, string> {
    const origin = headers.get("origin");
    if (origin === null || !this.#allows(origin)) return {};
    const asked = headers.get("access-control-request-headers") ?? "";
    return {
      "access-control-allow-origin": origin,
      "access-control-expose-headers": "retry-after, x-request-id",
      vary: "origin",
      ...(method === "OPTIONS"
        ? {
          "access-control-allow-methods": "GET, POST",
          "access-control-allow-headers": asked,
          "access-control-max-age": "600",
        }
        : {}),
    };
  }

  #allows(origin: string): boolean {
    return this.#origins.includes(origin);
  }

  #checkKey({ headers, url }: Request): void {
    const key = this.#key;
    if (key === undefined || new URL(url).pathname === "/health") return;
    const [, given] = /^Bearer (.*)$/i.exec(
      headers.get("authorization") ?? "",
    ) ?? [];
    if (given !== undefined && isSame(key, given)) return;
    throw new ApiError(
      "Cannot answer as authorization must be Bearer and the key: " +
        `current value is ${given === undefined ? "nothing" : "another key"}`,
      {
        status: 401,
        code: "invalid_api_key",
        headers: { "www-authenticate": "Bearer" },
      },
    );
  }
}

/** Takes as long wherever they differ. */
function isSame(key: Uint8Array, text: string): boolean {
  const given = new TextEncoder().encode(text);
  let difference = key.length ^ given.length;
  for (let i = 0; i < key.length; i++) {
    difference |= key[i]! ^ (given[i] ?? 0);
  }
  return difference === 0;
}

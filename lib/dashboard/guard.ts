/** What every answer says to the browser, and who is refused. */

/** The names under which this machine may be addressed. The port is left open,
 * as a forwarded one differs; a page of another site that has its own name
 * point here ("DNS rebinding") sends that name. */
const hosts = /^(127\.0\.0\.1|localhost)(:\d{1,5})?$/i;

/** Headers of every answer. */
const headers = {
  "cache-control": "no-store",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
} as const;

/**
 * An answer with the headers that each must have.
 *
 * @param body What it says.
 * @param type Its media type.
 * @param more Further headers, and a status other than 200.
 * @returns The answer.
 */
export function reply(
  body: BodyInit | null,
  type: string,
  more: {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): Response {
  return new Response(body, {
    status: more.status ?? 200,
    headers: { ...headers, "content-type": type, ...more.headers },
  });
}

/**
 * A refusal in one line.
 *
 * @param status The status.
 * @param sentence Why.
 * @param more Further headers.
 * @returns The answer.
 */
export function refuse(
  status: number,
  sentence: string,
  more: Readonly<Record<string, string>> = {},
): Response {
  const type = "text/plain; charset=utf-8";
  return reply(`${sentence}\n`, type, { status, headers: more });
}

/**
 * Looks whether a request may be answered at all.
 *
 * @param request The request.
 * @returns The refusal; undefined if it may.
 */
export function refusalOf(request: Request): Response | undefined {
  const host = request.headers.get("host") ?? new URL(request.url).host;
  if (!hosts.test(host)) {
    return refuse(
      421,
      "Cannot answer as the host must be 127.0.0.1 or localhost",
    );
  }
  const site = request.headers.get("sec-fetch-site");
  const mode = request.headers.get("sec-fetch-mode");
  if (site === "cross-site" && mode !== "navigate") {
    return refuse(403, "Cannot answer as another site must not ask");
  }
  if (request.method !== "GET") {
    return refuse(405, "Cannot answer as the method must be GET", {
      allow: "GET",
    });
  }
  return undefined;
}

/** The body of a request: JSON of a bounded size and depth. */

import { ApiError, clientLeft } from "./api_error.ts";

/** How deep a body nests: the protocol needs 3. */
const maximumDepth = 16;

/**
 * Reads a body. No more than the limit is kept, whatever the client says its
 * length is.
 *
 * @param request The request.
 * @param limit The most bytes.
 * @param signal Ends the reading; what it was aborted for is thrown.
 * @returns What `JSON.parse` gives.
 * @throws {ApiError} If it is something else than JSON, or too long.
 */
export async function readJSON(
  request: Request,
  limit: number,
  signal: AbortSignal,
): Promise<unknown> {
  checkType(request);
  if (Number(request.headers.get("content-length")) > limit) {
    throw tooLong(limit);
  }
  const bytes = await readBytes(request, limit, signal);
  checkDepth(bytes);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) {
      throw error;
    }
    const reason = error instanceof TypeError ? "it is not UTF-8" : "it is not";
    throw new ApiError(`Cannot complete as the body must be JSON: ${reason}`, {
      status: 400,
      code: "invalid_json",
    });
  }
}

function checkType({ headers }: Request): void {
  const type = headers.get("content-type") ?? "";
  const [media = ""] = type.split(";");
  if (media.trim().toLowerCase() !== "application/json") {
    throw unsupported("content-type must be application/json", type);
  }
  const encoding = headers.get("content-encoding") ?? "identity";
  if (encoding.toLowerCase() !== "identity") {
    throw unsupported("content-encoding must be identity", encoding);
  }
}

function unsupported(wanted: string, value: string): ApiError {
  const shown = value === "" ? "nothing" : value.slice(0, 60);
  return new ApiError(
    `Cannot read the body as its ${wanted}: current value is ${shown}`,
    { status: 415, code: "unsupported_media_type" },
  );
}

async function readBytes(
  { body }: Request,
  limit: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  if (body === null) return new Uint8Array();
  const reader = body.getReader();
  const end = () => void reader.cancel().catch(() => {});
  signal.addEventListener("abort", end, { once: true });
  try {
    for (let part; !(part = await reader.read()).done;) {
      length += part.value.length;
      if (length > limit) throw tooLong(limit);
      pieces.push(part.value);
    }
    signal.throwIfAborted();
  } catch (error) {
    end();
    if (signal.aborted) throw signal.reason;
    // a body breaks off where its client does
    throw error instanceof ApiError ? error : clientLeft();
  } finally {
    signal.removeEventListener("abort", end);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}

function tooLong(limit: number): ApiError {
  return new ApiError(
    `Cannot read the body as it must hold at most ${limit} bytes: ` +
      `this one is longer`,
    { status: 413, code: "body_too_long" },
  );
}

/** Brackets outside of strings, counted before anything is made of them. */
function checkDepth(bytes: Uint8Array): void {
  let depth = 0, isText = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (isText) {
      if (byte === 0x5C) i++;
      else if (byte === 0x22) isText = false;
    } else if (byte === 0x22) isText = true;
    else if (byte === 0x5B || byte === 0x7B) depth++;
    else if (byte === 0x5D || byte === 0x7D) depth--;
    if (depth <= maximumDepth) continue;
    throw new ApiError(
      `Cannot read the body as it must nest at most ${maximumDepth} deep: ` +
        `this one nests deeper`,
      { status: 400, code: "invalid_json" },
    );
  }
}

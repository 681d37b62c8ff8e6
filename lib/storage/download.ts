/** Downloads of files whose content is known beforehand by its sum. */

import { FileError, systemReasonOf } from "./errors.ts";
import { FluxionError } from "../core/errors.ts";
import { DownloadPart } from "./download_part.ts";

/** A server could not be reached, or gave something else. */
export class DownloadError extends FluxionError {}

/** What is downloaded, and where to. */
export interface Download {
  /** Where it is offered. */
  readonly url: string;
  /** Where it will be; the folder is there. */
  readonly path: string;
  /** Its length. */
  readonly bytes: number;
  /** Its SHA-256, in 64 lower-case hexadecimal digits. */
  readonly sha256: string;
}

/** How a download is made. */
export interface DownloadOptions {
  /** Ends it; what has come is kept. */
  readonly signal?: AbortSignal;
  /** Told how many bytes there are, each time that some came. */
  readonly onProgress?: (bytes: number) => void;
  /** How long a server may send nothing, in milliseconds; 30,000 if absent. */
  readonly patience?: number;
  /** The first pause after a lost connection, in milliseconds, twice as long
   * each time; 500 if absent. */
  readonly pause?: number;
}

/** How often in turn nothing may come before it is given up. */
const fruitlessTries = 3;

/** Refuses a connection that is worth another try. */
class Interrupted extends Error {}

/**
 * Downloads a file. What has come stays beside its place as `.part` if the
 * connection is lost, and the next call goes on from there; only a file with
 * the right sum is moved to its place, in one step.
 *
 * @param download What, and where to.
 * @param options The patience, and who is told.
 * @throws {DownloadError} If the server cannot be reached, refuses, or sends
 * something else: what it sent is removed then.
 * @throws {FileError} If the system refuses to write.
 * @throws {DOMException} The reason of the signal, if it ended the download.
 */
export async function download(
  download: Download,
  options: DownloadOptions = {},
): Promise<void> {
  using part = new DownloadPart(download.path);
  const { signal } = options;
  let fruitless = 0;
  let pause = options.pause ?? 500;
  while (part.length !== download.bytes) {
    const before = part.length;
    try {
      await fetchRest(download, part, options);
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof Interrupted)) throw error;
      fruitless = part.length > before ? 0 : fruitless + 1;
      if (fruitless === fruitlessTries) throw lost(download, part, error);
      await sleep(pause, signal);
      pause *= 2;
    }
  }
  const found = part.sha256();
  if (found !== download.sha256) {
    part.remove();
    throw new DownloadError(
      `Cannot download ${download.url} as its SHA-256 must be ` +
        `${download.sha256}: what came, and was removed, has ${found}`,
    );
  }
  part.finish();
}

/** Asks for what is missing, and writes what comes. */
async function fetchRest(
  { url, bytes }: Download,
  part: DownloadPart,
  { signal, onProgress, patience = 30_000 }: DownloadOptions,
): Promise<void> {
  const timeout = new Patience(patience, signal);
  try {
    const response = await reach(url, part, timeout);
    if (!accept(response, url, part, bytes)) return;
    for await (const piece of bodyOf(response)) {
      timeout.renew();
      if (part.length + piece.length > bytes) {
        part.remove();
        throw new DownloadError(
          `Cannot download ${url} as it must have ${bytes} bytes: ` +
            `more came, and were removed`,
        );
      }
      part.append(piece);
      onProgress?.(part.length);
    }
  } catch (error) {
    const kept = error instanceof DownloadError || error instanceof FileError;
    if (kept || error instanceof Interrupted) throw error;
    throw new Interrupted(
      timeout.isOver
        ? `it sent nothing for ${patience / 1000} s`
        : reasonOf(error),
    );
  } finally {
    timeout.end();
  }
  if (part.length < bytes) {
    throw new Interrupted(`it ended after ${part.length} of ${bytes} bytes`);
  }
}

async function reach(
  url: string,
  part: DownloadPart,
  timeout: Patience,
): Promise<Response> {
  const { length, tag } = part;
  const range: Record<string, string> = length === 0 ? {} : {
    range: `bytes=${length}-`,
    ...tag === undefined ? {} : { "if-range": tag },
  };
  try {
    return await fetch(url, {
      signal: timeout.signal,
      // compressed, its parts would not be parts of the file
      headers: { "accept-encoding": "identity", ...range },
    });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotCapable)) throw error;
    throw new DownloadError(
      `Cannot download ${url} as where it leads to must be granted, too: ` +
        reasonOf(error),
    );
  }
}

/** Whether there is something to read. */
function accept(
  response: Response,
  url: string,
  part: DownloadPart,
  bytes: number,
): boolean {
  const { status, headers } = response;
  const range = headers.get("content-range");
  const isRest = status === 206 &&
    range?.startsWith(`bytes ${part.length}-`) === true;
  if (isRest) return true;
  if (status === 200) {
    part.begin(headers.get("etag"));
    const length = headers.get("content-length");
    if (length === null || Number(length) === bytes) return true;
  }
  void response.body?.cancel();
  if (status === 206 || status === 416) {
    part.remove(); // the server has another idea of what there is
    throw new Interrupted(`it answered with the bytes ${range}`);
  }
  if (status >= 500 || status === 429) {
    throw new Interrupted(`it answered with status ${status}`);
  }
  throw new DownloadError(
    status === 200
      ? `Cannot download ${url} as it must have ${bytes} bytes: ` +
        `the server offers ${headers.get("content-length")}`
      : `Cannot download ${url} as the server must have it: ` +
        `it answered with status ${status}`,
  );
}

async function* bodyOf(response: Response): AsyncGenerator<Uint8Array> {
  if (response.body !== null) yield* response.body;
}

/** Ends a request that does nothing for too long. */
class Patience {
  readonly #controller = new AbortController();
  readonly #milliseconds: number;
  #timer: ReturnType<typeof setTimeout>;
  /** Whether it is over. */
  isOver = false;
  /** Aborted when it is over, or by who waits. */
  readonly signal: AbortSignal;

  constructor(milliseconds: number, signal: AbortSignal | undefined) {
    this.#milliseconds = milliseconds;
    this.#timer = this.#start();
    this.signal = signal === undefined
      ? this.#controller.signal
      : AbortSignal.any([signal, this.#controller.signal]);
  }

  /** Something came. */
  renew(): void {
    clearTimeout(this.#timer);
    this.#timer = this.#start();
  }

  /** Nothing is waited for any more. */
  end(): void {
    clearTimeout(this.#timer);
  }

  #start(): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      this.isOver = true;
      this.#controller.abort();
    }, this.#milliseconds);
  }
}

function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal!.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
  });
}

function lost(
  { url, bytes }: Download,
  { length }: DownloadPart,
  { message }: Interrupted,
): DownloadError {
  const kept = length === 0
    ? "nothing has come"
    : `${length} of ${bytes} bytes are kept for the next try`;
  return new DownloadError(
    `Cannot download ${url} as its server must answer: ${message}; ${kept}`,
  );
}

/** The innermost reason, without the address again. */
function reasonOf(error: unknown): string {
  const { cause = error } = error instanceof Error ? error : {};
  return systemReasonOf(cause).replace(
    /^error (sending request|decoding response).*? for url \(\S*\): /,
    "",
  ).replace(/^error sending request from .*?: (?=client error)/, "");
}

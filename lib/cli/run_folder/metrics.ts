/** `metrics.jsonl`: the events of a run, one a line. */

import type { TrainEvent } from "../../train/events.ts";
import { AccessError } from "../errors.ts";
import { systemReasonOf } from "../../storage/errors.ts";

/** Text is written once there is so much of it, in characters. */
const flushLength = 64 * 1024;

/** Or once the last writing is so long ago. */
const flushMilliseconds = 1000;

/** A line that is longer was not written by a run. */
const maximumLine = 1 << 20;

/** Adds events to a file, many at a time. */
export class MetricsWriter {
  readonly #path: string;
  readonly #file: Deno.FsFile;
  readonly #encoder = new TextEncoder();
  #pending = "";
  #written = performance.now();

  /**
   * Opens the file, or makes it, and cuts off what is behind a length.
   *
   * @param path The file.
   * @param length How many bytes of it stay.
   * @throws {AccessError} If the system refuses.
   */
  constructor(path: string, length: number) {
    this.#path = path;
    this.#file = this.#guarded(() =>
      Deno.openSync(path, { write: true, create: true })
    );
    this.#guarded(() => {
      this.#file.truncateSync(length);
      this.#file.seekSync(length, Deno.SeekMode.Start);
    });
  }

  /**
   * Takes an event.
   *
   * @param event What to write, perhaps later.
   * @throws {AccessError} If the system refuses: the disk may be full.
   */
  add(event: TrainEvent): void {
    this.#pending += `${JSON.stringify(event)}\n`;
    if (
      this.#pending.length < flushLength &&
      performance.now() - this.#written < flushMilliseconds
    ) return;
    this.flush();
  }

  /**
   * Writes what was taken.
   *
   * @throws {AccessError} If the system refuses.
   */
  flush(): void {
    let rest = this.#encoder.encode(this.#pending);
    this.#pending = "";
    this.#written = performance.now();
    this.#guarded(() => {
      while (rest.length > 0) rest = rest.subarray(this.#file.writeSync(rest));
    });
  }

  /**
   * Writes what was taken, and returns once it is on the disk.
   *
   * @throws {AccessError} If the system refuses.
   */
  sync(): void {
    this.flush();
    this.#guarded(() => this.#file.syncDataSync());
  }

  /** Closes the file; what is lost is only what came after the last flush. */
  close(): void {
    try {
      this.flush();
    } finally {
      this.#file.close();
    }
  }

  #guarded<Result>(act: () => Result): Result {
    try {
      return act();
    } catch (error) {
      throw new AccessError(
        `Cannot write ${this.#path} as the system must accept it: ` +
          systemReasonOf(error),
      );
    }
  }
}

/**
 * Copies the events of a run.
 *
 * @param from The file; it need not be there.
 * @param to Where the copy is to be.
 * @throws {AccessError} If the system refuses.
 */
export function copyMetrics(from: string, to: string): void {
  try {
    Deno.copyFileSync(from, to);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return;
    throw new AccessError(
      `Cannot copy ${from} to ${to} as the system must allow it: ` +
        systemReasonOf(error),
    );
  }
}

/**
 * Reads the events of a run up to a step, a piece of the file at a time.
 *
 * @param path The file.
 * @param step The last step that counts.
 * @param take Receives each event.
 * @returns How many bytes of the file they take; 0 if it is not there. What
 * follows is later than the step, or was not written whole.
 * @throws {AccessError} If the system refuses.
 */
export function readMetrics(
  path: string,
  step: number,
  take: (event: TrainEvent) => void,
): number {
  let length = 0;
  for (const { text, bytes } of linesOf(path)) {
    const event = eventOf(text);
    if (event === undefined) break;
    const at = event.event === "start"
      ? 0
      : event.event === "done"
      ? event.steps
      : event.step;
    if (!(at <= step)) break;
    take(event);
    length += bytes;
  }
  return length;
}

/** A line that was cut off by a crash is no event. */
function eventOf(line: string): TrainEvent | undefined {
  try {
    const event: unknown = JSON.parse(line);
    return typeof event === "object" && event !== null && "event" in event
      ? event as TrainEvent
      : undefined;
  } catch {
    return undefined;
  }
}

interface Line {
  readonly text: string;
  /** Its length in the file, its end included. */
  readonly bytes: number;
}

/** The lines that have an end. */
function* linesOf(path: string): Generator<Line, void, void> {
  const decoder = new TextDecoder();
  let rest = new Uint8Array();
  for (const piece of piecesOf(path)) {
    const bytes = new Uint8Array(rest.length + piece.length);
    bytes.set(rest);
    bytes.set(piece, rest.length);
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0;) {
      const text = decoder.decode(bytes.subarray(start, end));
      yield { text, bytes: end + 1 - start };
      start = end + 1;
      end = bytes.indexOf(10, start);
    }
    rest = bytes.slice(start);
    if (rest.length > maximumLine) return;
  }
}

function* piecesOf(path: string): Generator<Uint8Array, void, void> {
  let file: Deno.FsFile;
  try {
    file = Deno.openSync(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return;
    throw new AccessError(
      `Cannot read ${path} as it must be readable: ${systemReasonOf(error)}`,
    );
  }
  using _closed = file;
  const buffer = new Uint8Array(1 << 18);
  for (let n = file.readSync(buffer); n !== null; n = file.readSync(buffer)) {
    yield buffer.subarray(0, n);
  }
}

import { refuse, reply } from "./guard.ts";
import type { RunRecord } from "./run_record.ts";

/** Milliseconds between two updates. */
const interval = 100;

/** After so many intervals without news a comment keeps the line open. */
const idleIntervals = 50;

/** The most pages that watch at the same time. */
const mostListeners = 16;

interface Listener {
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
  cursor: string;
  idle: number;
}

const encoder = new TextEncoder();

/** Tells pages what is new, as server-sent events. One that reads slowly is
 * told less often: nothing is queued for it. */
export class EventStream {
  readonly #record: RunRecord;
  readonly #listeners = new Set<Listener>();
  #timer: ReturnType<typeof setInterval> | undefined;

  /**
   * @param record What to tell of.
   */
  constructor(record: RunRecord) {
    this.#record = record;
  }

  /** How many pages watch. */
  get size(): number {
    return this.#listeners.size;
  }

  /**
   * Answers a request for events: the past first, then what happens.
   *
   * @param lastEventId What the page was told before it lost the connection.
   * @returns An answer that does not end.
   */
  open(lastEventId: string): Response {
    if (this.size >= mostListeners) {
      return refuse(
        503,
        `Cannot open another page as at most ${mostListeners} may watch`,
        { "retry-after": "5" },
      );
    }
    let listener: Listener;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        listener = { controller, cursor: lastEventId, idle: 0 };
        this.#listeners.add(listener);
        controller.enqueue(encoder.encode("retry: 1000\n\n"));
        this.#tell(listener);
      },
      cancel: () => this.#drop(listener),
    });
    this.#timer ??= setInterval(() => this.flush(), interval);
    return reply(body, "text/event-stream");
  }

  /** Tells all who are ready what is new. */
  flush(): void {
    for (const listener of this.#listeners) {
      if ((listener.controller.desiredSize ?? 0) > 0) this.#tell(listener);
    }
  }

  /** Tells all the last news and ends their streams. */
  close(): void {
    for (const listener of this.#listeners) {
      this.#tell(listener);
      listener.controller.close();
      this.#drop(listener);
    }
  }

  #tell(listener: Listener): void {
    const news = this.#record.since(listener.cursor);
    if (news === undefined) {
      if (++listener.idle < idleIntervals) return;
      listener.controller.enqueue(encoder.encode(":\n\n"));
    } else {
      const { update, cursor } = news;
      const text = `id: ${cursor}\ndata: ${JSON.stringify(update)}\n\n`;
      listener.controller.enqueue(encoder.encode(text));
      listener.cursor = cursor;
    }
    listener.idle = 0;
  }

  #drop(listener: Listener): void {
    this.#listeners.delete(listener);
    if (this.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

/** Server-sent events of a completion. */

import { apiErrorOf } from "./api_error.ts";
import type { Choice } from "./choice.ts";
import type { Completion } from "./completion.ts";

/** How many events wait for a client that reads slowly; after so many, what is
 * new of a choice is put together. */
const maximumEvents = 64;

type Controller = ReadableStreamDefaultController<Uint8Array>;

/** The last event, which is no JSON. */
const done: unique symbol = Symbol("done");

const encoder = new TextEncoder();

/** What a stream tells whoever opened it. */
export interface StreamOwner {
  /** Aborted when the stream must end; the reason is what the client is told. */
  readonly signal: AbortSignal;
  /** Whether the last event counts tokens. */
  readonly includeUsage: boolean;
  /**
   * Called once, when it ends.
   *
   * @param error Why it ended early.
   */
  readonly onEnd: (error?: unknown) => void;
  /** Called instead, if the client leaves before the end. */
  readonly onLeave: () => void;
}

/**
 * Sends a completion as it comes.
 *
 * @param completion The completion; it has begun.
 * @param owner Who opened the stream.
 * @returns The bytes of the response.
 */
export function eventStream(
  completion: Completion,
  { signal, includeUsage, onEnd, onLeave }: StreamOwner,
): ReadableStream<Uint8Array> {
  let isOver = false, isCancelled = false;
  const finish = (tell: () => void) => {
    if (isOver) return;
    isOver = true;
    completion.onNews = () => {};
    tell();
  };
  const source: UnderlyingDefaultSource<Uint8Array> = {
    start(controller) {
      completion.onNews = (choice) => tell(controller, choice);
      signal.addEventListener(
        "abort",
        () => completion.fail(signal.reason),
        { once: true },
      );
      if (signal.aborted) completion.fail(signal.reason);
      else if (completion.isDone) tell(controller);
    },
    pull: (controller) => tell(controller),
    cancel: () => {
      isCancelled = true;
      finish(onLeave);
    },
  };
  const tell = (controller: Controller, choice?: Choice) => {
    if (isOver) return;
    // what is enqueued may find that the client left, which cancels at once
    const send = (data: unknown) => {
      if (!isCancelled) controller.enqueue(eventOf(data));
    };
    const close = () => {
      if (!isCancelled) controller.close();
    };
    if (completion.error !== undefined) {
      // over before anything is enqueued, as that pulls
      finish(() => onEnd(completion.error));
      send(apiErrorOf(completion.error));
      return close();
    }
    if ((controller.desiredSize ?? 0) <= 0) return;
    const pieces = (choice ? [choice] : completion.news)
      .map((each) => completion.part(each));
    const isLast = completion.isDone && completion.news.length === 0;
    if (isLast) finish(onEnd);
    pieces.forEach(send);
    if (!isLast) return;
    if (includeUsage) send(completion.part());
    send(done);
    close();
  };
  return new ReadableStream(source, { highWaterMark: maximumEvents });
}

function eventOf(data: unknown): Uint8Array {
  const text = data === done ? "[DONE]" : JSON.stringify(data);
  return encoder.encode(`data: ${text}\n\n`);
}

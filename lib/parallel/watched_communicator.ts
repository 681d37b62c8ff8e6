import type { Communicator, Parts, Transfer } from "./communicator.ts";
import { watchedCalls } from "./watch.ts";
import { defaultWatchLimit, Watchdog } from "./watchdog.ts";

/** How to watch over processes. */
export interface WatchOptions {
  /** The library of the processes, or another one that may be loaded: the
   * process is ended through it. */
  readonly library: string;
  /** How long a call may take, in seconds; 50 if absent. */
  readonly limit?: number;
}

const places = Object.fromEntries(
  watchedCalls.map((name, place) => [name, place]),
) as Record<typeof watchedCalls[number], number>;

/**
 * Processes that end if one of them does not answer any more: a process that
 * waits longer than the limit writes a sentence to the standard error and ends
 * with the code 1, which ends the others.
 */
export class WatchedCommunicator implements Communicator {
  readonly name: string;
  readonly rank: number;
  readonly size: number;
  readonly #inner: Communicator;
  readonly #watchdog: Watchdog;
  #open = true;

  private constructor(inner: Communicator, watchdog: Watchdog) {
    this.name = inner.name;
    this.rank = inner.rank;
    this.size = inner.size;
    this.#inner = inner;
    this.#watchdog = watchdog;
  }

  /**
   * Begins to watch.
   *
   * @param communicator The processes; they are closed with what is returned.
   * @param options How long to wait, and how to end.
   * @returns The same processes, watched over.
   * @throws {ArgumentError} If the limit is not a number of seconds.
   * @throws {WorkerError} If the library cannot end the process.
   *
   * @example Without other processes there is none to wait for.
   * ```ts
   * import { mpiCandidates, openMpi } from "@fluxion/fluxion/ffi";
   * import { WatchedCommunicator } from "@fluxion/fluxion";
   *
   * async function join(): Promise<WatchedCommunicator> {
   *   const mpi = openMpi();
   *   return await WatchedCommunicator.open(mpi, { library: mpi.path });
   * }
   * ```
   */
  static async open(
    communicator: Communicator,
    { library, limit = defaultWatchLimit }: WatchOptions,
  ): Promise<WatchedCommunicator> {
    const { rank, size } = communicator;
    const watchdog = await Watchdog.open({ library, rank, size, limit });
    return new WatchedCommunicator(communicator, watchdog);
  }

  broadcast(values: Uint8Array<ArrayBufferLike>, root = 0): void {
    this.#watchdog.begin(places.broadcast);
    try {
      this.#inner.broadcast(values, root);
    } finally {
      this.#watchdog.end();
    }
  }

  gather(
    own: Float64Array<ArrayBufferLike>,
    all: Float64Array<ArrayBufferLike>,
  ): void {
    this.#watchdog.begin(places.gather);
    try {
      this.#inner.gather(own, all);
    } finally {
      this.#watchdog.end();
    }
  }

  sum(values: Float32Array<ArrayBufferLike>): void {
    this.#watchdog.begin(places.sum);
    try {
      this.#inner.sum(values);
    } finally {
      this.#watchdog.end();
    }
  }

  exchange(
    values: Float32Array<ArrayBufferLike>,
    parts: Parts,
    received: Float32Array<ArrayBufferLike>,
  ): void {
    this.#watchdog.begin(places.exchange);
    try {
      this.#inner.exchange(values, parts, received);
    } finally {
      this.#watchdog.end();
    }
  }

  share(values: Float32Array<ArrayBufferLike>, parts: Parts): void {
    this.#watchdog.begin(places.share);
    try {
      this.#inner.share(values, parts);
    } finally {
      this.#watchdog.end();
    }
  }

  prepareExchange(
    values: Float32Array<ArrayBufferLike>,
    parts: Parts,
    received: Float32Array<ArrayBufferLike>,
  ): Transfer {
    return this.#watched(
      this.#inner.prepareExchange(values, parts, received),
      places.exchange,
    );
  }

  prepareShare(
    values: Float32Array<ArrayBufferLike>,
    parts: Parts,
  ): Transfer {
    return this.#watched(this.#inner.prepareShare(values, parts), places.share);
  }

  /** Only to wait can take long. */
  #watched(transfer: Transfer, place: number): Transfer {
    return {
      begin: () => transfer.begin(),
      isDone: () => transfer.isDone(),
      wait: () => {
        this.#watchdog.begin(place);
        try {
          transfer.wait();
        } finally {
          this.#watchdog.end();
        }
      },
    };
  }

  barrier(): void {
    this.#watchdog.begin(places.barrier);
    try {
      this.#inner.barrier();
    } finally {
      this.#watchdog.end();
    }
  }

  abort(code: number): never {
    this.#watchdog.begin(places.abort);
    return this.#inner.abort(code);
  }

  /** Leaves the other processes, and ends the watch. */
  [Symbol.dispose](): void {
    if (!this.#open) return;
    this.#open = false;
    this.#watchdog.begin(places.close);
    try {
      this.#inner[Symbol.dispose]();
    } finally {
      this.#watchdog.end();
      this.#watchdog[Symbol.dispose]();
    }
  }
}

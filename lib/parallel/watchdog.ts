import { ArgumentError } from "../core/errors.ts";
import { WorkerError } from "./barrier.ts";
import { sourceUrl } from "./source_url.ts";
import { watchBytes, type WatchMessage, watchWords } from "./watch.ts";
import { watchdogSource } from "./watchdog_artefact.ts";

/** What a watchdog has to know. */
export interface WatchdogOptions extends Omit<WatchMessage, "control"> {}

/** How long a call may take if nothing else is said, in seconds: rank 0 writes
 * checkpoints while the others wait for it. */
export const defaultWatchLimit: number = 50;

/** The longest limit, in seconds. */
export const maximumWatchLimit: number = 1e6;

/**
 * A thread that ends the process if a call takes too long. The main thread
 * cannot: in a call that waits for a process that has gone, no timer fires.
 */
export class Watchdog implements Disposable {
  readonly #control = new SharedArrayBuffer(watchBytes);
  readonly #words = new Int32Array(this.#control);
  readonly #worker = new Worker(sourceUrl(watchdogSource), { type: "module" });

  private constructor() {}

  /**
   * Starts the thread and waits until it watches.
   *
   * @param options What it has to know.
   * @returns The watchdog.
   * @throws {ArgumentError} If the limit is not a number of seconds.
   * @throws {WorkerError} If the thread cannot end the process.
   */
  static async open(options: WatchdogOptions): Promise<Watchdog> {
    const { limit } = options;
    if (!(limit > 0 && limit <= maximumWatchLimit)) {
      throw new ArgumentError(
        `Cannot watch over processes as the limit must be above 0 s and at ` +
          `most ${maximumWatchLimit} s: current value is ${limit}`,
      );
    }
    const watchdog = new Watchdog();
    try {
      await watchdog.#start(options);
    } catch (error) {
      watchdog[Symbol.dispose]();
      throw error;
    }
    return watchdog;
  }

  /**
   * Begins a call. Allocates nothing.
   *
   * @param call Its place in `watchedCalls`.
   */
  begin(call: number): void {
    Atomics.store(this.#words, watchWords.call, call);
    Atomics.add(this.#words, watchWords.count, 1);
  }

  /** Ends the call that began. */
  end(): void {
    Atomics.add(this.#words, watchWords.count, 1);
  }

  /** Ends the thread. */
  [Symbol.dispose](): void {
    Atomics.store(this.#words, watchWords.stop, 1);
    Atomics.notify(this.#words, watchWords.stop);
    this.#worker.terminate();
  }

  #start(options: WatchdogOptions): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const refuse = (reason: string) =>
      reject(
        new WorkerError(`Cannot watch over processes as it fails: ${reason}`),
      );
    this.#worker.onmessage = ({ data }: MessageEvent<string | null>) => {
      if (data === null) resolve();
      else refuse(data);
    };
    this.#worker.onerror = (event) => {
      event.preventDefault();
      refuse(event.message);
    };
    const { library, rank, size, limit } = options;
    const message: WatchMessage = {
      control: this.#control,
      library,
      rank,
      size,
      limit,
    };
    this.#worker.postMessage(message);
    return promise;
  }
}

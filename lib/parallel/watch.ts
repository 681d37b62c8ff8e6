/** What a watching thread does: it looks at a counter in shared memory, and
 * ends the process if that stands still in the middle of a call. */

/** The calls that are watched over; a call is told by its place. */
export const watchedCalls = [
  "broadcast",
  "gather",
  "sum",
  "exchange",
  "share",
  "barrier",
  "abort",
  "close",
] as const;

/** Where the words are; each has a cache line of its own. */
export const watchWords = {
  /** How often a call began or ended: odd within one. */
  count: 0,
  /** Which call it is. */
  call: 16,
  /** Not 0 when the thread is to end. */
  stop: 32,
} as const;

/** How many bytes are shared. */
export const watchBytes: number = 4 * 48;

/** What the watching thread is told. */
export interface WatchMessage {
  /** The shared words. */
  readonly control: SharedArrayBuffer;
  /** A library by which the process can be ended. */
  readonly library: string;
  /** Which process this is. */
  readonly rank: number;
  /** How many there are. */
  readonly size: number;
  /** How long a call may take, in seconds. */
  readonly limit: number;
}

/**
 * Tells a call that never ends from many short ones, and from a process that
 * was stopped for a while and goes on.
 */
export class Patience {
  readonly #limit: number;
  readonly #longest: number;
  #count = 0;
  #waited = 0;

  /**
   * Begins to watch.
   *
   * @param limit How long a call may take, in milliseconds.
   * @param interval How long after each other looks are.
   */
  constructor(limit: number, interval: number) {
    this.#limit = limit;
    this.#longest = 2 * interval;
  }

  /**
   * Takes a look.
   *
   * @param count The counter.
   * @param since How many milliseconds after the last look. A look that is
   * late was not the call's fault: the whole process was stopped.
   * @returns Whether the same call has taken as long as it may.
   */
  isOver(count: number, since: number): boolean {
    if (count !== this.#count || (count & 1) === 0) {
      this.#count = count;
      this.#waited = 0;
      return false;
    }
    this.#waited += Math.min(since, this.#longest);
    return this.#waited >= this.#limit;
  }
}

/**
 * Looks until it is told to stop, or ends the process.
 *
 * @param message What to watch.
 * @param end Writes a sentence and ends the process with a code.
 */
export function watch(
  { control, rank, size, limit }: WatchMessage,
  end: (sentence: string, code: number) => void,
): void {
  const words = new Int32Array(control);
  const interval = Math.min(1000, 1000 * limit / 20);
  const patience = new Patience(1000 * limit, interval);
  let last = performance.now();
  while (Atomics.wait(words, watchWords.stop, 0, interval) === "timed-out") {
    const now = performance.now();
    const count = Atomics.load(words, watchWords.count);
    if (patience.isOver(count, now - last)) {
      const call = watchedCalls[Atomics.load(words, watchWords.call)];
      end(
        `error: Cannot go on as every process must take part: rank ${rank} of ` +
          `${size} has waited ${limit} s for the others in ${call}; resume ` +
          `from the last checkpoint with --resume DIR, and give them longer ` +
          `with --mpi-timeout if they were only slow`,
        1,
      );
    }
    last = now;
  }
}

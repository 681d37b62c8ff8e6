import type {
  BatchGenerator,
  GeneratedToken,
  SequenceOptions,
} from "../generate/batch_generator.ts";
import { ApiError, shuttingDown } from "./api_error.ts";

/** How long steps go on before requests, clients that leave and signals get
 * their turn, in milliseconds. Only a timer gives it to them: messages and
 * immediates come before what the network has. */
const turn = 8;

/** What continues sequences side by side. */
export type Generation = Pick<
  BatchGenerator,
  "add" | "cancel" | "step" | "size"
>;

/** How many sequences a scheduler holds. */
export interface SchedulerLimits {
  /** Those that are continued side by side. */
  readonly places: number;
  /** Those that may wait for a place. */
  readonly queue: number;
}

/** A sequence to be continued. */
export interface SequenceRequest {
  /** Its tokens so far. */
  readonly prompt: ArrayLike<number>;
  /** How to continue it. */
  readonly options: SequenceOptions;
}

/** Where the tokens of a request go to. */
export interface TokenSink {
  /**
   * Takes a token.
   *
   * @param index Which sequence of the request it is of.
   * @param token The token.
   */
  take(index: number, token: GeneratedToken): void;
  /**
   * Is told that nothing more comes, as the generator failed.
   *
   * @param error What it threw.
   */
  fail(error: unknown): void;
}

interface Place {
  readonly sink: TokenSink;
  readonly index: number;
}

/**
 * Lets the sequences of many requests share the steps of one generator: each
 * joins when there is a place, and leaves when it has ended or its client has.
 */
export class Scheduler {
  readonly #generation: Generation;
  readonly #limits: SchedulerLimits;
  readonly #places = new Map<number, Place>();
  #isRunning = false;
  #isClosed = false;

  /**
   * Takes a generator over: nobody else may drive it.
   *
   * @param generation The generator.
   * @param limits The places of the generator, and how many may wait for one.
   */
  constructor(generation: Generation, limits: SchedulerLimits) {
    this.#generation = generation;
    this.#limits = limits;
  }

  /** The most sequences that a request can hold. */
  get capacity(): number {
    return this.#limits.places + this.#limits.queue;
  }

  /** How many sequences wait for a place. */
  get waiting(): number {
    return this.#generation.size - this.running;
  }

  /** How many sequences are being continued. */
  get running(): number {
    return Math.min(this.#generation.size, this.#limits.places);
  }

  /**
   * Takes the sequences of a request in: all of them, or none.
   *
   * @param sequences The sequences.
   * @param sink Where their tokens go to.
   * @returns Frees the places of those that have not ended.
   * @throws {ApiError} If too many wait, or the server is about to end.
   */
  submit(sequences: readonly SequenceRequest[], sink: TokenSink): () => void {
    if (this.#isClosed) throw shuttingDown();
    if (this.#generation.size + sequences.length > this.capacity) {
      throw queueFull(this.waiting, this.#limits.queue);
    }
    const numbers: number[] = [];
    const cancel = () => {
      for (const number of numbers) {
        if (this.#places.delete(number)) this.#generation.cancel(number);
      }
    };
    try {
      for (const { prompt, options } of sequences) {
        const number = this.#generation.add(prompt, options);
        this.#places.set(number, { sink, index: numbers.length });
        numbers.push(number);
      }
    } catch (error) {
      cancel();
      throw error;
    }
    void this.#run();
    return cancel;
  }

  /** Takes nothing in any more; what was taken in goes on. */
  close(): void {
    this.#isClosed = true;
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    while (this.#generation.size > 0) {
      await new Promise((resolve) => setTimeout(resolve));
      const end = performance.now() + turn;
      while (this.#generation.size > 0 && performance.now() < end) this.#step();
    }
    this.#isRunning = false;
  }

  #step(): void {
    let tokens: readonly GeneratedToken[];
    try {
      tokens = this.#generation.step();
    } catch (error) {
      this.#fail(error);
      return;
    }
    for (const token of tokens) {
      const place = this.#places.get(token.sequence);
      if (place === undefined) continue;
      if (token.finished !== null) this.#places.delete(token.sequence);
      this.#give(place, token);
    }
  }

  /** A sink that fails ends its own request, and no other. */
  #give({ sink, index }: Place, token: GeneratedToken): void {
    try {
      sink.take(index, token);
    } catch (error) {
      for (const [number, place] of this.#places) {
        if (place.sink !== sink) continue;
        this.#places.delete(number);
        this.#generation.cancel(number);
      }
      sink.fail(error);
    }
  }

  /** A generator that fails takes all that was begun with it. */
  #fail(error: unknown): void {
    const sinks = new Set([...this.#places.values()].map(({ sink }) => sink));
    for (const number of this.#places.keys()) this.#generation.cancel(number);
    this.#places.clear();
    for (const sink of sinks) sink.fail(error);
  }
}

function queueFull(waiting: number, queue: number): ApiError {
  return new ApiError(
    `Cannot complete as the queue must have room: ` +
      `${waiting} of ${queue} sequences wait`,
    {
      status: 429,
      type: "rate_limit_error",
      code: "queue_full",
      headers: { "retry-after": "1" },
    },
  );
}

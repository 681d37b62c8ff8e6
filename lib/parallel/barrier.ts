import { FluxionError } from "../core/errors.ts";

/** A thread failed, and the others cannot go on. */
export class WorkerError extends FluxionError {}

/** How often a thread looks before it sleeps: about 50 µs, as long as waking
 * up takes. Shorter would sleep between the phases of a step; longer would
 * burn a core while the main thread does something else. */
const looks = 2000;

/** The words of a barrier, each in a cache line of its own. */
const arrived = 0;
const generation = 16;

/** How many words a barrier takes. */
export const barrierWords = 32;

/** Marks a barrier that nobody will come to any more. */
const broken = -1;

/**
 * A place where threads wait for each other: each spins for a moment, then
 * sleeps. It is reusable: whoever comes last opens it for the next round.
 */
export class Barrier {
  readonly #words: Int32Array<SharedArrayBuffer>;
  readonly #parties: number;

  /**
   * Sees a barrier in shared words, which are 0 at first.
   *
   * @param words At least {@linkcode barrierWords} of them.
   * @param parties How many threads wait for each other.
   */
  constructor(words: Int32Array<SharedArrayBuffer>, parties: number) {
    this.#words = words;
    this.#parties = parties;
  }

  /**
   * Waits until all have come.
   *
   * @throws {WorkerError} If another thread broke the barrier.
   */
  wait(): void {
    const words = this.#words;
    const round = Atomics.load(words, generation);
    if (round === broken) throw interrupted();
    if (Atomics.add(words, arrived, 1) + 1 === this.#parties) {
      Atomics.store(words, arrived, 0);
      // not over a break: the round may have been broken in between
      Atomics.compareExchange(words, generation, round, next(round));
      Atomics.notify(words, generation);
      return;
    }
    for (let i = 0; i < looks; i++) {
      if (Atomics.load(words, generation) !== round) break;
      Atomics.pause();
    }
    while (Atomics.load(words, generation) === round) {
      Atomics.wait(words, generation, round);
    }
    if (Atomics.load(words, generation) === broken) throw interrupted();
  }

  /** Wakes everyone up, and lets nobody wait here again. */
  break(): void {
    Atomics.store(this.#words, generation, broken);
    Atomics.notify(this.#words, generation);
  }
}

/** Counts up in 31 bits, so that -1 never comes. */
function next(round: number): number {
  return (round + 1) & 0x7FFFFFFF;
}

function interrupted(): WorkerError {
  return new WorkerError(
    "Cannot go on as all threads must be there: another one failed",
  );
}

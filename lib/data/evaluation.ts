/** Batches of evaluation: windows at fixed places of the tokens. */

import { ArgumentError } from "../core/errors.ts";
import { type WindowOptions, Windows } from "./windows.ts";

/** What {@linkcode EvaluationBatches} shows, and how much of it. */
export interface EvaluationBatchesOptions extends WindowOptions {
  /** The number of batches at the most. */
  readonly batches: number;
}

/**
 * Evenly spaced windows of a text, the first at its beginning and the last at
 * its end: every evaluation of a run, and of another run, sees the same ones.
 * There are fewer batches than were asked for where windows would overlap,
 * but always one.
 */
export class EvaluationBatches {
  /** The number of batches. */
  readonly count: number;
  readonly #options: WindowOptions;
  readonly #windows: Windows;

  /**
   * Keeps the tokens, without a copy.
   *
   * @param options The tokens and the sizes.
   * @throws {ArgumentError} If a size is not a positive integer, or the tokens
   * are fewer than `sequence + 1`.
   */
  constructor(options: EvaluationBatchesOptions) {
    const { tokens, batch, batches, sequence } = options;
    this.#windows = new Windows(options);
    if (!Number.isSafeInteger(batches) || batches < 1) {
      throw new ArgumentError(
        `Cannot evaluate as the number of batches must be a positive ` +
          `integer: current value is ${batches}`,
      );
    }
    const apart = Math.floor((tokens.length - 1) / sequence);
    this.count = Math.max(1, Math.min(batches, Math.floor(apart / batch)));
    this.#options = options;
  }

  /**
   * Writes one batch; allocates nothing.
   *
   * @param index Which batch, in `[0, count)`.
   * @param tokens Receives the ids, `[batch, sequence]`, row-major.
   * @param targets Receives the id that follows each of them.
   * @throws {ArgumentError} If there is no such batch, or an array does not
   * have `batch * sequence` elements.
   */
  fill(
    index: number,
    tokens: Int32Array<ArrayBufferLike>,
    targets: Int32Array<ArrayBufferLike>,
  ): void {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) {
      throw new ArgumentError(
        `Cannot fill a batch of evaluation as its index must be an integer ` +
          `in [0, ${this.count}): current value is ${index}`,
      );
    }
    const { batch } = this.#options;
    for (let row = 0; row < batch; row++) {
      const start = this.#start(index * batch + row);
      this.#windows.fill(start, row, tokens, targets);
    }
  }

  #start(window: number): number {
    const { tokens, batch, sequence } = this.#options;
    const windows = this.count * batch;
    if (windows === 1) return 0;
    const last = tokens.length - sequence - 1;
    return Math.floor(window * last / (windows - 1));
  }
}

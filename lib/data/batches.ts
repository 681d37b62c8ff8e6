/** Batches of training: windows at random places of the tokens. */

import { ArgumentError } from "../core/errors.ts";
import { Random } from "../core/random.ts";
import { type WindowOptions, Windows } from "./windows.ts";

/** The stream of random numbers that batches are drawn from: "data". */
export const batchStream: number = 0x64617461;

/** Rows of one step have positions of their own up to this batch size, so that
 * a row does not depend on how many others there are. */
const maximumBatch = 1 << 16;

/** A start takes two words of the stream. */
const wordsPerStart = 2;

/** The last step whose positions are safe integers. */
const maximumStep = Number.MAX_SAFE_INTEGER / (maximumBatch * wordsPerStart);

/** What {@linkcode RandomBatches} draws, and from where. */
export interface RandomBatchesOptions extends WindowOptions {
  /** The seed, a non-negative safe integer. */
  readonly seed: number;
  /** The row of the whole batch that this part of it begins with, for workers
   * that share a batch; 0 by default. */
  readonly firstRow?: number;
}

/**
 * Random batches of a text. Row `b` of step `s` begins at a place that depends
 * on the seed, `s` and `b` alone: a run that resumes at step `s` sees what a
 * run that was never stopped sees, and workers need not agree on anything.
 */
export class RandomBatches {
  readonly #options: WindowOptions;
  readonly #windows: Windows;
  readonly #firstRow: number;
  readonly #random: Random;

  /**
   * Keeps the tokens, without a copy.
   *
   * @param options The tokens, the sizes and the seed.
   * @throws {ArgumentError} If a size is not a positive integer, there are
   * more than 65536 rows, the tokens are fewer than `sequence + 1`, or the
   * seed is not a non-negative safe integer.
   */
  constructor(options: RandomBatchesOptions) {
    const { batch, firstRow = 0, seed } = options;
    this.#windows = new Windows(options);
    if (
      !Number.isSafeInteger(firstRow) || firstRow < 0 ||
      firstRow + batch > maximumBatch
    ) {
      throw new ArgumentError(
        `Cannot draw batches as the rows must be among the first ` +
          `${maximumBatch}: current value is ${batch} rows from ${firstRow}`,
      );
    }
    this.#options = options;
    this.#firstRow = firstRow;
    this.#random = new Random(seed, batchStream);
  }

  /**
   * Writes the batch of a step; allocates nothing.
   *
   * @param step The number of the step, from 0.
   * @param tokens Receives the ids, `[batch, sequence]`, row-major.
   * @param targets Receives the id that follows each of them.
   * @throws {ArgumentError} If the step is not a non-negative integer, or an
   * array does not have `batch * sequence` elements.
   */
  fill(
    step: number,
    tokens: Int32Array<ArrayBufferLike>,
    targets: Int32Array<ArrayBufferLike>,
  ): void {
    if (!Number.isInteger(step) || step < 0 || step >= maximumStep) {
      throw new ArgumentError(
        `Cannot draw a batch as the step must be a non-negative integer: ` +
          `current value is ${step}`,
      );
    }
    const { batch, sequence } = this.#options;
    const starts = this.#options.tokens.length - sequence;
    const first = step * maximumBatch + this.#firstRow;
    for (let row = 0; row < batch; row++) {
      this.#random.position = (first + row) * wordsPerStart;
      const start = this.#random.below(starts);
      this.#windows.fill(start, row, tokens, targets);
    }
  }
}

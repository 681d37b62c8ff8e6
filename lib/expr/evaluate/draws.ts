/**
 * The numbers that `random()` gives. A number depends on the seed, the row (or
 * the number of the evaluation), the occurrence in the program and how many
 * times it was drawn for this row: not on threads or on the order of rows.
 */
import { ArgumentError } from "../../core/errors.ts";
import { philox4x32 } from "../../core/random.ts";

/** Draws for one program, row by row. */
export class Draws {
  readonly #key: readonly [number, number];
  readonly #drawn: Uint32Array;
  readonly #counter = new Uint32Array(4);
  readonly #bits = new Uint32Array(4);
  #row = 0;

  /**
   * Draws of one seed.
   *
   * @param seed A non-negative safe integer.
   * @param occurrences How many times `random` occurs in the program.
   * @throws {ArgumentError} If the seed is not such an integer.
   */
  constructor(seed: number, occurrences: number) {
    if (!Number.isSafeInteger(seed) || seed < 0) {
      throw new ArgumentError(
        `Cannot draw as the seed must be an integer from 0 to ` +
          `${Number.MAX_SAFE_INTEGER}: current value is ${seed}`,
      );
    }
    this.#key = [seed >>> 0, Math.floor(seed / 2 ** 32)];
    this.#drawn = new Uint32Array(occurrences);
  }

  /**
   * Begins a row.
   *
   * @param row Its number.
   */
  begin(row: number): void {
    this.#row = row;
    this.#drawn.fill(0);
  }

  /**
   * The next number of an occurrence in this row.
   *
   * @param occurrence Which `random()` of the program.
   * @returns In [0, 1), of 53 random bits.
   */
  uniform(occurrence: number): number {
    const counter = this.#counter, bits = this.#bits;
    counter[0] = this.#row >>> 0;
    counter[1] = Math.floor(this.#row / 2 ** 32);
    counter[2] = occurrence;
    counter[3] = this.#drawn[occurrence]!++;
    philox4x32(counter, this.#key, bits);
    const high = bits[0]! >>> 5, low = bits[1]! >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }
}

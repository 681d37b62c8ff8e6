/** Counter-based random numbers: what is drawn depends on the seed, the stream
 * and the position alone, so threads and resuming cannot change it. */

import { ArgumentError } from "./errors.ts";

const multiplier0 = 0xD2511F53;
const multiplier1 = 0xCD9E8D57;
const weyl0 = 0x9E3779B9;
const weyl1 = 0xBB67AE85;

/** The high 32 bits of the product of two unsigned 32-bit integers. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xFFFF;
  const aHigh = a >>> 16;
  const bLow = b & 0xFFFF;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const carry = (middle & 0xFFFF) + aLow * bHigh;
  return (aHigh * bHigh + (middle >>> 16) + (carry >>> 16)) >>> 0;
}

/**
 * Philox 4x32-10 (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as
 * easy as 1, 2, 3", SC 2011, section 3.3): ten rounds of multiply and xor that
 * turn a 128-bit counter and a 64-bit key into 128 random bits.
 *
 * @param counter Four unsigned 32-bit words.
 * @param key Two unsigned 32-bit words.
 * @param out Four words that receive the random bits; may be `counter`.
 */
export function philox4x32(
  counter: Uint32Array,
  key: readonly [number, number],
  out: Uint32Array,
): void {
  let c0 = counter[0]!, c1 = counter[1]!, c2 = counter[2]!, c3 = counter[3]!;
  let k0 = key[0] >>> 0, k1 = key[1] >>> 0;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(multiplier0, c0);
    const low0 = Math.imul(multiplier0, c0) >>> 0;
    const high1 = multiplyHigh(multiplier1, c2);
    const low1 = Math.imul(multiplier1, c2) >>> 0;
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0;
    k0 = (k0 + weyl0) >>> 0;
    k1 = (k1 + weyl1) >>> 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/**
 * A stream of random numbers, keyed by a seed and the number of the stream.
 * Two streams of one seed are independent; the same seed, stream and position
 * always give the same numbers.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { Random } from "@fluxion/fluxion";
 *
 * assertEquals(new Random(42, 7).uniform(), new Random(42, 7).uniform());
 * ```
 */
export class Random {
  /** The position: how many 32-bit words were drawn. */
  position = 0;
  readonly #key: readonly [number, number];
  readonly #stream: number;
  readonly #counter = new Uint32Array(4);
  readonly #block = new Uint32Array(4);
  #blockIndex = -1;

  /**
   * Opens a stream at its beginning.
   *
   * @param seed A non-negative safe integer.
   * @param stream The number of the stream, an unsigned 32-bit integer.
   * @throws {ArgumentError} If one of them is not such an integer.
   */
  constructor(seed: number, stream: number = 0) {
    if (!Number.isSafeInteger(seed) || seed < 0) {
      throw new ArgumentError(
        `Cannot seed random numbers as the seed must be an integer from 0 to ` +
          `${Number.MAX_SAFE_INTEGER}: current value is ${seed}`,
      );
    }
    if (stream >>> 0 !== stream) {
      throw new ArgumentError(
        `Cannot open a random stream as its number must be an unsigned ` +
          `32-bit integer: current value is ${stream}`,
      );
    }
    this.#key = [seed >>> 0, Math.floor(seed / 0x100000000)];
    this.#stream = stream;
  }

  /** The next 32 random bits, as an unsigned integer. */
  bits(): number {
    const index = Math.floor(this.position / 4);
    if (index !== this.#blockIndex) {
      this.#counter[0] = index >>> 0;
      this.#counter[1] = Math.floor(index / 0x100000000);
      this.#counter[2] = this.#stream;
      this.#counter[3] = 0;
      philox4x32(this.#counter, this.#key, this.#block);
      this.#blockIndex = index;
    }
    return this.#block[this.position++ % 4]!;
  }

  /** A number in `[0, 1)`, of 53 random bits. */
  uniform(): number {
    const high = this.bits() >>> 5;
    const low = this.bits() >>> 6;
    return (high * 0x4000000 + low) / 0x20000000000000;
  }

  /** A number of the standard normal distribution (Box and Muller, 1958). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /**
   * Fills an array with numbers of a normal distribution of mean 0: two for
   * each pair of uniform numbers, and so twice as fast as one by one.
   *
   * @param out What to fill.
   * @param deviation The standard deviation.
   */
  fillNormal(
    out: Float32Array<ArrayBufferLike> | Float64Array<ArrayBufferLike>,
    deviation: number,
  ): void {
    for (let i = 0; i < out.length; i += 2) {
      const radius = deviation * Math.sqrt(-2 * Math.log(1 - this.uniform()));
      const angle = 2 * Math.PI * this.uniform();
      out[i] = radius * Math.cos(angle);
      if (i + 1 < out.length) out[i + 1] = radius * Math.sin(angle);
    }
  }

  /**
   * An integer in `[0, bound)`, each equally likely to within 2^-53.
   *
   * @param bound The number of values, at least 1.
   */
  below(bound: number): number {
    return Math.floor(this.uniform() * bound);
  }
}

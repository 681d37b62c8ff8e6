/** Seeded draws of what a kernel is called with: sizes with tails, strides,
 * and contents with the values that break kernels. */

import { Random } from "../../../lib/core/random.ts";

/** What an operand holds. */
export type Kind =
  | "any"
  | "moderate"
  | "finite"
  | "accumulated"
  | "product"
  | "exponents"
  | "positive"
  | "negative"
  | "unit"
  | "offset"
  | "integers";

// Zero, one, primes, powers of two and their neighbours.
// deno-fmt-ignore
const sizes = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 15, 16, 17, 19, 20, 23,
  31, 32, 33, 37, 47, 63, 64, 65, 67,
  97, 100, 127, 128, 129, 131, 191, 255, 256, 257, 293, 384,
];
/** How many of the sizes are up to 23, and up to 67. */
const small = 19, medium = 28;

const denormals = [1e-40, -1e-44, 2 ** -149];
const finite = [0, -0, 1, -1, ...denormals];
const common = [NaN, ...finite];
const infinities = [Infinity, -Infinity];

/** Values that are put between the others, by kind. Those that are multiplied
 * stop where a product of a few cannot overflow, and what is added to is not
 * infinite: an overflow on the way is what float32 may do and float64 cannot. */
const special: Record<Kind, readonly number[]> = {
  any: [...common, ...infinities, 1e30, -1e30, 1e-38],
  moderate: [...common, ...infinities, 1e4, -1e4],
  finite: [...finite, 1e4, -1e4],
  accumulated: [...common, 1e4, -1e4],
  product: [...common, ...infinities, 1e12, -1e12, 1e-20],
  exponents: [...common, ...infinities, 88.7, -87.3, -104, 1e4, -1e30],
  positive: [NaN, 0, 1, 1e-40, Infinity, 1e10],
  negative: [NaN, 0, -Infinity, -1e-40, -80],
  unit: [NaN, 0, 1, 1e-40],
  offset: [NaN, Infinity],
  integers: [NaN, -0, Infinity, -Infinity],
};

/** Which of the special values may be in one call. */
const allowedWith = {
  small: (x: number): boolean => Math.abs(x) !== Infinity,
  large: (x: number): boolean => x === 0 || !(Math.abs(x) < 2 ** -126),
};

const poolSize = 1 << 15;

/** Standard normal numbers, drawn once: a slice at a random place is as good
 * for these tests as a draw of each number. */
const pool = (() => {
  const random = new Random(1);
  return Float32Array.from({ length: poolSize }, () => random.normal());
})();

const shape: Record<Kind, (x: number, scale: number) => number> = {
  any: (x, scale) => x * scale,
  moderate: (x, scale) => x * scale,
  finite: (x, scale) => x * scale,
  accumulated: (x, scale) => x * scale,
  product: (x, scale) => x * scale,
  exponents: (x) => 30 * x,
  positive: (x, scale) => Math.abs(x * scale),
  negative: (x, scale) => -Math.abs(x * scale),
  unit: (x) => Math.abs(x) % 1,
  offset: (x) => 1000 + x,
  integers: (x) => Math.round(2 * x),
};

/** A source of random arguments; the same seed, stream and index draw the
 * same. */
export class Draw {
  readonly #random: Random;
  /**
   * Which special values are put between the others. Denormals and infinities
   * are not in one call: where float32 has 0 for a product of small numbers,
   * 0 · Infinity is NaN, and in float64 the product is Infinity.
   */
  readonly extremes: "none" | "small" | "large";

  constructor(seed: number, stream: number, index: number) {
    this.#random = new Random(seed, stream);
    this.#random.position = index * 2 ** 16;
    this.extremes = this.pick("none", "none", "none", "small", "large");
  }

  /** True with a probability. */
  chance(probability: number): boolean {
    return this.#random.uniform() < probability;
  }

  /** One of the choices. */
  pick<T>(...choices: T[]): T {
    return choices[this.#random.below(choices.length)]!;
  }

  /** An integer from 0 up to a bound, exclusive. */
  below(bound: number): number {
    return this.#random.below(bound);
  }

  /** A size; small ones are drawn more often. */
  size(): number {
    const count = this.pick(small, small, small, medium, medium, sizes.length);
    return sizes[this.below(count)]!;
  }

  /** Sizes whose product is at most a budget. */
  sizes(count: number, budget: number): number[] {
    const list = Array.from({ length: count }, () => this.size());
    while (list.reduce((a, b) => a * b, 1) > budget) {
      list[list.indexOf(Math.max(...list))] = sizes[this.below(small)]!;
    }
    return list;
  }

  /** Contents of an operand. */
  values(kind: Kind, count: number): Float32Array {
    const start = this.below(poolSize);
    const scale = this.pick(1, 1, 0.01, 10);
    const make = shape[kind];
    const values = new Float32Array(count);
    for (let i = 0; i < count; i++) {
      values[i] = make(pool[(start + i) % poolSize]!, scale);
    }
    if (this.extremes !== "none" && count > 0 && this.chance(0.7)) {
      const allowed = special[kind].filter(allowedWith[this.extremes]);
      const spots = 1 + this.below(1 + count / 16);
      for (let spot = 0; spot < spots; spot++) {
        values[this.below(count)] = this.pick(...allowed);
      }
    }
    return values;
  }

  /** Ids in [0, bound), with one in about 12 from outside. */
  ids(count: number, bound: number): Int32Array {
    const outside = this.chance(0.5) ? 1 / 6 : 0;
    return Int32Array.from(
      { length: count },
      () =>
        bound === 0 || this.chance(outside)
          ? this.pick(-1, -100, -(2 ** 31), bound, 2 ** 31 - 1)
          : this.below(bound),
    );
  }
}

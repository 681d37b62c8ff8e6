const blocks = "▁▂▃▄▅▆▇█";

/**
 * Values as a row of blocks, the lowest value the lowest block.
 *
 * @param values The values; those that are not finite are passed over.
 * @returns One character a value.
 */
export function sparkline(values: readonly number[]): string {
  const finite = values.filter(Number.isFinite);
  const low = Math.min(...finite);
  const range = Math.max(...finite) - low;
  return finite.map((value) => {
    const share = range > 0 ? (value - low) / range : 0;
    return blocks[Math.round(share * (blocks.length - 1))]!;
  }).join("");
}

/** The course of a value over a run of known length, as means over equal
 * stretches: its size does not grow with the run. */
export class History {
  /** How many means there are at the end. */
  readonly stretches: number;
  readonly #steps: number;
  readonly #sums: Float64Array;
  readonly #counts: Uint32Array;

  /**
   * @param steps The steps of the run.
   * @param stretches How many means to keep.
   */
  constructor(steps: number, stretches: number) {
    this.stretches = stretches;
    this.#steps = steps;
    this.#sums = new Float64Array(stretches);
    this.#counts = new Uint32Array(stretches);
  }

  /**
   * Takes a value; cheap, as it is called for every step.
   *
   * @param step The number of the step, from 1.
   * @param value Its value.
   */
  add(step: number, value: number): void {
    const index = Math.min(
      this.stretches - 1,
      Math.floor((step - 1) / this.#steps * this.stretches),
    );
    this.#sums[index]! += value;
    this.#counts[index]! += 1;
  }

  /** The means of the stretches that were seen, in order. */
  get means(): number[] {
    return Array.from(this.#sums, (sum, i) => sum / this.#counts[i]!)
      .filter((_, i) => this.#counts[i]! > 0);
  }
}

import type { Point } from "../plot/curve.ts";

/** More points than this are not told apart in a drawing. */
const capacity = 512;

/** The course of a loss over a run of any length, as means over equal
 * stretches that grow with it: its size does not. */
export class LossCurve {
  #stretch = 1;
  readonly #steps = new Float64Array(capacity);
  readonly #losses = new Float64Array(capacity);
  readonly #counts = new Float64Array(capacity);

  /**
   * Takes a value; cheap, as it is called for every step.
   *
   * @param step The number of the step, from 1.
   * @param loss Its loss; one that is not finite is passed over.
   */
  add(step: number, loss: number): void {
    if (!Number.isFinite(loss)) return;
    let index = Math.floor((step - 1) / this.#stretch);
    while (index >= capacity) {
      this.#halve();
      index = Math.floor((step - 1) / this.#stretch);
    }
    this.#steps[index]! += step;
    this.#losses[index]! += loss;
    this.#counts[index]! += 1;
  }

  /** The mean step and the mean loss of each stretch, in order. */
  get points(): Point[] {
    const points: Point[] = [];
    this.#counts.forEach((count, i) => {
      if (count === 0) return;
      points.push({ x: this.#steps[i]! / count, y: this.#losses[i]! / count });
    });
    return points;
  }

  /** Two stretches become one. */
  #halve(): void {
    this.#stretch *= 2;
    for (const sums of [this.#steps, this.#losses, this.#counts]) {
      for (let i = 0; i < capacity / 2; i++) {
        sums[i] = sums[2 * i]! + sums[2 * i + 1]!;
      }
      sums.fill(0, capacity / 2);
    }
  }
}

import type { Point } from "../plot/curve.ts";

/** A curve keeps at most so many points: more than a drawing has columns. */
const maximumPoints = 2000;

/** Steps that are one point. */
interface Bucket {
  readonly lastStep: number;
  readonly stepSum: number;
  readonly lossSum: number;
  readonly count: number;
}

/** The losses of a run of any length, as means over equally many steps. */
export class LossCurve {
  #buckets: Bucket[] = [];
  #stepsPerPoint = 1;

  /**
   * Adds the loss of a step. A step that is not behind the last one is that of
   * a run that went on from a checkpoint: what was there from it on goes.
   *
   * @param step The step.
   * @param loss Its loss; left out where it is not finite.
   */
  add(step: number, loss: number): void {
    while (this.#buckets.length > 0 && this.#buckets.at(-1)!.lastStep >= step) {
      this.#buckets.pop();
    }
    if (!Number.isFinite(loss)) return;
    const last = this.#buckets.at(-1);
    const added = { lastStep: step, stepSum: step, lossSum: loss, count: 1 };
    if (last !== undefined && last.count < this.#stepsPerPoint) {
      this.#buckets[this.#buckets.length - 1] = joined(last, added);
    } else this.#buckets.push(added);
    if (this.#buckets.length > maximumPoints) this.#halve();
  }

  /**
   * The curve so far.
   *
   * @returns Points, steps ascending.
   */
  points(): Point[] {
    return this.#buckets.map(({ stepSum, lossSum, count }) => ({
      x: stepSum / count,
      y: lossSum / count,
    }));
  }

  #halve(): void {
    const all = this.#buckets;
    this.#stepsPerPoint *= 2;
    this.#buckets = [];
    for (let i = 0; i < all.length; i += 2) {
      const [first, second] = [all[i]!, all[i + 1]];
      this.#buckets.push(second === undefined ? first : joined(first, second));
    }
  }
}

function joined(a: Bucket, b: Bucket): Bucket {
  return {
    lastStep: b.lastStep,
    stepSum: a.stepSum + b.stepSum,
    lossSum: a.lossSum + b.lossSum,
    count: a.count + b.count,
  };
}

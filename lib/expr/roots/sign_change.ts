/** An interval with a sign change that only ever shrinks. */
import { doublesBetween, middleDouble } from "./doubles.ts";
import type { Bracket } from "./report.ts";

/** A point of the graph. */
export interface Sample {
  /** Where. */
  readonly x: number;
  /** The value there. */
  readonly f: number;
}

/**
 * Whether two values have opposite signs; a zero has none.
 *
 * @param a A value.
 * @param b A value.
 * @returns Whether the sign changes between them.
 */
export function oppositeSigns(a: number, b: number): boolean {
  return (a < 0 && b > 0) || (a > 0 && b < 0);
}

/** The state of a bracketing method. */
export class SignChange {
  /** The lower end. */
  lower: Sample;
  /** The upper end. */
  upper: Sample;
  /** The last sample taken. */
  last: Sample;
  /** The end that the last sample replaced: outside of the interval. */
  dropped: Sample | undefined;

  /**
   * Starts with two samples of opposite signs.
   *
   * @param a One end.
   * @param b The other end.
   */
  constructor(a: Sample, b: Sample) {
    [this.lower, this.upper] = a.x < b.x ? [a, b] : [b, a];
    this.last = b;
  }

  /** The end with the smaller |f|. */
  get best(): Sample {
    return Math.abs(this.lower.f) <= Math.abs(this.upper.f)
      ? this.lower
      : this.upper;
  }

  /** The ends. */
  get interval(): Bracket {
    return [this.lower.x, this.upper.x];
  }

  /** The distance of the ends. */
  get width(): number {
    return this.upper.x - this.lower.x;
  }

  /** How many doubles the interval spans; 1 if its ends are neighbours. */
  get doubles(): number {
    return doublesBetween(this.lower.x, this.upper.x);
  }

  /** The double in the middle; 0 if it is inside, as the likeliest root. */
  get middle(): number {
    if (this.contains(0)) return 0;
    return middleDouble(this.lower.x, this.upper.x);
  }

  /**
   * Whether a place is strictly inside.
   *
   * @param x The place.
   * @returns False for NaN, too.
   */
  contains(x: number): boolean {
    return this.lower.x < x && x < this.upper.x;
  }

  /**
   * Takes in a sample from inside, so that the sign change is kept.
   *
   * @param sample Strictly inside, its value not NaN and not 0.
   */
  contract(sample: Sample): void {
    if (oppositeSigns(sample.f, this.upper.f)) {
      this.dropped = this.lower;
      this.lower = sample;
    } else {
      this.dropped = this.upper;
      this.upper = sample;
    }
    this.last = sample;
  }
}

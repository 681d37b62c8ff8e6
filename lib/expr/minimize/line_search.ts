/** A step along a direction. */
import { dot, plusScaled } from "../linear/vectors.ts";
import type { Objective, Point } from "./objective.ts";
import { abyss, horizon } from "./run.ts";

/** The part of the first slope by which the value must fall. */
const sufficient = 1e-4;

/** Trials in each of the two phases. */
const mostTrials = 60;

/** What a step must fulfil. */
export interface LineSearchOptions {
  /** The part of the first slope that may be left. */
  readonly flattening: number;
  /** The value below which it must lead: that at the start, or a higher one if
   * the method does not descend each time (L. Grippo, F. Lampariello, S.
   * Lucidi, SIAM J. Numer. Anal. 23, 1986). */
  readonly reference: number;
}

/** A place on the ray. */
interface Trial {
  readonly length: number;
  readonly value: number;
  readonly slope: number;
  readonly point: Point;
}

/**
 * Finds a step that fulfils the strong Wolfe conditions: the value falls enough
 * and the slope flattens (J. Nocedal, S. J. Wright, Numerical Optimization, 2nd
 * edition, algorithms 3.5 and 3.6). Near a minimum, where differences of values
 * drown in rounding, the slopes alone decide (W. W. Hager, H. Zhang, "A new
 * conjugate gradient method with guaranteed descent", SIAM J. Optim. 16, 2005,
 * section 4).
 */
export class LineSearch {
  readonly #objective: Objective;
  readonly #start: Trial;
  readonly #direction: Float64Array;
  readonly #options: LineSearchOptions;

  /**
   * Prepares a search.
   *
   * @param objective The function.
   * @param start Where to start.
   * @param direction Where to go; a direction of descent.
   * @param options What the step must fulfil.
   */
  constructor(
    objective: Objective,
    start: Point,
    direction: Float64Array,
    options: LineSearchOptions,
  ) {
    this.#objective = objective;
    this.#direction = direction;
    this.#options = options;
    const slope = dot(start.gradient, direction);
    this.#start = { length: 0, value: start.value, slope, point: start };
  }

  /**
   * Searches.
   *
   * @param firstLength The first step to try, in lengths of the direction.
   * @returns The place found, or undefined if none is lower than the start.
   */
  find(firstLength: number): Point | undefined {
    const start = this.#start;
    let before = start, length = firstLength;
    for (let k = 0; k < mostTrials; k++) {
      const trial = this.#try(length);
      if (this.#isAccepted(trial)) return trial.point;
      if (!this.#falls(trial) || trial.value >= before.value && k > 0) {
        return this.#zoom(before, trial);
      }
      if (trial.slope >= 0) return this.#zoom(trial, before);
      if (hasEscaped(trial)) return trial.point;
      before = trial;
      length *= 4;
    }
    return before === start ? undefined : before.point;
  }

  /** Narrows an interval whose `low` end is the lower one and slopes towards
   * the other. */
  #zoom(low: Trial, high: Trial): Point | undefined {
    for (let k = 0; k < mostTrials; k++) {
      const length = interpolate(low, high);
      if (length === low.length || length === high.length) break;
      const trial = this.#try(length);
      if (this.#isAccepted(trial)) return trial.point;
      if (!this.#falls(trial) || trial.value >= low.value) high = trial;
      else {
        if (trial.slope * (high.length - low.length) >= 0) high = low;
        low = trial;
      }
    }
    return low.value < this.#start.value ? low.point : undefined;
  }

  #try(length: number): Trial {
    const x = plusScaled(this.#start.point.x, length, this.#direction);
    const point = this.#objective.point(x);
    const slope = dot(point.gradient, this.#direction);
    return { length, value: point.value, slope, point };
  }

  #falls({ length, value }: Trial): boolean {
    const bound = this.#options.reference;
    return value <= bound + sufficient * length * this.#start.slope;
  }

  #isAccepted(trial: Trial): boolean {
    const { value: first, slope: firstSlope } = this.#start;
    if (!(Math.abs(trial.slope) <= -this.#options.flattening * firstSlope)) {
      return false;
    }
    if (this.#falls(trial)) return true;
    const isWithinRounding = trial.value <=
      first + 4 * Number.EPSILON * Math.abs(first);
    return isWithinRounding &&
      trial.slope <= (2 * sufficient - 1) * firstSlope;
  }
}

/** The minimum of the cubic through both ends with their slopes, kept away from
 * the ends; the middle if there is no cubic. */
function interpolate(low: Trial, high: Trial): number {
  const width = high.length - low.length;
  const middle = low.length + width / 2;
  const d = low.slope + high.slope -
    3 * (high.value - low.value) / width;
  const root = Math.sqrt(d * d - low.slope * high.slope) * Math.sign(width);
  const length = high.length -
    width * (high.slope + root - d) / (high.slope - low.slope + 2 * root);
  const part = (length - low.length) / width;
  return part > 0.05 && part < 0.95 ? length : middle;
}

function hasEscaped({ value, point }: Trial): boolean {
  return value < abyss * 1e3 || point.x.some((x) => Math.abs(x) > horizon);
}

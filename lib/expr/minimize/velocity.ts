/** Methods that carry a velocity: momentum and Adam. */
import { plusScaled } from "../linear/vectors.ts";
import type { Objective, Point } from "./objective.ts";
import { isFlat, runaway, type RunEnd, type RunLimits } from "./run.ts";

/** A way to turn gradients into steps. */
export interface VelocityRule {
  /** How many steps without a new best value are patiently taken. */
  readonly patience: number;
  /**
   * Turns a gradient into a step.
   *
   * @param gradient The gradient.
   * @param rate The step length, in the units of the rule.
   * @returns What to add to the place.
   */
  step(gradient: Float64Array, rate: number): Float64Array;
  /** Stops moving. */
  rest(): void;
}

/** The rate grows by this factor with each step that finds a new best. */
const growth = 1.02;

/** A rate below it, relative to the first one, moves nothing any more. */
const standstill = 1e-25;

/**
 * Follows velocities. Where the value has not fallen for some steps, the search
 * goes back to the best place, stops moving and halves the rate: so the steps
 * fit the steepest curvature on the way and the end is precise (the adaptive
 * restart of B. O'Donoghue, E. Candès, Found. Comput. Math. 15, 2015).
 *
 * @param objective The function.
 * @param start Where to start.
 * @param rule The method.
 * @param firstRate The rate to begin with.
 * @param limits When to stop.
 * @returns Where it stopped.
 */
export function runVelocity(
  objective: Objective,
  start: Point,
  rule: VelocityRule,
  firstRate: number,
  limits: RunLimits,
): RunEnd {
  let best = start, at = start, rate = firstRate, waited = 0;
  for (let k = 0; k < limits.iterations; k++) {
    if (isFlat(best, limits)) return { end: "flat", at: best, iterations: k };
    const escaped = runaway(best, limits);
    if (escaped !== undefined) return { end: escaped, at: best, iterations: k };
    if (rate < standstill * firstRate) {
      return { end: "stalled", at: best, iterations: k };
    }
    const next = objective.point(
      plusScaled(at.x, 1, rule.step(at.gradient, rate)),
    );
    waited++;
    if (next.value < best.value) {
      best = next;
      waited = 0;
      rate *= growth;
    }
    if (waited > rule.patience || next.value === Infinity) {
      rule.rest();
      rate /= 2;
      waited = 0;
      at = best;
    } else at = next;
  }
  return { end: "iterations", at: best, iterations: limits.iterations };
}

/** Gradient descent with the heavy ball of B. T. Polyak (1964). */
export class Momentum implements VelocityRule {
  /** The ball may roll up a little. */
  readonly patience = 3;
  readonly #kept: number;
  #velocity: Float64Array | undefined;

  /**
   * Makes a ball.
   *
   * @param kept The part of the velocity that a step keeps.
   */
  constructor(kept: number) {
    this.#kept = kept;
  }

  /** @inheritdoc */
  step(gradient: Float64Array, rate: number): Float64Array {
    const velocity = this.#velocity ?? new Float64Array(gradient.length);
    const next = velocity.map((v, i) => this.#kept * v - rate * gradient[i]!);
    this.#velocity = next;
    return next;
  }

  /** @inheritdoc */
  rest(): void {
    this.#velocity = undefined;
  }
}

/** The decay of Adam's means of the gradient and of its square. */
const meanDecay = 0.9, squareDecay = 0.999;

/** Adam (D. P. Kingma, J. L. Ba, "Adam: a method for stochastic optimization",
 * ICLR 2015, algorithm 1). */
export class Adam implements VelocityRule {
  /** Its steps are as long as the rate, and so it needs time to turn. */
  readonly patience = 20;
  #mean: Float64Array | undefined;
  #square: Float64Array | undefined;
  #count = 0;

  /** @inheritdoc */
  step(gradient: Float64Array, rate: number): Float64Array {
    const zero = new Float64Array(gradient.length);
    const mean = (this.#mean ?? zero).map((m, i) =>
      meanDecay * m + (1 - meanDecay) * gradient[i]!
    );
    const square = (this.#square ?? zero).map((s, i) =>
      squareDecay * s + (1 - squareDecay) * gradient[i]! ** 2
    );
    this.#mean = mean;
    this.#square = square;
    this.#count++;
    const first = 1 - meanDecay ** this.#count;
    const second = 1 - squareDecay ** this.#count;
    return mean.map((m, i) =>
      square[i] === 0 ? 0 : -rate * (m / first) / Math.sqrt(square[i]! / second)
    );
  }

  /** @inheritdoc */
  rest(): void {
    this.#mean = this.#square = undefined;
    this.#count = 0;
  }
}

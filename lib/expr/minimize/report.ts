/** What a search for a minimum has to say. */

/**
 * How a search ended.
 *
 * - `converged`: the gradient vanishes to tolerance and the value rises, or
 *   stays, in every direction.
 * - `saddle`: the gradient vanishes where the value falls in some direction,
 *   and the search did not get away.
 * - `stalled`: no step lowers the value, yet the gradient does not vanish.
 * - `unbounded`: the value falls without bound.
 * - `diverged`: the value falls on and on towards infinity to a finite limit.
 * - `iterations`: the limit was reached first.
 * - `domain`: the function has no finite value at the start.
 */
export type MinimizeStatus =
  | "converged"
  | "saddle"
  | "stalled"
  | "unbounded"
  | "diverged"
  | "iterations"
  | "domain";

/** The methods. */
export type MinimizeMethod =
  | "gradient-descent"
  | "momentum"
  | "adam"
  | "conjugate-gradient"
  | "l-bfgs"
  | "nelder-mead";

/** The answer to the search for a minimum. */
export interface MinimizeReport {
  /** How it ended; only `converged` is a minimum. */
  readonly status: MinimizeStatus;
  /** The place. */
  readonly point: Float64Array;
  /** The value there. */
  readonly value: number;
  /** The largest entry of the gradient there, by its absolute value. */
  readonly gradientNorm: number;
  /** How many steps were taken. */
  readonly iterations: number;
  /** How often the function and its gradient were evaluated. */
  readonly evaluations: number;
  /** The method that ended the search. */
  readonly method: MinimizeMethod;
  /** One sentence for people. */
  readonly message: string;
}

/** How to search; what is absent is as its comment says. */
export interface MinimizeOptions {
  /** The method, L-BFGS; if it stalls at a kink, Nelder-Mead goes on. */
  readonly method?: MinimizeMethod;
  /** The gradient that counts as zero, 1e-9: relative to the value and the
   * coordinates, where they are more than 1. */
  readonly tolerance?: number;
  /** The most steps: 1,000, and 100,000 for gradient descent, momentum and
   * Adam. */
  readonly iterations?: number;
  /** The first step length of gradient descent, momentum and Adam; they adapt
   * it. */
  readonly rate?: number;
  /** What remains of the velocity in each step, 0.9, with momentum. */
  readonly momentum?: number;
}

/** A function of several variables with what is known of it. */
export interface ObjectiveFunction {
  /** The function; NaN where it is not defined. */
  readonly value: (x: Float64Array) => number;
  /** Its gradient, written to `out`; central differences if absent. */
  readonly gradient?: (x: Float64Array, out: Float64Array) => void;
  /** Its Hessian, by rows, written to `out`; differences if absent. */
  readonly hessian?: (x: Float64Array, out: Float64Array) => void;
}

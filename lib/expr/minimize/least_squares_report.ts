/** What a least squares problem has to say. */
import type { Matrix } from "../linear/matrix.ts";

/**
 * How a search ended.
 *
 * - `converged`: no step lowers the sum of squares, and its gradient vanishes.
 * - `stalled`: no step lowers it, but the gradient does not vanish.
 * - `diverged`: the sum falls on while the parameters run away.
 * - `iterations`: the limit was reached first.
 * - `domain`: a residual is not defined at the start.
 */
export type LeastSquaresStatus =
  | "converged"
  | "stalled"
  | "diverged"
  | "iterations"
  | "domain";

/** The answer to a least squares problem. */
export interface LeastSquaresReport {
  /** How it ended; only `converged` is a minimum. */
  readonly status: LeastSquaresStatus;
  /** The parameters. */
  readonly point: Float64Array;
  /** The residuals there. */
  readonly residuals: Float64Array;
  /** The sum of their squares. */
  readonly sumOfSquares: number;
  /** The Jacobian of the residuals there. */
  readonly jacobian: Matrix;
  /** The largest cosine between the residuals and a column of the Jacobian: 0
   * at a minimum. */
  readonly cosine: number;
  /** How many steps were taken. */
  readonly iterations: number;
  /** How often the residuals and their Jacobian were evaluated. */
  readonly evaluations: number;
}

/** How to search; what is absent is as its comment says. */
export interface LeastSquaresOptions {
  /** The relative change of the sum of squares, and of the parameters, that
   * counts as none: 1e-15. */
  readonly tolerance?: number;
  /** The most steps, 1,000. */
  readonly iterations?: number;
}

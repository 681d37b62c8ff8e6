/** What a search for a root of a system has to say. */

/**
 * How a search ended.
 *
 * - `converged`: every residual is zero as far as doubles can tell.
 * - `stationary`: a minimum of |F| that is not 0.
 * - `stalled`: no step made |F| smaller, for other reasons.
 * - `diverged`: the iterates ran away.
 * - `iterations`: the limit was reached first.
 * - `domain`: the system is not defined at the start.
 */
export type SystemStatus =
  | "converged"
  | "stationary"
  | "stalled"
  | "diverged"
  | "iterations"
  | "domain";

/** Everything but the names of the unknowns. */
export interface SystemReport {
  /** How it ended; only `converged` is a root. */
  readonly status: SystemStatus;
  /** The root, or where the search ended. */
  readonly point: Float64Array;
  /** The values of the functions there. */
  readonly values: Float64Array;
  /** The largest of them, by its absolute value. */
  readonly residual: number;
  /** The residual that counts as zero there: the tolerance asked for, or what
   * rounding makes of the functions if that is more. */
  readonly tolerance: number;
  /** The length of the last step. */
  readonly step: number;
  /** How many steps were taken. */
  readonly iterations: number;
  /** How often the system and its Jacobian were evaluated. */
  readonly evaluations: number;
  /** The order of convergence seen in the last steps; absent if too few tell. */
  readonly order: number | undefined;
  /** One sentence for people. */
  readonly message: string;
}

/** How to search; what is absent is as its comment says. */
export interface SystemOptions {
  /** The residual that counts as zero, 1e-12. A root is refined as far as
   * doubles go in any case. */
  readonly tolerance?: number;
  /** The most steps, 500. */
  readonly iterations?: number;
}

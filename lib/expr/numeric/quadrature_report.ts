/** What a numeric integration has to say. */

/**
 * How an integration ended.
 *
 * - `converged`: the error is bounded as asked.
 * - `roundoff`: rounding keeps the error above what was asked.
 * - `subdivisions`: the limit was reached first.
 * - `divergent`: the integral diverges, or converges too slowly to tell.
 * - `domain`: the function is not finite on a part of the interval.
 */
export type QuadratureStatus =
  | "converged"
  | "roundoff"
  | "subdivisions"
  | "divergent"
  | "domain";

/** The answer of a numeric integration. */
export interface QuadratureReport {
  /** How it ended. */
  readonly status: QuadratureStatus;
  /** The integral, the best known; NaN with `domain`. */
  readonly value: number;
  /** A bound of its error. */
  readonly error: number;
  /** How often the function was evaluated. */
  readonly evaluations: number;
}

/** How to integrate; what is absent is as its comment says. */
export interface QuadratureOptions {
  /** The absolute error that is good enough, 1e-14. */
  readonly absolute?: number;
  /** The relative error that is good enough, 1e-10. */
  readonly relative?: number;
  /** The most bisections of each piece, 1,000. */
  readonly subdivisions?: number;
  /** Where inside the function is singular, has a jump or a kink. */
  readonly points?: readonly number[];
}

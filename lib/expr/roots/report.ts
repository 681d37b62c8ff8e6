/** What a search for a root has to say. */

/**
 * How a search ended.
 *
 * - `converged`: the residual is zero as far as doubles can tell.
 * - `derivative-zero`: the derivative vanished where the function does not.
 * - `diverged`: the iterates ran away.
 * - `iterations`: the limit was reached first.
 * - `no-bracket`: no sign change was given, or found.
 * - `domain`: the function is not defined where it was needed.
 * - `stationary`: a minimum of |f| that is not 0.
 * - `pole`: the sign changes where |f| grows without bound.
 * - `discontinuity`: the sign changes in a jump.
 */
export type RootStatus =
  | "converged"
  | "derivative-zero"
  | "diverged"
  | "iterations"
  | "no-bracket"
  | "domain"
  | "stationary"
  | "pole"
  | "discontinuity";

/** The methods for one equation in one unknown. */
export type RootMethod = OpenMethod | BracketMethod;

/** The methods that need only a start. */
export type OpenMethod = "newton" | "halley" | "secant";

/** The methods that need a sign change. */
export type BracketMethod = "bisection" | "brent" | "toms748" | "itp";

/** An interval on whose ends the function has opposite signs. */
export type Bracket = readonly [lower: number, upper: number];

/** The answer to the search for one root. */
export interface RootReport {
  /** How it ended; only `converged` is a root. */
  readonly status: RootStatus;
  /** The root, or where the search ended. */
  readonly root: number;
  /** |f(root)|. */
  readonly residual: number;
  /** The residual that counts as zero at `root`: the tolerance asked for, or
   * what one spacing of doubles changes in f if that is more. */
  readonly tolerance: number;
  /** The length of the last step. */
  readonly step: number;
  /** How many steps were taken. */
  readonly iterations: number;
  /** How often the function and its derivatives were evaluated. */
  readonly evaluations: number;
  /** The order of convergence seen in the last steps: about 1 for bisection, 2
   * for Newton; absent if too few steps tell. */
  readonly order: number | undefined;
  /** The last interval with a sign change; absent if none was seen. */
  readonly bracket: Bracket | undefined;
  /** The method that ended the search. */
  readonly method: RootMethod;
  /** One sentence for people. */
  readonly message: string;
}

/** How to search; what is absent is as its comment says. */
export interface ScalarRootOptions {
  /** Where to start. Needed without a bracket. */
  readonly start?: number;
  /** Where the sign changes. */
  readonly bracket?: Bracket;
  /** The method: from a start safeguarded Newton and then, if that fails, a
   * search for a sign change; with a bracket TOMS 748. */
  readonly method?: RootMethod;
  /** The residual that counts as zero, 1e-12. A root is refined as far as
   * doubles go in any case. */
  readonly tolerance?: number;
  /** The width at which a bracket is narrow enough, 0: neighbours. */
  readonly width?: number;
  /** The most steps, 100, and 500 with a bracket. */
  readonly iterations?: number;
}

/** A function of one unknown with what is known of it. */
export interface ScalarFunction {
  /** The function; NaN where it is not defined. */
  readonly value: (x: number) => number;
  /** Its derivative. */
  readonly derivative?: (x: number) => number;
  /** Its second derivative. */
  readonly second?: (x: number) => number;
}

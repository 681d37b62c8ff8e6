/** What a fit of a model to data has to say. */
import type { LeastSquaresStatus } from "./least_squares_report.ts";

/** A parameter of a model. */
export interface FittedParameter {
  /** The estimate. */
  readonly value: number;
  /** Its standard error; absent if the data do not determine it, or leave no
   * degree of freedom. */
  readonly standardError: number | undefined;
}

/** The answer to a fit. */
export interface FitReport {
  /** How it ended; only `converged` is a fit. */
  readonly status: LeastSquaresStatus;
  /** The parameters by their names. */
  readonly parameters: Readonly<Record<string, FittedParameter>>;
  /** The covariances of the parameters in the order of `parameters`; absent as
   * the standard errors are. */
  readonly covariance: readonly (readonly number[])[] | undefined;
  /** The data less the model, a number for each row. */
  readonly residuals: Float64Array;
  /** The weighted sum of their squares. */
  readonly sumOfSquares: number;
  /** The weighted mean of their squares. */
  readonly meanSquaredError: number;
  /** The root of the sum of squares over the degrees of freedom; absent if
   * there are none. */
  readonly residualStandardDeviation: number | undefined;
  /** The part of the variance that the model explains; absent if the data do
   * not vary. */
  readonly rSquared: number | undefined;
  /** Rows less parameters. */
  readonly degreesOfFreedom: number;
  /** How many steps were taken. */
  readonly iterations: number;
  /** How often the model and its derivatives were evaluated on all rows. */
  readonly evaluations: number;
  /** One sentence for people. */
  readonly message: string;
}

/** Minima of functions, least squares and fits, numerically.
 * @module
 */

export { fit, type FitOptions } from "./fit.ts";
export type { Columns } from "./fit_data.ts";
export type { FitReport, FittedParameter } from "./fit_report.ts";
export { minimizeSquares } from "./least_squares.ts";
export type {
  LeastSquaresOptions,
  LeastSquaresReport,
  LeastSquaresStatus,
} from "./least_squares_report.ts";
export { type ExtremumReport, maximize, minimize } from "./minimize.ts";
export { minimizeFunction } from "./minimize_function.ts";
export type {
  MinimizeMethod,
  MinimizeOptions,
  MinimizeReport,
  MinimizeStatus,
  ObjectiveFunction,
} from "./report.ts";

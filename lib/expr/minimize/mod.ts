/** Minima of functions, numerically.
 * @module
 */

export { minimizeFunction } from "./minimize_function.ts";
export type {
  MinimizeMethod,
  MinimizeOptions,
  MinimizeReport,
  MinimizeStatus,
  ObjectiveFunction,
} from "./report.ts";

/** Roots of equations, numerically.
 * @module
 */

export type {
  Bracket,
  BracketMethod,
  OpenMethod,
  RootMethod,
  RootReport,
  RootStatus,
  ScalarFunction,
  ScalarRootOptions,
} from "./report.ts";
export { findScalarRoot } from "./scalar.ts";

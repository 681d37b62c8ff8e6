/** Roots of equations and of systems, numerically.
 * @module
 */

export {
  findRoot,
  findSystemRoot,
  type SystemRootReport,
} from "./find_root.ts";
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
export { findSystemPoint } from "./system.ts";
export type {
  SystemOptions,
  SystemReport,
  SystemStatus,
} from "./system_report.ts";
export type { VectorFunction } from "../linear/vector_function.ts";

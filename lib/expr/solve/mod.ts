/** Solving: equations in one unknown, linear systems. */
export type {
  Confirmation,
  EnclosedRoot,
  LinearReport,
  Solution,
  SolveReport,
  SolveStatus,
} from "./report.ts";
export type { RealInterval, RealRoots } from "./real_roots.ts";
export {
  allRoots,
  type Equation,
  type RealRootsReport,
  solve,
  solveLinear,
} from "./solve.ts";

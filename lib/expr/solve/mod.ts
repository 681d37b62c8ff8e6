/** Solving: equations in one unknown, linear systems. */
export type {
  Confirmation,
  EnclosedRoot,
  LinearReport,
  Solution,
  SolveReport,
  SolveStatus,
} from "./report.ts";
export { type Equation, parseEquation, solve, solveLinear } from "./solve.ts";

/** Plans: a step as plain data, laid out, validated, printed, executed. */

export { compile, CompiledStep, type CompileOptions } from "./compile.ts";
export type {
  External,
  Instruction,
  Operand,
  Plan,
  PlanBuffer,
} from "./plan.ts";
export { formatPlan } from "./print.ts";
export { validate } from "./validate.ts";
export { flopOf, type KernelProfile, profile } from "./profile.ts";

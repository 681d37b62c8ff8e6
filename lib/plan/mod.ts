/** Plans: a step as plain data, laid out, validated, printed, executed. */

export { compile, CompiledStep, type CompileOptions } from "./compile.ts";
export type {
  AddressedCall,
  External,
  Instruction,
  Operand,
  Origin,
  Plan,
  PlanBuffer,
  PlanTensor,
} from "./plan.ts";
export { formatPlan } from "./print.ts";
export { validate } from "./validate.ts";
export {
  type KernelProfile,
  profile,
  Profiler,
  type StepTimes,
} from "./profile.ts";
export { formatProfile } from "./profile_table.ts";
export { tapeOf } from "./tape_of.ts";
export { chromeTrace, type Trace, type TraceEvent } from "./trace.ts";
export { bytesOf, flopOf } from "./work.ts";
export { runWatched } from "./watch.ts";

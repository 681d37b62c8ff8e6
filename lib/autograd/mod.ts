/** Tensors that remember how they were computed: the engine, the ops, the
 * backward pass, and the tools to look at and to check gradients.
 * @module
 */

export * from "./engine.ts";
export * from "./factory.ts";
export * from "./gradient_case.ts";
export * from "./gradient_check.ts";
export * from "./graph.ts";
export {
  type NonFinite,
  NonFiniteError,
  type OperandSummary,
} from "./non_finite.ts";
export * from "./observer.ts";
export * from "./op.ts";
export * from "./operations.ts";
export * from "./watch.ts";
export type { AxisOptions } from "./last_axis.ts";
export type { AttentionOptions } from "./ops/attention.ts";
export type { ConcatenateOptions } from "./ops/concatenate.ts";
export type { DropoutOptions } from "./ops/dropout.ts";
export type { GeluOptions } from "./ops/gelu.ts";
export type { LayerNormOptions } from "./ops/layer_norm.ts";
export type { LogSumExpOptions } from "./ops/log_sum_exp.ts";
export type { SliceRange, SliceRanges } from "./ops/slice.ts";
export type { StackOptions } from "./ops/stack.ts";
export type { ReductionOptions } from "./reduction.ts";
export type { Replayed, TapeEntry } from "./tape.ts";

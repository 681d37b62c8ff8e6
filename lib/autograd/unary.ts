/** What element-wise ops of one operand have in common. */

import type { UnaryBackwardKernel, UnaryKernel } from "../kernels/kernels.ts";
import { checkDType, type Tensor } from "../tensor/tensor.ts";
import type {
  BackwardContext,
  ForwardContext,
  Sample,
  SampleInput,
  TensorSpecification,
} from "./op.ts";
import type { Shape } from "../core/shape.ts";

/**
 * The output of an element-wise op of one floating-point operand.
 *
 * @param operation The name to put in errors.
 * @param inputs The operand.
 * @returns Its shape and element type.
 * @throws {DTypeError} If it is int32.
 */
export function inferUnary(
  operation: string,
  inputs: readonly Tensor[],
): TensorSpecification {
  const [x] = inputs as [Tensor];
  checkDType(operation, x, "float32", "float64");
  return { shape: x.shape, dtype: x.dtype };
}

/**
 * Runs a unary kernel.
 *
 * @param context Kernels and memory.
 * @param x The operand, of any strides.
 * @param kernel The kernel.
 * @returns A contiguous tensor of the operand's shape.
 */
export function forwardUnary(
  context: ForwardContext,
  x: Tensor,
  kernel: UnaryKernel,
): Tensor {
  const output = context.empty(x.shape, x.dtype);
  kernel(x.size, context.contiguous(x).address, output.address);
  return output;
}

/**
 * Runs the gradient of a unary kernel.
 *
 * @param context The backward pass.
 * @param saved The operand or the output, as the kernel says.
 * @param kernel The kernel.
 */
export function backwardUnary(
  context: BackwardContext<unknown>,
  saved: Tensor,
  kernel: UnaryBackwardKernel,
): void {
  const from = context.contiguous(saved).address;
  const { address, accumulate } = context.targetInPlace(0);
  const { size, address: gradient } = context.gradient;
  kernel(size, from, gradient, address, accumulate);
}

/** Shapes of every rank, with tails around the SIMD width. */
export const sampleShapes: readonly Shape[] = [
  [],
  [1],
  [2],
  [3],
  [4],
  [5],
  [7],
  [8],
  [9],
  [13],
  [1, 1],
  [2, 3],
  [3, 1],
  [1, 5],
  [4, 4],
  [5, 7],
  [2, 3, 4],
  [1, 3, 1],
  [3, 2, 5],
  [2, 1, 2, 3],
  [2, 2, 2, 2],
  [1, 2, 1, 2, 3],
];

/**
 * Samples of an element-wise op of one operand.
 *
 * @param range Where its values are drawn from.
 * @returns A sample for each shape.
 */
export function unarySamples(
  range: Omit<SampleInput, "shape"> = {},
): Sample<[x: Tensor]>[] {
  return sampleShapes.map((shape) => ({
    inputs: [{ shape, ...range }],
    arguments: ([x]) => [x!],
  }));
}

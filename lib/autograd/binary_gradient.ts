import { sameShape } from "../core/shape.ts";
import type { BinaryKernel } from "../kernels/kernels.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { applyBinary } from "./binary.ts";
import type { BackwardContext } from "./op.ts";
import { sumToInput } from "./reduce.ts";

/** How a gradient is written. */
export interface BinaryGradientOptions {
  /** What to multiply it by; 1 if absent. */
  readonly scale?: number;
  /** Whether `gradient` is not read again after this; false if absent. */
  readonly last?: boolean;
}

/**
 * Writes kernel(a, b), summed over the axes that an input was repeated along,
 * as the gradient of that input.
 *
 * @param context The backward pass.
 * @param index Which input.
 * @param kernel The kernel.
 * @param a One operand, which broadcasts to the output's shape.
 * @param b The other.
 * @param options A factor, and whether memory may be reused.
 */
export function binaryToInput(
  context: BackwardContext<unknown>,
  index: number,
  kernel: BinaryKernel,
  a: Tensor,
  b: Tensor,
  { scale = 1, last = false }: BinaryGradientOptions = {},
): void {
  const { shape } = context.gradient;
  if (scale === 1 && sameShape(context.inputs[index]!.shape, shape)) {
    const target = last ? context.targetInPlace(index) : context.target(index);
    applyBinary(kernel, a, b, shape, target);
    return;
  }
  sumToInput(context, index, binaryToTemporary(context, kernel, a, b), scale);
}

/**
 * Computes kernel(a, b) at the output's shape.
 *
 * @param context The backward pass.
 * @param kernel The kernel.
 * @param a One operand, which broadcasts to the output's shape.
 * @param b The other.
 * @returns A new contiguous tensor.
 */
export function binaryToTemporary(
  context: BackwardContext<unknown>,
  kernel: BinaryKernel,
  a: Tensor,
  b: Tensor,
): Tensor {
  const { shape } = context.gradient;
  const result = context.empty(shape);
  applyBinary(kernel, a, b, shape, { address: result.address, accumulate: 0 });
  return result;
}

/** The gradient of the larger or the smaller of two. */

import type { BinaryKernel } from "../kernels/kernels.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { applyBinary } from "./binary.ts";
import { binaryToTemporary } from "./binary_gradient.ts";
import type { BackwardContext } from "./op.ts";
import { sumToInput } from "./reduce.ts";

/**
 * Writes the gradient of an input that is the output wherever it beats the
 * other input; where both are equal, each gets half, as in PyTorch.
 *
 * @param context The backward pass.
 * @param index Which input.
 * @param lower The operand that is below where the input wins.
 * @param upper The operand that is above there; one of the two is the input.
 */
export function winnerToInput(
  context: BackwardContext<unknown>,
  index: number,
  lower: Tensor,
  upper: Tensor,
): void {
  const { gradient, kernels } = context;
  // (l < u) + (l ≤ u) is 2 where the input wins, 1 at a tie, else 0.
  const wins = binaryToTemporary(context, kernels.less, lower, upper);
  const apply = (kernel: BinaryKernel, a: Tensor, b: Tensor, add: number) => {
    const target = { address: wins.address, accumulate: add };
    applyBinary(kernel, a, b, gradient.shape, target);
  };
  apply(kernels.lessEqual, lower, upper, 1);
  apply(kernels.multiply, wins, gradient, 0);
  sumToInput(context, index, wins, 0.5);
}

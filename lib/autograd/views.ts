/** Other ways to see a tensor, as shapes and strides. */

import { contiguousStrides, type Shape, sizeOf } from "../core/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { collapse } from "./strided.ts";

/**
 * The strides of a tensor at another shape of as many elements.
 *
 * @param shape The shape.
 * @param strides The strides.
 * @param target The other shape.
 * @returns The strides, or undefined if the elements do not lie so.
 */
export function reshapeStrides(
  shape: Shape,
  strides: readonly number[],
  target: Shape,
): readonly number[] | undefined {
  if (sizeOf(shape) === 0) return contiguousStrides(target);
  const nest = collapse(shape, [strides], 0);
  const [steps] = nest.strides as [readonly number[]];
  const result = new Array<number>(target.length);
  let at = nest.shape.length, left = 1, stride = 1;
  for (let axis = target.length - 1; axis >= 0; axis--) {
    const length = target[axis]!;
    if (left === 1 && length !== 1) {
      at--;
      left = nest.shape[at]!;
      stride = steps[at]!;
    }
    if (left % length !== 0) return undefined;
    result[axis] = stride;
    stride *= length;
    left /= length;
  }
  return result;
}

/**
 * A tensor with its axes in another order.
 *
 * @param tensor The tensor.
 * @param order For each axis of the view, which of the tensor's it is.
 * @returns The view.
 */
export function permute(tensor: Tensor, order: readonly number[]): Tensor {
  return tensor.view(
    order.map((axis) => tensor.shape[axis]!),
    order.map((axis) => tensor.strides[axis]!),
  );
}

/**
 * The permutation that undoes another.
 *
 * @param order A permutation.
 * @returns For each of its values, where that stands.
 */
export function inversePermutation(order: readonly number[]): number[] {
  const inverse = new Array<number>(order.length);
  order.forEach((axis, i) => inverse[axis] = i);
  return inverse;
}

/**
 * All axes in order, but for some that stand at the end.
 *
 * @param rank The rank.
 * @param last The axes to put at the end.
 * @returns The permutation.
 */
export function axesLast(rank: number, last: readonly number[]): number[] {
  const others = Array.from({ length: rank }, (_, axis) => axis)
    .filter((axis) => !last.includes(axis));
  return [...others, ...last];
}

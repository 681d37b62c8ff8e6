/** What `max` and `min` have in common. */

import { ShapeError } from "../core/errors.ts";
import { formatShape, sizeOf } from "../core/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type {
  BackwardContext,
  ForwardContext,
  TensorSpecification,
} from "./op.ts";
import { reductionSteps } from "./reduce.ts";
import { reducedShape, type ReductionAttributes } from "./reduction.ts";
import { copyStrided } from "./strided.ts";
import { axesLast, inversePermutation, permute } from "./views.ts";

/**
 * The output of a reduction to the largest or the smallest element.
 *
 * @param operation The name to put in errors.
 * @param x What is reduced.
 * @param attributes The axes.
 * @returns The output's shape and element type.
 * @throws {ShapeError} If there is no element to choose from.
 */
export function inferExtremum(
  operation: string,
  { shape, dtype }: Tensor,
  attributes: ReductionAttributes,
): TensorSpecification {
  if (attributes.axes.some((axis) => shape[axis] === 0)) {
    throw new ShapeError(
      `Cannot ${operation} as the axes must not be empty: ` +
        `shape is ${formatShape(shape)}`,
    );
  }
  return { shape: reducedShape(shape, attributes), dtype };
}

/**
 * Reduces to the largest or the smallest element, and saves what it read.
 *
 * @param context Kernels and memory.
 * @param x What is reduced, of any strides.
 * @param attributes The axes.
 * @param specification The output.
 * @param name The kernel.
 * @returns The output.
 */
export function extremumForward(
  context: ForwardContext,
  x: Tensor,
  { axes }: ReductionAttributes,
  { shape, dtype }: TensorSpecification,
  name: "reduceMaximum" | "reduceMinimum",
): Tensor {
  const output = context.empty(shape, dtype);
  const from = context.contiguous(permute(x, reductionOrder(x, axes)));
  const { outer, n, inner } = singleStep(x, axes);
  context.kernels(dtype)[name](outer, n, inner, from.address, output.address);
  context.save(from);
  return output;
}

/**
 * Writes the gradient of a reduction to the largest or smallest element.
 *
 * @param context The backward pass.
 */
export function extremumBackward(
  context: BackwardContext<ReductionAttributes>,
): void {
  const { inputs, output, saved, gradient, kernels } = context;
  const [x] = inputs as [Tensor], [from] = saved as [Tensor];
  const order = reductionOrder(x, context.attributes.axes);
  const { outer, n, inner } = singleStep(x, context.attributes.axes);
  const isMoved = order.some((axis, i) => axis !== i);
  const moved = isMoved ? context.empty(from.shape) : undefined;
  const target = context.target(0);
  kernels.reduceExtremumBackward(
    outer,
    n,
    inner,
    from.address,
    output.address,
    gradient.address,
    moved?.address ?? target.address,
    moved === undefined ? target.accumulate : 0,
  );
  if (moved === undefined) return;
  const back = permute(moved, inversePermutation(order));
  copyStrided(kernels, back, target.address, undefined, target.accumulate);
}

/** The order of axes in which those to reduce are neighbours. */
function reductionOrder(x: Tensor, axes: readonly number[]): number[] {
  const isOneRun = reductionSteps(x.shape, axes).length <= 1;
  return axesLast(x.rank, isOneRun ? [] : axes);
}

/** The reduction in that order as one kernel call. */
function singleStep(
  x: Tensor,
  axes: readonly number[],
): { outer: number; n: number; inner: number } {
  const steps = reductionSteps(x.shape, axes);
  if (steps.length === 1) return steps[0]!;
  const n = sizeOf(axes.map((axis) => x.shape[axis]!));
  return { outer: x.size / n, n, inner: 1 };
}

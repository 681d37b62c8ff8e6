/** Sums over any axes as few kernel calls, and the inverse of broadcasting. */

import type { Shape } from "../core/shape.ts";
import { sizeOf } from "../core/shape.ts";
import type { Kernels } from "../kernels/kernels.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { BackwardContext, GradientTarget } from "./op.ts";

/** One kernel call of a reduction: x is outer×n×inner. */
export interface ReductionStep {
  /** The product of the axes before. */
  readonly outer: number;
  /** The product of the axes that are reduced. */
  readonly n: number;
  /** The product of the axes behind, those reduced before left out. */
  readonly inner: number;
}

/**
 * The kernel calls that reduce a contiguous tensor over some axes: one for
 * each run of neighbouring axes, the last run first.
 *
 * @param shape The shape.
 * @param axes The axes to reduce, ascending.
 * @returns The steps; none if there is nothing to reduce.
 */
export function reductionSteps(
  shape: Shape,
  axes: readonly number[],
): ReductionStep[] {
  const steps: ReductionStep[] = [];
  let inner = 1;
  for (let end = shape.length; end > 0;) {
    const isReduced = axes.includes(end - 1);
    let start = end - 1;
    while (start > 0 && axes.includes(start - 1) === isReduced) start--;
    const n = sizeOf(shape.slice(start, end));
    if (isReduced) {
      steps.push({ outer: sizeOf(shape.slice(0, start)), n, inner });
    } else inner *= n;
    end = start;
  }
  return steps;
}

/**
 * Sums a contiguous tensor over some axes.
 *
 * @param kernels The kernels of its element type.
 * @param empty Makes a temporary of a given number of elements.
 * @param x The tensor, contiguous.
 * @param axes The axes to sum over, ascending.
 * @param scale What to multiply the sum by.
 * @param target Where to write or add the result.
 */
export function sumInto(
  kernels: Kernels,
  empty: (shape: Shape) => Tensor,
  x: Tensor,
  axes: readonly number[],
  scale: number,
  target: GradientTarget,
): void {
  const steps = reductionSteps(x.shape, axes);
  if (steps.length === 0) {
    const { address, accumulate } = target;
    kernels.scaleAdd(x.size, scale, x.address, accumulate, address);
    return;
  }
  let from = x.address;
  steps.forEach(({ outer, n, inner }, i) => {
    const last = i === steps.length - 1;
    const to = last ? target : temporary(empty([outer, inner]));
    const factor = last ? scale : 1;
    kernels.sum(outer, n, inner, factor, from, to.address, to.accumulate);
    from = to.address;
  });
}

function temporary({ address }: Tensor): GradientTarget {
  return { address, accumulate: 0 };
}

/**
 * The gradient of broadcasting: sums a tensor of the output's shape to the
 * shape of an input, over every axis that was repeated.
 *
 * @param context The backward pass.
 * @param index Which input.
 * @param tensor A contiguous tensor of the output's shape.
 * @param scale What to multiply it by.
 */
export function sumToInput(
  context: BackwardContext<unknown>,
  index: number,
  tensor: Tensor,
  scale: number = 1,
): void {
  const { shape } = context.inputs[index]!;
  const missing = tensor.rank - shape.length;
  const axes = tensor.shape.flatMap((length, axis) =>
    axis < missing || (shape[axis - missing] === 1 && length !== 1)
      ? [axis]
      : []
  );
  const empty = (shape: Shape) => context.empty(shape);
  const target = context.target(index);
  sumInto(context.kernels, empty, tensor, axes, scale, target);
}

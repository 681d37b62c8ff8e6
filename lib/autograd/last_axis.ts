/** What ops along any one axis have in common: the kernels know the last. */

import { normalizeAxis, sameShape, type Shape } from "../core/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type {
  BackwardContext,
  ForwardContext,
  GradientTarget,
  Sample,
} from "./op.ts";
import { copyStrided } from "./strided.ts";
import { axesLast, inversePermutation, permute } from "./views.ts";

/** Along which axis. */
export interface AxisOptions {
  /** The axis; negative ones count from the end; the last if absent. */
  readonly axis?: number;
}

/** What a user gives to an op along one axis. */
export type AxisArguments = [x: Tensor, options?: AxisOptions];

/** A kernel call on rows: their count, their length, the address to read from,
 * and where to write. */
export type RowCall = (
  rows: number,
  columns: number,
  from: number,
  to: GradientTarget,
) => void;

/**
 * The axis as the op needs it.
 *
 * @param operation The name to put in errors.
 * @param x The operand.
 * @param options What the user gave.
 * @returns The axis, from 0.
 * @throws {ShapeError} If there is no such axis.
 */
export function resolveAxis(
  operation: string,
  x: Tensor,
  { axis = -1 }: AxisOptions = {},
): number {
  return normalizeAxis(operation, axis, x.rank);
}

/**
 * A tensor with one axis moved to the end.
 *
 * @param tensor The tensor.
 * @param axis The axis, from 0.
 * @returns A view.
 */
export function moveLast(tensor: Tensor, axis: number): Tensor {
  return permute(tensor, axesLast(tensor.rank, [axis]));
}

/** A tensor with its last axis moved to where it came from. */
function moveBack(tensor: Tensor, axis: number): Tensor {
  return permute(tensor, inversePermutation(axesLast(tensor.rank, [axis])));
}

/**
 * Runs a kernel on the rows along an axis.
 *
 * @param context Kernels and memory.
 * @param x The operand, of any strides.
 * @param axis The axis, from 0.
 * @param call Reads x and writes as many elements.
 * @returns The output, of the operand's shape; a view unless the axis is last.
 */
export function forwardRows(
  context: ForwardContext,
  x: Tensor,
  axis: number,
  call: RowCall,
): Tensor {
  const from = context.contiguous(moveLast(x, axis));
  const output = context.empty(from.shape, x.dtype);
  const columns = x.shape[axis]!;
  const rows = columns === 0 ? 0 : x.size / columns;
  const target = { address: output.address, accumulate: 0 };
  call(rows, columns, from.address, target);
  if (axis === x.rank - 1) return output;
  const { shape, strides } = moveBack(output, axis);
  return context.view(output, shape, strides);
}

/**
 * Runs the gradient of a kernel on the rows along an axis.
 *
 * @param context The backward pass of an op that keeps the shape.
 * @param axis The axis, from 0.
 * @param call Reads dy and writes dx, which may be the same memory.
 */
export function backwardRows(
  context: BackwardContext<unknown>,
  axis: number,
  call: RowCall,
): void {
  const { gradient } = context;
  const columns = gradient.shape[axis]!;
  const rows = columns === 0 ? 0 : gradient.size / columns;
  const dy = context.contiguous(moveLast(gradient, axis)).address;
  writeRows(context, axis, (dx) => call(rows, columns, dy, dx));
}

/**
 * Writes the gradient of the only input, of which a kernel sees one axis last.
 *
 * @param context The backward pass.
 * @param axis The axis, from 0.
 * @param write Writes all rows; the last to read `gradient`.
 */
export function writeRows(
  context: BackwardContext<unknown>,
  axis: number,
  write: (dx: GradientTarget) => void,
): void {
  const { inputs: [x], gradient, kernels } = context;
  if (axis === x!.rank - 1) {
    const isSame = sameShape(x!.shape, gradient.shape);
    write(isSame ? context.targetInPlace(0) : context.target(0));
    return;
  }
  const order = axesLast(x!.rank, [axis]);
  const dx = context.empty(order.map((from) => x!.shape[from]!));
  write({ address: dx.address, accumulate: 0 });
  const { address, accumulate } = context.target(0);
  copyStrided(kernels, moveBack(dx, axis), address, undefined, accumulate);
}

/**
 * Samples of an op along one axis.
 *
 * @returns The samples.
 */
export function axisSamples(): Sample<AxisArguments>[] {
  const lasts = [[1], [2], [5], [8], [9], [17], [1, 4], [3, 7], [4, 1]];
  const others: readonly (readonly [Shape, number])[] = [
    [[2, 3, 4], 2],
    [[2, 1, 2, 5], -1],
    [[3], 0],
    [[2, 3], 0],
    [[5, 4], -2],
    [[1, 4], 0],
    [[8, 3], 0],
    [[2, 3, 4], 0],
    [[2, 3, 4], 1],
    [[2, 9, 1], 1],
    [[2, 3, 2, 2], 1],
    [[2, 3, 2, 2], -2],
    [[2, 1, 3, 1, 2], 2],
  ];
  return [
    ...lasts.map((shape) => ({
      inputs: [{ shape, low: -3, high: 3 }],
      arguments: ([x]: readonly Tensor[]): AxisArguments => [x!],
    })),
    ...others.map(([shape, axis]) => ({
      inputs: [{ shape, low: -3, high: 3 }],
      arguments: ([x]: readonly Tensor[]): AxisArguments => [x!, { axis }],
    })),
  ];
}

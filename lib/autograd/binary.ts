/** What element-wise ops of two broadcast operands have in common. */

import { bytesPerElement } from "../core/dtype.ts";
import { DTypeError } from "../core/errors.ts";
import {
  broadcastShapes,
  broadcastStrides,
  contiguousStrides,
  type Shape,
} from "../core/shape.ts";
import type { BinaryKernel } from "../kernels/kernels.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type {
  GradientTarget,
  Sample,
  SampleInput,
  TensorLike,
  TensorSpecification,
} from "./op.ts";
import { collapse, forEachOuter } from "./strided.ts";

/**
 * The output of an element-wise op of two operands.
 *
 * @param operation The name to put in errors.
 * @param inputs Both operands.
 * @returns The broadcast shape and the common element type.
 * @throws {DTypeError} If the element types differ.
 */
export function inferBinary(
  operation: string,
  inputs: readonly Tensor[],
): TensorSpecification {
  const [a, b] = inputs as [Tensor, Tensor];
  if (a.dtype !== b.dtype) {
    throw new DTypeError(
      `Cannot ${operation} as the element types must be the same: ` +
        `current values are ${a.dtype} and ${b.dtype}`,
    );
  }
  return {
    shape: broadcastShapes(operation, a.shape, b.shape),
    dtype: a.dtype,
  };
}

/**
 * Runs a binary kernel over operands of any strides that broadcast.
 *
 * @param kernel The kernel.
 * @param a One operand.
 * @param b The other.
 * @param shape The broadcast shape.
 * @param target Where to write or add the contiguous result.
 */
export function applyBinary(
  kernel: BinaryKernel,
  a: Tensor,
  b: Tensor,
  shape: Shape,
  target: GradientTarget,
): void {
  const nest = collapse(shape, [
    broadcastStrides(a.shape, a.strides, shape),
    broadcastStrides(b.shape, b.strides, shape),
    contiguousStrides(shape),
  ], 2);
  const outer = nest.shape.length - 2;
  const [rows, columns] = nest.shape.slice(outer) as [number, number];
  const [aRow, aColumn] = nest.strides[0]!.slice(outer) as [number, number];
  const [bRow, bColumn] = nest.strides[1]!.slice(outer) as [number, number];
  const bytes = bytesPerElement[a.dtype];
  forEachOuter(nest, outer, ([atA, atB, atOut]) =>
    kernel(
      rows,
      columns,
      a.address + atA! * bytes,
      aRow,
      aColumn,
      b.address + atB! * bytes,
      bRow,
      bColumn,
      target.address + atOut! * bytes,
      target.accumulate,
    ));
}

/** Pairs of shapes that broadcast, with tails around the SIMD width. */
const pairs: readonly (readonly [Shape, Shape])[] = [
  [[], []],
  [[1], [1]],
  [[3], [3]],
  [[4], [4]],
  [[5], []],
  [[], [7]],
  [[8], [1]],
  [[1], [9]],
  [[2, 3], [2, 3]],
  [[2, 3], [3]],
  [[3], [2, 3]],
  [[2, 3], [2, 1]],
  [[2, 1], [1, 3]],
  [[4, 5], [1, 5]],
  [[1, 1], [3, 4]],
  [[2, 3, 4], [2, 3, 4]],
  [[2, 3, 4], [3, 1]],
  [[2, 1, 4], [3, 1]],
  [[2, 1, 3], [2, 2, 1]],
  [[1, 5, 1], [2, 1, 3]],
  [[2, 1, 2, 1], [3, 1, 2]],
  [[17], [17]],
  [[2, 3, 1, 2, 1], [1, 1, 2, 1, 2]],
];

/**
 * Samples of an element-wise op of two operands.
 *
 * @param a Where the values of the first operand are drawn from.
 * @param b Those of the second.
 * @returns A sample for each pair of shapes.
 */
export function binarySamples(
  a: Omit<SampleInput, "shape"> = {},
  b: Omit<SampleInput, "shape"> = a,
): Sample<[a: TensorLike, b: TensorLike]>[] {
  return pairs.map(([left, right]) => ({
    inputs: [{ shape: left, ...a }, { shape: right, ...b }],
    arguments: ([x, y]) => [x!, y!],
  }));
}

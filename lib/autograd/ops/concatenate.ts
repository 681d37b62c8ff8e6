import { bytesPerElement } from "../../core/dtype.ts";
import { ArgumentError, DTypeError, ShapeError } from "../../core/errors.ts";
import {
  contiguousStrides,
  formatShape,
  normalizeAxis,
  type Shape,
} from "../../core/shape.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import type { PrimitiveOp, Sample } from "../op.ts";
import { copyStrided } from "../strided.ts";

/** Where tensors are joined. */
export interface ConcatenateOptions {
  /** The axis; negative ones count from the end; 0 if absent. */
  readonly axis?: number;
}

type Arguments = [tensors: readonly Tensor[], options?: ConcatenateOptions];

/**
 * Tensors one after the other along an axis; the other axes must agree. Throws
 * an `ArgumentError` for an empty list, a `ShapeError` if the shapes do not fit
 * and a `DTypeError` if the element types differ.
 */
export const concatenate: PrimitiveOp<Arguments, number> = {
  name: "concatenate",
  call(apply, tensors, { axis = 0 } = {}) {
    if (tensors.length === 0) {
      throw new ArgumentError(
        "Cannot concatenate as there must be at least one tensor: " +
          "current count is 0",
      );
    }
    const { rank } = tensors[0]!;
    return apply(tensors, normalizeAxis("concatenate", axis, rank));
  },

  infer(inputs, axis) {
    const [first, ...others] = inputs as [Tensor, ...Tensor[]];
    others.forEach((other) => checkFits(first, other, axis));
    const length = inputs.reduce((sum, { shape }) => sum + shape[axis]!, 0);
    return { shape: first.shape.with(axis, length), dtype: first.dtype };
  },

  forward(context, inputs, axis, { shape, dtype }) {
    const output = context.empty(shape, dtype);
    const strides = contiguousStrides(shape);
    const bytes = strides[axis]! * bytesPerElement[dtype];
    let { address } = output;
    for (const input of inputs) {
      copyStrided(context.kernels(dtype), input, address, strides);
      address += input.shape[axis]! * bytes;
    }
    return output;
  },

  // dx_i = its part of dy
  backward(context) {
    const { inputs, gradient, attributes: axis } = context;
    const { strides } = gradient;
    let start = 0;
    inputs.forEach(({ shape }, i) => {
      const offset = start * strides[axis]!;
      start += shape[axis]!;
      if (context.needs(i)) {
        context.share(i, gradient.view(shape, strides, offset));
      }
    });
  },

  samples: samples(),
};

function checkFits(first: Tensor, other: Tensor, axis: number): void {
  if (first.dtype !== other.dtype) {
    throw new DTypeError(
      `Cannot concatenate as the element types must be the same: ` +
        `current values are ${first.dtype} and ${other.dtype}`,
    );
  }
  const fits = first.rank === other.rank &&
    first.shape.every((length, i) => i === axis || length === other.shape[i]);
  if (fits) return;
  throw new ShapeError(
    `Cannot concatenate as the shapes must agree but for axis ${axis}: ` +
      `shapes are ${formatShape(first.shape)} and ${formatShape(other.shape)}`,
  );
}

function samples(): Sample<Arguments>[] {
  const calls: readonly (readonly [number, ...Shape[]])[] = [
    [0, [1]],
    [0, [1], [1]],
    [0, [3], [4]],
    [-1, [5], [1], [2]],
    [0, [8], [9]],
    [0, [2, 3], [1, 3]],
    [1, [2, 3], [2, 4]],
    [-1, [2, 1], [2, 1], [2, 1]],
    [0, [1, 5], [2, 5], [1, 5]],
    [1, [4, 4], [4, 5]],
    [0, [2, 3, 4], [1, 3, 4]],
    [1, [2, 3, 4], [2, 1, 4]],
    [2, [2, 3, 4], [2, 3, 1]],
    [-2, [2, 1, 3], [2, 2, 3]],
    [-3, [1, 2, 3], [2, 2, 3]],
    [0, [2, 2, 2, 2], [1, 2, 2, 2]],
    [1, [2, 2, 1, 2], [2, 1, 1, 2]],
    [3, [1, 2, 2, 3], [1, 2, 2, 2]],
    [2, [1, 2, 1, 3], [1, 2, 2, 3]],
    [4, [1, 2, 1, 2, 3], [1, 2, 1, 2, 2]],
    [0, [17], [15]],
  ];
  return calls.map(([axis, ...shapes]) => ({
    inputs: shapes.map((shape) => ({ shape })),
    arguments: (tensors) => [tensors, { axis }],
  }));
}

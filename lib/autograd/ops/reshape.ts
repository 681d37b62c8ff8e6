import { ShapeError } from "../../core/errors.ts";
import {
  checkShape,
  contiguousStrides,
  formatShape,
  type Shape,
  sizeOf,
} from "../../core/shape.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import type { PrimitiveOp, Sample } from "../op.ts";
import { reshapeStrides } from "../views.ts";

type Arguments = [x: Tensor, shape: Shape];

/**
 * The same elements in row-major order with another shape; one axis may be -1
 * and is whatever is left. A view of the same memory, or of a copy if x is a
 * view that has no such strides. Throws a `ShapeError` if the numbers of
 * elements differ.
 */
export const reshape: PrimitiveOp<Arguments, Shape> = {
  name: "reshape",
  call: (apply, x, shape) => apply([x], shape),
  infer: ([x], shape) => ({ shape: resolve(x!, shape), dtype: x!.dtype }),
  forward(context, [x], _, { shape }) {
    const strides = reshapeStrides(x!.shape, x!.strides, shape);
    if (strides !== undefined) return context.view(x!, shape, strides);
    return context.view(
      context.contiguous(x!),
      shape,
      contiguousStrides(shape),
    );
  },
  // dx = dy with the shape of x
  backward(context) {
    const { shape } = context.inputs[0]!;
    context.share(0, context.gradient.view(shape, contiguousStrides(shape)));
  },
  samples: samples(),
};

/** The shape with its -1 replaced. */
function resolve(x: Tensor, shape: Shape): Shape {
  const known = sizeOf(shape.filter((length) => length !== -1));
  const unknown = shape.filter((length) => length === -1).length;
  const left = unknown === 1 && known !== 0 ? x.size / known : 1;
  const fits = unknown <= 1 && Number.isInteger(left) &&
    shape.every((length) => Number.isInteger(length) && length >= -1) &&
    known * left === x.size && !(unknown === 1 && known === 0);
  if (!fits) {
    throw new ShapeError(
      `Cannot reshape as the new shape must have ${x.size} elements, one axis ` +
        `at most being -1: shapes are ${formatShape(x.shape)} and ` +
        formatShape(shape),
    );
  }
  const resolved = shape.map((length) => length === -1 ? left : length);
  checkShape(resolved);
  return resolved;
}

function samples(): Sample<Arguments>[] {
  const pairs: readonly (readonly [Shape, Shape])[] = [
    [[], []],
    [[], [1]],
    [[1], []],
    [[1], [1, 1, 1]],
    [[6], [2, 3]],
    [[6], [-1]],
    [[6], [3, -1]],
    [[2, 3], [6]],
    [[2, 3], [3, 2]],
    [[2, 3], [-1, 2]],
    [[4, 5], [2, 10]],
    [[2, 3, 4], [6, 4]],
    [[2, 3, 4], [2, 12]],
    [[2, 3, 4], [4, 3, 2]],
    [[2, 3, 4], [24]],
    [[24], [2, 3, 4]],
    [[2, 1, 3], [2, 3]],
    [[2, 3], [2, 1, 3, 1]],
    [[2, 2, 2, 2], [4, -1]],
    [[3, 4], [1, 2, 2, 3, 1]],
    [[2, 6], [2, 2, 3]],
    [[2, 2, 3], [2, 6]],
  ];
  return pairs.map(([from, to]) => ({
    inputs: [{ shape: from }],
    arguments: ([x]) => [x!, to],
  }));
}

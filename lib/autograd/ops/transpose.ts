import { ShapeError } from "../../core/errors.ts";
import { formatShape, normalizeAxis } from "../../core/shape.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import type { PrimitiveOp, Sample } from "../op.ts";
import { sampleShapes } from "../unary.ts";
import { inversePermutation, permute } from "../views.ts";

type Arguments = [x: Tensor, axes?: readonly number[]];

/**
 * The axes in another order: axis i of the output is axis `axes[i]` of x; all
 * reversed if absent. A view of the same memory. Throws a `ShapeError` unless
 * `axes` names each axis once.
 */
export const transpose: PrimitiveOp<Arguments, readonly number[]> = {
  name: "transpose",
  call: (apply, x, axes) => apply([x], permutation(x, axes)),
  infer: ([x], order) => ({
    shape: order.map((axis) => x!.shape[axis]!),
    dtype: x!.dtype,
  }),
  forward(context, [x], order, { shape }) {
    return context.view(x!, shape, order.map((axis) => x!.strides[axis]!));
  },
  // dx = dy, the axes back in their places
  backward(context) {
    const { gradient, attributes } = context;
    context.share(0, permute(gradient, inversePermutation(attributes)));
  },
  samples: samples(),
};

function permutation(x: Tensor, axes?: readonly number[]): readonly number[] {
  if (axes === undefined) {
    return Array.from({ length: x.rank }, (_, i) => x.rank - 1 - i);
  }
  const order = axes.map((axis) => normalizeAxis("transpose", axis, x.rank));
  if (order.length !== x.rank || new Set(order).size !== x.rank) {
    throw new ShapeError(
      `Cannot transpose as the axes must name each of shape ` +
        `${formatShape(x.shape)} once: current value is ${formatShape(axes)}`,
    );
  }
  return order;
}

function samples(): Sample<Arguments>[] {
  const permutations = [[0, 2, 1], [1, 0, 2], [2, 0, 1], [-1, 1, 0]];
  return [
    ...sampleShapes.map((shape) => ({
      inputs: [{ shape }],
      arguments: ([x]: readonly Tensor[]): Arguments => [x!],
    })),
    ...permutations.map((axes) => ({
      inputs: [{ shape: [2, 3, 5] }],
      arguments: ([x]: readonly Tensor[]): Arguments => [x!, axes],
    })),
  ];
}

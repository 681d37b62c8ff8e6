import { DTypeError } from "../../core/errors.ts";
import {
  broadcastShapes,
  broadcastStrides,
  sameShape,
  type Shape,
} from "../../core/shape.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import type {
  BackwardContext,
  PrimitiveOp,
  Sample,
  TensorLike,
} from "../op.ts";
import { sumToInput } from "../reduce.ts";

type Arguments = [condition: Tensor, a: TensorLike, b: TensorLike];

/**
 * a where the condition is not 0, else b, for each element; all three
 * broadcast. The condition is of the same element type, as comparisons return
 * it, and gets no gradient. Throws a `ShapeError` if the shapes do not
 * broadcast and a `DTypeError` if the element types differ.
 */
export const where: PrimitiveOp<Arguments, null> = {
  name: "where",
  call: (apply, condition, a, b) => apply([condition, a, b], null),

  infer(inputs) {
    const [condition, a, b] = inputs as [Tensor, Tensor, Tensor];
    if (condition.dtype !== a.dtype || a.dtype !== b.dtype) {
      throw new DTypeError(
        `Cannot where as the element types must be the same: current values ` +
          `are ${condition.dtype}, ${a.dtype} and ${b.dtype}`,
      );
    }
    const shape = broadcastShapes("where", a.shape, b.shape);
    return {
      shape: broadcastShapes("where", condition.shape, shape),
      dtype: a.dtype,
    };
  },

  forward(context, inputs, _, { shape, dtype }) {
    const [condition, a, b] = inputs.map((input) =>
      context.contiguous(repeated(input, shape))
    ) as [Tensor, Tensor, Tensor];
    const output = context.empty(shape, dtype);
    context.kernels(dtype).select(
      output.size,
      condition.address,
      a.address,
      b.address,
      output.address,
    );
    context.save(condition);
    return output;
  },

  // da = dy where the condition holds, else 0; db the other way round
  backward(context) {
    const { address: dy } = context.gradient;
    const zeros = context.empty(context.gradient.shape);
    context.kernels.fill(zeros.size, 0, zeros.address);
    if (context.needs(1)) choose(context, 1, dy, zeros.address);
    if (context.needs(2)) choose(context, 2, zeros.address, dy);
  },

  samples: samples(),
};

/** A tensor seen at a shape that it broadcasts to. */
function repeated(tensor: Tensor, shape: Shape): Tensor {
  if (sameShape(tensor.shape, shape)) return tensor;
  return tensor.view(
    shape,
    broadcastStrides(tensor.shape, tensor.strides, shape),
  );
}

/** Adds the gradient of one of the two: one address where the condition
 * holds, the other elsewhere. */
function choose(
  context: BackwardContext<null>,
  index: number,
  where: number,
  elsewhere: number,
): void {
  const [condition] = context.saved as [Tensor];
  const chosen = context.empty(condition.shape);
  const { size, address } = chosen;
  context.kernels.select(size, condition.address, where, elsewhere, address);
  sumToInput(context, index, chosen);
}

function samples(): Sample<Arguments>[] {
  const shapes: readonly (readonly [Shape, Shape, Shape])[] = [
    [[], [], []],
    [[1], [1], [1]],
    [[4], [4], [4]],
    [[5], [], []],
    [[8], [8], [8]],
    [[17], [17], [17]],
    [[], [3], [2, 3]],
    [[3, 1], [1, 5], [3, 5]],
    [[3, 7], [3, 7], [3, 7]],
    [[2, 3, 4], [1], [4]],
    [[1, 4], [2, 3, 4], [3, 1]],
    [[2, 2, 1, 2, 1], [3], [2, 1, 1]],
    [[3], [3], [3]],
    [[7], [], [7]],
    [[1], [5], []],
    [[2, 3], [3], [2, 1]],
    [[2, 1], [1, 4], [2, 4]],
    [[2, 3, 4], [2, 3, 4], [2, 3, 4]],
    [[4], [2, 1, 4], [3, 1]],
    [[2, 1, 1, 3], [2, 1], [3]],
    [[9], [9], [1]],
  ];
  return shapes.map(([condition, a, b]) => ({
    inputs: [
      { shape: condition, isMask: true },
      { shape: a },
      { shape: b },
    ],
    arguments: ([c, x, y]) => [c!, x!, y!],
  }));
}

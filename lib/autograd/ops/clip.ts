import { ArgumentError } from "../../core/errors.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import { applyBinary, inferBinary } from "../binary.ts";
import { binaryToInput, binaryToTemporary } from "../binary_gradient.ts";
import type { PrimitiveOp } from "../op.ts";
import { sampleShapes } from "../unary.ts";

type Arguments = [x: Tensor, low: number, high: number];

/**
 * x, but `low` where it is below and `high` where it is above; either bound may
 * be infinite. Throws an `ArgumentError` unless low ≤ high.
 */
export const clip: PrimitiveOp<Arguments, null> = {
  name: "clip",
  call(apply, x, low, high) {
    if (!(low <= high)) {
      throw new ArgumentError(
        `Cannot clip as the lower bound must not be above the upper one: ` +
          `current values are ${low} and ${high}`,
      );
    }
    return apply([x, low, high], null);
  },
  infer: (inputs) => inferBinary("clip", inputs),
  forward(context, [x, low, high], _, { shape, dtype }) {
    const output = context.empty(shape, dtype);
    const target = { address: output.address, accumulate: 0 };
    const { maximum, minimum } = context.kernels(dtype);
    applyBinary(maximum, x!, low!, shape, target);
    applyBinary(minimum, output, high!, shape, target);
    return output;
  },
  // dx = dy where low ≤ x ≤ high, else 0
  backward(context) {
    const { inputs: [x, low, high], gradient } = context;
    const { lessEqual, multiply } = context.kernels;
    const inside = binaryToTemporary(context, lessEqual, low!, x!);
    const below = binaryToTemporary(context, lessEqual, x!, high!);
    const target = { address: inside.address, accumulate: 0 };
    applyBinary(multiply, inside, below, gradient.shape, target);
    binaryToInput(context, 0, multiply, gradient, inside, { last: true });
  },
  samples: sampleShapes.flatMap((shape) =>
    [[-0.5, 0.5], [-Infinity, 0], [0, Infinity]].map(([low, high]) => ({
      inputs: [{ shape, spacing: 0.01 }],
      arguments: ([x]: readonly Tensor[]): Arguments => [x!, low!, high!],
    }))
  ),
};

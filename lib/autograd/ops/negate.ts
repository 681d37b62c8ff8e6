import type { PrimitiveOp } from "../op.ts";
import { unarySamples } from "../unary.ts";
import type { Tensor } from "../../tensor/tensor.ts";

/** -x for each element, of the shape and the element type of x. */
export const negate: PrimitiveOp<[x: Tensor], null> = {
  name: "negate",
  call: (apply, x) => apply([x], null),
  infer: ([x]) => ({ shape: x!.shape, dtype: x!.dtype }),
  forward(context, [x], _, { shape, dtype }) {
    const output = context.empty(shape, dtype);
    const from = context.contiguous(x!).address;
    context.kernels(dtype).scaleAdd(output.size, -1, from, 0, output.address);
    return output;
  },
  // d(-x) = -dx
  backward(context) {
    const { size, address: dy } = context.gradient;
    const { address, accumulate } = context.targetInPlace(0);
    context.kernels.scaleAdd(size, -1, dy, accumulate, address);
  },
  samples: unarySamples(),
};

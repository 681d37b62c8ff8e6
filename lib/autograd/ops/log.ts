import type { Tensor } from "../../tensor/tensor.ts";
import { binaryToInput } from "../binary_gradient.ts";
import type { PrimitiveOp } from "../op.ts";
import { forwardUnary, inferUnary, unarySamples } from "../unary.ts";

/**
 * The natural logarithm of each element: -Infinity at 0, NaN below. Throws a
 * `DTypeError` for int32.
 */
export const log: PrimitiveOp<[x: Tensor], null> = {
  name: "log",
  call: (apply, x) => apply([x], null),
  infer: (inputs) => inferUnary("log", inputs),
  forward: (context, [x]) =>
    forwardUnary(context, x!, context.kernels(x!.dtype).log),
  // dx = dy / x
  backward(context) {
    const { inputs: [x], gradient, kernels: { divide } } = context;
    binaryToInput(context, 0, divide, gradient, x!, { last: true });
  },
  samples: unarySamples({ low: 0.25, high: 2 }),
};

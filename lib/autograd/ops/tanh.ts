import type { Tensor } from "../../tensor/tensor.ts";
import type { PrimitiveOp } from "../op.ts";
import {
  backwardUnary,
  forwardUnary,
  inferUnary,
  unarySamples,
} from "../unary.ts";

/** The hyperbolic tangent of each element. Throws a `DTypeError` for int32. */
export const tanh: PrimitiveOp<[x: Tensor], null> = {
  name: "tanh",
  call: (apply, x) => apply([x], null),
  infer: (inputs) => inferUnary("tanh", inputs),
  forward: (context, [x]) =>
    forwardUnary(context, x!, context.kernels(x!.dtype).tanh),
  // y = tanh x: dx = dy (1 - y²)
  backward: (context) =>
    backwardUnary(context, context.output, context.kernels.tanhBackward),
  samples: unarySamples({ low: -2, high: 2 }),
};

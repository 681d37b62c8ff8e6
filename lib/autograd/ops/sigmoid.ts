import type { Tensor } from "../../tensor/tensor.ts";
import type { PrimitiveOp } from "../op.ts";
import {
  backwardUnary,
  forwardUnary,
  inferUnary,
  unarySamples,
} from "../unary.ts";

/** 1 / (1 + e^-x) for each element. Throws a `DTypeError` for int32. */
export const sigmoid: PrimitiveOp<[x: Tensor], null> = {
  name: "sigmoid",
  call: (apply, x) => apply([x], null),
  infer: (inputs) => inferUnary("sigmoid", inputs),
  forward: (context, [x]) =>
    forwardUnary(context, x!, context.kernels(x!.dtype).sigmoid),
  // y = sigmoid x: dx = dy · y (1 - y)
  backward: (context) =>
    backwardUnary(context, context.output, context.kernels.sigmoidBackward),
  samples: unarySamples({ low: -3, high: 3 }),
};

import type { Tensor } from "../../tensor/tensor.ts";
import { binaryToInput } from "../binary_gradient.ts";
import type { PrimitiveOp } from "../op.ts";
import { forwardUnary, inferUnary, unarySamples } from "../unary.ts";

/** e^x for each element. Throws a `DTypeError` for int32. */
export const exp: PrimitiveOp<[x: Tensor], null> = {
  name: "exp",
  call: (apply, x) => apply([x], null),
  infer: (inputs) => inferUnary("exp", inputs),
  forward: (context, [x]) =>
    forwardUnary(context, x!, context.kernels(x!.dtype).exp),
  // y = e^x: dx = dy · y
  backward(context) {
    const { output, gradient, kernels: { multiply } } = context;
    binaryToInput(context, 0, multiply, gradient, output, { last: true });
  },
  samples: unarySamples(),
};

import type { Tensor } from "../../tensor/tensor.ts";
import type { PrimitiveOp } from "../op.ts";
import {
  backwardUnary,
  forwardUnary,
  inferUnary,
  unarySamples,
} from "../unary.ts";

/** max(x, 0), element by element. */
export const relu: PrimitiveOp<[x: Tensor], null> = {
  name: "relu",
  call: (apply, x) => apply([x], null),
  infer: (inputs) => inferUnary("relu", inputs),
  forward: (context, [x]) =>
    forwardUnary(context, x!, context.kernels(x!.dtype).relu),
  // dx = dy where y > 0, else 0; the output says it as well as the input
  backward: (context) =>
    backwardUnary(context, context.output, context.kernels.reluBackward),
  samples: unarySamples({ spacing: 0.01 }),
};

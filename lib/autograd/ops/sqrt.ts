import type { Tensor } from "../../tensor/tensor.ts";
import type { PrimitiveOp } from "../op.ts";
import {
  backwardUnary,
  forwardUnary,
  inferUnary,
  unarySamples,
} from "../unary.ts";

/** The square root of each element: NaN below 0. Throws a `DTypeError` for int32. */
export const sqrt: PrimitiveOp<[x: Tensor], null> = {
  name: "sqrt",
  call: (apply, x) => apply([x], null),
  infer: (inputs) => inferUnary("sqrt", inputs),
  forward: (context, [x]) =>
    forwardUnary(context, x!, context.kernels(x!.dtype).sqrt),
  // y = √x: dx = dy / 2y
  backward: (context) =>
    backwardUnary(context, context.output, context.kernels.sqrtBackward),
  samples: unarySamples({ low: 0.25, high: 2 }),
};

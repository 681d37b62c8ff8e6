import type { Tensor } from "../../tensor/tensor.ts";
import type { PrimitiveOp } from "../op.ts";
import {
  backwardUnary,
  forwardUnary,
  inferUnary,
  unarySamples,
} from "../unary.ts";

/** The error function of each element. Throws a `DTypeError` for int32. */
export const erf: PrimitiveOp<[x: Tensor], null> = {
  name: "erf",
  call: (apply, x) => apply([x], null),
  infer: (inputs) => inferUnary("erf", inputs),
  forward: (context, [x]) =>
    forwardUnary(context, x!, context.kernels(x!.dtype).erf),
  // dx = dy (2/√π) e^(-x²)
  backward: (context) =>
    backwardUnary(context, context.inputs[0]!, context.kernels.erfBackward),
  samples: unarySamples({ low: -2, high: 2 }),
};

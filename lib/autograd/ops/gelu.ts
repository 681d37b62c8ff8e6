import type { Tensor } from "../../tensor/tensor.ts";
import type { PrimitiveOp, Sample } from "../op.ts";
import {
  backwardUnary,
  forwardUnary,
  inferUnary,
  unarySamples,
} from "../unary.ts";

/** How GELU is computed. */
export interface GeluOptions {
  /** `none`: x · Φ(x), exact; `tanh`: the approximation GPT-2 was trained
   * with. */
  readonly approximate?: "none" | "tanh";
}

type Arguments = [x: Tensor, options?: GeluOptions];

/** x · Φ(x), Φ the normal distribution, element by element (Hendrycks and
 * Gimpel, "Gaussian error linear units", 2016, equation 1). */
export const gelu: PrimitiveOp<Arguments, Required<GeluOptions>> = {
  name: "gelu",
  call: (apply, x, { approximate = "none" } = {}) =>
    apply([x], { approximate }),
  infer: (inputs) => inferUnary("gelu", inputs),
  forward(context, [x], { approximate }) {
    const { gelu, geluTanh } = context.kernels(x!.dtype);
    return forwardUnary(context, x!, approximate === "tanh" ? geluTanh : gelu);
  },
  // dx = dy (Φ(x) + x φ(x)), or the derivative of the approximation
  backward(context) {
    const { geluBackward, geluTanhBackward } = context.kernels;
    const { approximate } = context.attributes;
    const kernel = approximate === "tanh" ? geluTanhBackward : geluBackward;
    backwardUnary(context, context.inputs[0]!, kernel);
  },
  samples: [...samples("none"), ...samples("tanh")],
};

function samples(approximate: "none" | "tanh"): Sample<Arguments>[] {
  return unarySamples({ low: -4, high: 4 }).map(({ inputs }) => ({
    inputs,
    arguments: ([x]) => [x!, { approximate }],
  }));
}

import type { Tensor } from "../../tensor/tensor.ts";
import type { CompositeOp } from "../op.ts";
import { unarySamples } from "../unary.ts";

/** x · sigmoid(x) for each element, also called swish (Hendrycks and Gimpel,
 * "Gaussian error linear units", 2016, section 2). Throws a `DTypeError` for
 * int32. */
export const silu: CompositeOp<[x: Tensor]> = {
  name: "silu",
  compose: ({ multiply, sigmoid }, x) => multiply(x, sigmoid(x)),
  samples: unarySamples({ low: -3, high: 3 }),
};

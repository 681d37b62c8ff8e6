import type { Tensor } from "../../tensor/tensor.ts";
import type { CompositeOp } from "../op.ts";
import { unarySamples } from "../unary.ts";

/** log(1 + e^x) for each element. Throws a `DTypeError` for int32. */
export const softplus: CompositeOp<[x: Tensor]> = {
  name: "softplus",
  // max(x, 0) + log(1 + e^-|x|): e to a negative power cannot overflow
  compose({ absolute, add, exp, log, maximum, negate }, x) {
    return add(maximum(x, 0), log(add(1, exp(negate(absolute(x))))));
  },
  samples: unarySamples({ low: -3, high: 3, spacing: 0.01 }),
};

import type { Tensor } from "../../tensor/tensor.ts";
import type { CompositeOp } from "../op.ts";
import { unarySamples } from "../unary.ts";

/** |x| for each element; the gradient at 0 is 0, the mean of both sides. */
export const absolute: CompositeOp<[x: Tensor]> = {
  name: "absolute",
  compose: ({ maximum, negate }, x) => maximum(x, negate(x)),
  samples: unarySamples({ spacing: 0.01 }),
};

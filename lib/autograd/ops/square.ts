import type { Tensor } from "../../tensor/tensor.ts";
import type { CompositeOp } from "../op.ts";
import { unarySamples } from "../unary.ts";

/** x² for each element. */
export const square: CompositeOp<[x: Tensor]> = {
  name: "square",
  compose: ({ multiply }, x) => multiply(x, x),
  samples: unarySamples(),
};

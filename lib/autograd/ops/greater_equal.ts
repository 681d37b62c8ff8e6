import { binarySamples } from "../binary.ts";
import type { CompositeOp, TensorLike } from "../op.ts";

/**
 * 1 where a ≥ b, else 0, broadcast, of the operands' element type; 0 where one
 * is NaN. No gradient flows through it. Errors are those of `lessEqual`.
 */
export const greaterEqual: CompositeOp<[a: TensorLike, b: TensorLike]> = {
  name: "greaterEqual",
  compose: ({ lessEqual }, a, b) => lessEqual(b, a),
  samples: binarySamples({ spacing: 0.01 }),
};

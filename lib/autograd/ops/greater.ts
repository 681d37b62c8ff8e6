import { binarySamples } from "../binary.ts";
import type { CompositeOp, TensorLike } from "../op.ts";

/**
 * 1 where a > b, else 0, broadcast, of the operands' element type; 0 where one
 * is NaN. No gradient flows through it. Errors are those of `less`.
 */
export const greater: CompositeOp<[a: TensorLike, b: TensorLike]> = {
  name: "greater",
  compose: ({ less }, a, b) => less(b, a),
  samples: binarySamples({ spacing: 0.01 }),
};

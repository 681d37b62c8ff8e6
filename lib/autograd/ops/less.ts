import { applyBinary, binarySamples, inferBinary } from "../binary.ts";
import type { PrimitiveOp, TensorLike } from "../op.ts";

/**
 * 1 where a < b, else 0, broadcast, of the operands' element type; 0 where one
 * is NaN. No gradient flows through it. Throws a `ShapeError` if the shapes do
 * not broadcast and a `DTypeError` if the element types differ.
 */
export const less: PrimitiveOp<[a: TensorLike, b: TensorLike], null> = {
  name: "less",
  call: (apply, a, b) => apply([a, b], null),
  infer: (inputs) => inferBinary("less", inputs),
  forward(context, [a, b], _, { shape, dtype }) {
    const output = context.empty(shape, dtype);
    const target = { address: output.address, accumulate: 0 };
    applyBinary(context.kernels(dtype).less, a!, b!, shape, target);
    return output;
  },
  // constant wherever it can be differentiated: the gradient is 0
  backward() {},
  isConstant: true,
  samples: binarySamples({ spacing: 0.01 }),
};

import { applyBinary, binarySamples, inferBinary } from "../binary.ts";
import { binaryToInput } from "../binary_gradient.ts";
import type { PrimitiveOp, TensorLike } from "../op.ts";

/**
 * a · b for each element, broadcast. Throws a `ShapeError` if the shapes do not
 * broadcast and a `DTypeError` if the element types differ.
 */
export const multiply: PrimitiveOp<[a: TensorLike, b: TensorLike], null> = {
  name: "multiply",
  call: (apply, a, b) => apply([a, b], null),
  infer: (inputs) => inferBinary("multiply", inputs),
  forward(context, [a, b], _, { shape, dtype }) {
    const output = context.empty(shape, dtype);
    const target = { address: output.address, accumulate: 0 };
    applyBinary(context.kernels(dtype).multiply, a!, b!, shape, target);
    return output;
  },
  // d(ab) = b da + a db
  backward(context) {
    const { inputs: [a, b], gradient, kernels: { multiply } } = context;
    if (context.needs(0)) {
      const last = !context.needs(1);
      binaryToInput(context, 0, multiply, gradient, b!, { last });
    }
    if (context.needs(1)) {
      binaryToInput(context, 1, multiply, gradient, a!, { last: true });
    }
  },
  samples: binarySamples(),
};

import { checkDType } from "../../tensor/tensor.ts";
import { applyBinary, binarySamples, inferBinary } from "../binary.ts";
import { binaryToInput, binaryToTemporary } from "../binary_gradient.ts";
import type { PrimitiveOp, TensorLike } from "../op.ts";

/**
 * a / b, broadcast, as IEEE 754 divides. Throws a `ShapeError` if the shapes do
 * not broadcast and a `DTypeError` if the element types differ or are int32.
 */
export const divide: PrimitiveOp<[a: TensorLike, b: TensorLike], null> = {
  name: "divide",
  call: (apply, a, b) => apply([a, b], null),
  infer(inputs) {
    checkDType("divide", inputs[0]!, "float32", "float64");
    return inferBinary("divide", inputs);
  },
  forward(context, [a, b], _, { shape, dtype }) {
    const output = context.empty(shape, dtype);
    const target = { address: output.address, accumulate: 0 };
    applyBinary(context.kernels(dtype).divide, a!, b!, shape, target);
    return output;
  },
  // y = a / b: dy = da / b - y / b db
  backward(context) {
    const { inputs: [, b], output, gradient } = context;
    const { multiply, divide } = context.kernels;
    if (context.needs(1)) {
      const dyy = binaryToTemporary(context, multiply, gradient, output);
      binaryToInput(context, 1, divide, dyy, b!, { scale: -1 });
    }
    if (context.needs(0)) {
      binaryToInput(context, 0, divide, gradient, b!, { last: true });
    }
  },
  samples: binarySamples({}, { low: 0.5, high: 1.5 }),
};

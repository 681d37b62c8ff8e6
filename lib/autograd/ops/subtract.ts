import { sameShape } from "../../core/shape.ts";
import { applyBinary, binarySamples, inferBinary } from "../binary.ts";
import type { PrimitiveOp, TensorLike } from "../op.ts";
import { sumToInput } from "../reduce.ts";

/**
 * a - b, broadcast. Throws a `ShapeError` if the shapes do not broadcast and a
 * `DTypeError` if the element types differ.
 */
export const subtract: PrimitiveOp<[a: TensorLike, b: TensorLike], null> = {
  name: "subtract",
  call: (apply, a, b) => apply([a, b], null),
  infer: (inputs) => inferBinary("subtract", inputs),
  forward(context, [a, b], _, { shape, dtype }) {
    const output = context.empty(shape, dtype);
    const target = { address: output.address, accumulate: 0 };
    applyBinary(context.kernels(dtype).subtract, a!, b!, shape, target);
    return output;
  },
  // d(a - b) = da - db
  backward(context) {
    const { inputs: [a], gradient } = context;
    if (context.needs(0)) {
      if (sameShape(a!.shape, gradient.shape)) context.share(0, gradient);
      else sumToInput(context, 0, gradient);
    }
    if (context.needs(1)) sumToInput(context, 1, gradient, -1);
  },
  samples: binarySamples(),
};

import { sameShape } from "../../core/shape.ts";
import { applyBinary, binarySamples, inferBinary } from "../binary.ts";
import type { PrimitiveOp, TensorLike } from "../op.ts";
import { sumToInput } from "../reduce.ts";

/** a + b, broadcast. */
export const add: PrimitiveOp<[a: TensorLike, b: TensorLike], null> = {
  name: "add",
  call: (apply, a, b) => apply([a, b], null),
  infer: (inputs) => inferBinary("add", inputs),
  forward(context, [a, b], _, { shape, dtype }) {
    const output = context.empty(shape, dtype);
    const target = { address: output.address, accumulate: 0 };
    applyBinary(context.kernels(dtype).add, a!, b!, shape, target);
    return output;
  },
  // d(a + b) = da + db
  backward(context) {
    const { inputs, gradient } = context;
    inputs.forEach((input, i) => {
      if (!context.needs(i)) return;
      if (sameShape(input.shape, gradient.shape)) context.share(i, gradient);
      else sumToInput(context, i, gradient);
    });
  },
  samples: binarySamples(),
};

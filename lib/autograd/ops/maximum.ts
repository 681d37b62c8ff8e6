import { applyBinary, binarySamples, inferBinary } from "../binary.ts";
import { winnerToInput } from "../extremum.ts";
import type { PrimitiveOp, TensorLike } from "../op.ts";

/**
 * The larger of a and b for each element, broadcast; NaN if either is NaN. Throws
 * a `ShapeError` if the shapes do not broadcast and a `DTypeError` if the
 * element types differ.
 */
export const maximum: PrimitiveOp<[a: TensorLike, b: TensorLike], null> = {
  name: "maximum",
  call: (apply, a, b) => apply([a, b], null),
  infer: (inputs) => inferBinary("maximum", inputs),
  forward(context, [a, b], _, { shape, dtype }) {
    const output = context.empty(shape, dtype);
    const target = { address: output.address, accumulate: 0 };
    applyBinary(context.kernels(dtype).maximum, a!, b!, shape, target);
    return output;
  },
  // all of dy to the larger one, half to each at a tie
  backward(context) {
    const [a, b] = context.inputs;
    if (context.needs(0)) winnerToInput(context, 0, b!, a!);
    if (context.needs(1)) winnerToInput(context, 1, a!, b!);
  },
  samples: binarySamples({ spacing: 0.01 }),
};

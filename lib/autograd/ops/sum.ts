import { sumInto } from "../reduce.ts";
import type { PrimitiveOp } from "../op.ts";
import {
  reducedShape,
  type ReductionArguments,
  type ReductionAttributes,
  reductionSamples,
  repeatAlong,
  resolveReduction,
} from "../reduction.ts";

/**
 * The sum over axes, all by default; 0 over no elements. Throws a `ShapeError`
 * if there is no such axis.
 */
export const sum: PrimitiveOp<ReductionArguments, ReductionAttributes> = {
  name: "sum",
  call: (apply, x, options) => apply([x], resolveReduction("sum", x, options)),
  infer: ([x], attributes) => ({
    shape: reducedShape(x!.shape, attributes),
    dtype: x!.dtype,
  }),
  forward(context, [x], { axes }, { shape, dtype }) {
    const output = context.empty(shape, dtype);
    const target = { address: output.address, accumulate: 0 };
    const kernels = context.kernels(dtype);
    const empty = (shape: readonly number[]) => context.empty(shape, dtype);
    sumInto(kernels, empty, context.contiguous(x!), axes, 1, target);
    return output;
  },
  // dx = dy, repeated along the axes
  backward(context) {
    const { inputs: [x], gradient, attributes: { axes } } = context;
    context.share(0, repeatAlong(gradient, x!.shape, axes));
  },
  samples: reductionSamples(),
};

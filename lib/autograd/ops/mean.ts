import { type Shape, sizeOf } from "../../core/shape.ts";
import { checkDType } from "../../tensor/tensor.ts";
import type { PrimitiveOp } from "../op.ts";
import { sumInto } from "../reduce.ts";
import {
  reducedShape,
  type ReductionArguments,
  type ReductionAttributes,
  reductionSamples,
  repeatAlong,
  resolveReduction,
} from "../reduction.ts";
import { copyStrided } from "../strided.ts";

/**
 * The mean over axes, all by default; NaN over no elements. Throws a
 * `ShapeError` if there is no such axis and a `DTypeError` for int32.
 */
export const mean: PrimitiveOp<ReductionArguments, ReductionAttributes> = {
  name: "mean",
  call: (apply, x, options) => apply([x], resolveReduction("mean", x, options)),
  infer([x], attributes) {
    checkDType("mean", x!, "float32", "float64");
    return { shape: reducedShape(x!.shape, attributes), dtype: x!.dtype };
  },
  forward(context, [x], { axes }, { shape, dtype }) {
    const output = context.empty(shape, dtype);
    const target = { address: output.address, accumulate: 0 };
    const kernels = context.kernels(dtype);
    const empty = (shape: Shape) => context.empty(shape, dtype);
    const scale = 1 / countOf(x!.shape, axes);
    sumInto(kernels, empty, context.contiguous(x!), axes, scale, target);
    return output;
  },
  // dx = dy / n, repeated along the axes
  backward(context) {
    const { inputs: [x], gradient, kernels, attributes: { axes } } = context;
    const scale = 1 / countOf(x!.shape, axes);
    const part = context.empty(gradient.shape);
    kernels.scaleAdd(part.size, scale, gradient.address, 0, part.address);
    const repeated = repeatAlong(part, x!.shape, axes);
    const { address, accumulate } = context.target(0);
    copyStrided(kernels, repeated, address, undefined, accumulate);
  },
  samples: reductionSamples(),
};

/** How many elements go into one of the output. */
function countOf(shape: Shape, axes: readonly number[]): number {
  return sizeOf(axes.map((axis) => shape[axis]!));
}

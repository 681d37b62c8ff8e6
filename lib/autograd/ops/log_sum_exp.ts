import { formatShape } from "../../core/shape.ts";
import { ShapeError } from "../../core/errors.ts";
import { checkDType, type Tensor } from "../../tensor/tensor.ts";
import {
  type AxisOptions,
  axisSamples,
  moveLast,
  resolveAxis,
  writeRows,
} from "../last_axis.ts";
import type { PrimitiveOp } from "../op.ts";
import { reducedShape, type ReductionAttributes } from "../reduction.ts";

/** Along which axis, and what becomes of it. */
export interface LogSumExpOptions extends AxisOptions {
  /** Whether the axis stays, with length 1; false if absent. */
  readonly keepDims?: boolean;
}

type Arguments = [x: Tensor, options?: LogSumExpOptions];

/**
 * log Σ e^x along an axis, the last by default, without overflow. Throws a
 * `ShapeError` if there is no such axis or it is empty and a `DTypeError` for
 * int32.
 */
export const logSumExp: PrimitiveOp<Arguments, ReductionAttributes> = {
  name: "logSumExp",
  call: (apply, x, { keepDims = false, ...options } = {}) =>
    apply([x], { axes: [resolveAxis("logSumExp", x, options)], keepDims }),

  infer([x], attributes) {
    const { shape, dtype } = x!;
    checkDType("logSumExp", x!, "float32", "float64");
    if (shape[attributes.axes[0]!] === 0) {
      throw new ShapeError(
        `Cannot logSumExp as the axis must not be empty: ` +
          `shape is ${formatShape(shape)}`,
      );
    }
    return { shape: reducedShape(shape, attributes), dtype };
  },

  forward(context, [x], { axes: [axis] }, { shape, dtype }) {
    const output = context.empty(shape, dtype);
    const from = context.contiguous(moveLast(x!, axis!));
    const columns = x!.shape[axis!]!;
    const kernels = context.kernels(dtype);
    kernels.logSumExp(output.size, columns, from.address, output.address);
    context.save(from);
    return output;
  },

  // dx = dy softmax(x)
  backward(context) {
    const { saved, gradient, kernels, attributes: { axes: [axis] } } = context;
    const [from] = saved as [Tensor];
    const rows = gradient.size, columns = from.shape.at(-1)!;
    const weights = context.empty(from.shape).address;
    const dy = gradient.address;
    kernels.softmax(rows, columns, 1, 0, from.address, weights);
    writeRows(context, axis!, ({ address: dx, accumulate }) => {
      // deno-fmt-ignore
      kernels.multiply(
        rows, columns, weights, columns, 1, dy, 1, 0, dx, accumulate,
      );
    });
  },

  samples: [
    ...axisSamples(),
    {
      inputs: [{ shape: [2, 3] }],
      arguments: ([x]) => [x!, { keepDims: true }],
    },
    {
      inputs: [{ shape: [2, 3, 2] }],
      arguments: ([x]) => [x!, { axis: 1, keepDims: true }],
    },
  ],
};

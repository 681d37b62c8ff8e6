import {
  type AxisArguments,
  axisSamples,
  backwardRows,
  forwardRows,
  moveLast,
  resolveAxis,
} from "../last_axis.ts";
import type { PrimitiveOp } from "../op.ts";
import { inferUnary } from "../unary.ts";

/**
 * e^x / Σ e^x along an axis, the last by default, the maximum taken off first.
 * Throws a `ShapeError` if there is no such axis and a `DTypeError` for int32.
 */
export const softmax: PrimitiveOp<AxisArguments, number> = {
  name: "softmax",
  call: (apply, x, options) => apply([x], resolveAxis("softmax", x, options)),
  infer: (inputs) => inferUnary("softmax", inputs),
  forward(context, [x], axis, { dtype }) {
    const { softmax } = context.kernels(dtype);
    return forwardRows(
      context,
      x!,
      axis,
      (rows, columns, from, to) =>
        softmax(rows, columns, 1, 0, from, to.address),
    );
  },
  // dx = y (dy - Σ dy y)
  backward(context) {
    const { output, attributes: axis, kernels } = context;
    const y = context.contiguous(moveLast(output, axis)).address;
    backwardRows(
      context,
      axis,
      (rows, columns, dy, { address, accumulate }) =>
        kernels.softmaxBackward(
          rows,
          columns,
          1,
          0,
          y,
          dy,
          address,
          accumulate,
        ),
    );
  },
  samples: axisSamples(),
};

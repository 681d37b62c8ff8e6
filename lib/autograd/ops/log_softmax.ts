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
 * x - log Σ e^x along an axis, the last by default. Throws a `ShapeError` if
 * there is no such axis and a `DTypeError` for int32.
 */
export const logSoftmax: PrimitiveOp<AxisArguments, number> = {
  name: "logSoftmax",
  call: (apply, x, options) =>
    apply([x], resolveAxis("logSoftmax", x, options)),
  infer: (inputs) => inferUnary("logSoftmax", inputs),
  forward(context, [x], axis, { dtype }) {
    const { logSoftmax } = context.kernels(dtype);
    return forwardRows(
      context,
      x!,
      axis,
      (rows, columns, from, to) => logSoftmax(rows, columns, from, to.address),
    );
  },
  // dx = dy - e^y Σ dy
  backward(context) {
    const { output, attributes: axis, kernels } = context;
    const y = context.contiguous(moveLast(output, axis)).address;
    backwardRows(
      context,
      axis,
      (rows, columns, dy, { address, accumulate }) =>
        kernels.logSoftmaxBackward(rows, columns, y, dy, address, accumulate),
    );
  },
  samples: axisSamples(),
};

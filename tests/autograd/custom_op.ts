import type { PrimitiveOp } from "../../lib/autograd/op.ts";
import type { Tensor } from "../../lib/tensor/tensor.ts";

/** x³, its derivative `factor` x²: right for 3, wrong for any other. */
export function cubeOp(factor: number): PrimitiveOp<[x: Tensor], null> {
  return {
    name: "cube",
    call: (apply, x) => apply([x], null),
    infer: ([x]) => ({ shape: x!.shape, dtype: x!.dtype }),
    forward(context, [x]) {
      const { address, size, shape, dtype } = context.contiguous(x!);
      const y = context.empty(shape, dtype);
      const { multiply } = context.kernels(dtype);
      multiply(1, size, address, size, 1, address, size, 1, y.address, 0);
      multiply(1, size, y.address, size, 1, address, size, 1, y.address, 0);
      return y;
    },
    backward(context) {
      const { address, size, shape } = context.contiguous(context.inputs[0]!);
      const { multiply, scaleAdd } = context.kernels;
      const dy = context.gradient.address;
      const part = context.empty(shape).address;
      multiply(1, size, address, size, 1, address, size, 1, part, 0);
      multiply(1, size, part, size, 1, dy, size, 1, part, 0);
      const target = context.target(0);
      scaleAdd(size, factor, part, target.accumulate, target.address);
    },
    samples: [],
  };
}

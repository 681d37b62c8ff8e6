import { checkDType, type Tensor } from "../../tensor/tensor.ts";
import { applyBinary, binarySamples, inferBinary } from "../binary.ts";
import { binaryToTemporary } from "../binary_gradient.ts";
import type { BackwardContext, PrimitiveOp, TensorLike } from "../op.ts";
import { sumToInput } from "../reduce.ts";

/**
 * a to the power of b, broadcast: 0^0 = 1, and NaN for a negative base and a
 * fraction. Throws a `ShapeError` if the shapes do not broadcast and a
 * `DTypeError` if the element types differ or are int32.
 */
export const power: PrimitiveOp<[a: TensorLike, b: TensorLike], null> = {
  name: "power",
  call: (apply, a, b) => apply([a, b], null),
  infer(inputs) {
    checkDType("power", inputs[0]!, "float32", "float64");
    return inferBinary("power", inputs);
  },
  forward(context, [a, b], _, { shape, dtype }) {
    const output = context.empty(shape, dtype);
    const target = { address: output.address, accumulate: 0 };
    applyBinary(context.kernels(dtype).power, a!, b!, shape, target);
    return output;
  },
  // y = a^b: dy = b a^(b-1) da + y log a db
  backward(context) {
    if (context.needs(0)) baseGradient(context);
    if (context.needs(1)) exponentGradient(context);
  },
  samples: binarySamples({ low: 0.5, high: 1.5 }, { low: -2, high: 2 }),
};

/** da = dy · b a^(b-1), but 0 where b is 0, as a may be 0 there too. */
function baseGradient(context: BackwardContext<null>): void {
  const { inputs, gradient, kernels } = context;
  const [a, b] = inputs as [Tensor, Tensor];
  const one = scalar(context, 1), zero = scalar(context, 0);
  const smaller = binaryToTemporary(context, kernels.subtract, b, one);
  const result = binaryToTemporary(context, kernels.power, a, smaller);
  const { shape } = result;
  const into = { address: result.address, accumulate: 0 };
  applyBinary(kernels.multiply, result, b, shape, into);
  applyBinary(kernels.multiply, result, gradient, shape, into);
  const zeroExponent = binaryToTemporary(context, kernels.equal, b, zero);
  clear(context, zeroExponent, result);
  sumToInput(context, 0, result);
}

/** db = dy · y log a, but 0 where a is 0 and b is not negative. */
function exponentGradient(context: BackwardContext<null>): void {
  const { inputs, output, gradient, kernels } = context;
  const [a, b] = inputs as [Tensor, Tensor];
  const zero = scalar(context, 0);
  const base = context.contiguous(a);
  const logarithm = context.empty(a.shape);
  kernels.log(a.size, base.address, logarithm.address);
  const result = binaryToTemporary(
    context,
    kernels.multiply,
    output,
    logarithm,
  );
  const { shape } = result;
  const into = (tensor: Tensor) => ({ address: tensor.address, accumulate: 0 });
  applyBinary(kernels.multiply, result, gradient, shape, into(result));
  const limit = binaryToTemporary(context, kernels.equal, a, zero);
  const positive = binaryToTemporary(context, kernels.lessEqual, zero, b);
  applyBinary(kernels.multiply, limit, positive, shape, into(limit));
  clear(context, limit, result);
  sumToInput(context, 1, result);
}

/** Writes 0 wherever a condition holds. */
function clear(
  context: BackwardContext<null>,
  condition: Tensor,
  tensor: Tensor,
): void {
  const zeros = context.empty(tensor.shape);
  const { kernels } = context;
  const { size, address } = tensor;
  kernels.fill(size, 0, zeros.address);
  kernels.select(size, condition.address, zeros.address, address, address);
}

function scalar(context: BackwardContext<null>, value: number): Tensor {
  const result = context.empty([]);
  context.kernels.fill(1, value, result.address);
  return result;
}

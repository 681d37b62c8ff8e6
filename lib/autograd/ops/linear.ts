import { ShapeError } from "../../core/errors.ts";
import { formatShape } from "../../core/shape.ts";
import { checkDType, type Tensor } from "../../tensor/tensor.ts";
import type { BackwardContext, PrimitiveOp, Sample } from "../op.ts";

type Arguments = [x: Tensor, weight: Tensor, bias?: Tensor];

/**
 * y = x Wᵀ + b over the last axis: x […, in], weight [out, in], bias [out],
 * y […, out].
 */
export const linear: PrimitiveOp<Arguments, null> = {
  name: "linear",
  call: (apply, x, weight, bias) =>
    apply(bias === undefined ? [x, weight] : [x, weight, bias], null),

  infer(inputs) {
    const [x, weight, bias] = inputs as [Tensor, Tensor, Tensor?];
    const fits = x.rank >= 1 && weight.rank === 2 &&
      x.shape.at(-1) === weight.shape[1] &&
      (bias === undefined ||
        (bias.rank === 1 && bias.shape[0] === weight.shape[0]));
    if (!fits) {
      throw new ShapeError(
        `Cannot linear as the shapes must be […, in], [out, in] and [out]: ` +
          `shapes are ${inputs.map((i) => formatShape(i.shape)).join(", ")}`,
      );
    }
    checkDType("linear", x, "float32", "float64");
    inputs.forEach((input) => checkDType("linear", input, x.dtype));
    return {
      shape: [...x.shape.slice(0, -1), weight.shape[0]!],
      dtype: x.dtype,
    };
  },

  forward(context, inputs, _, { shape, dtype }) {
    const [x, weight, bias] = inputs.map((t) => context.contiguous(t)) as [
      Tensor,
      Tensor,
      Tensor?,
    ];
    const [out, into] = weight.shape as [number, number];
    const output = context.empty(shape, dtype);
    const y = output.address;
    const rows = into === 0 ? output.size / out : x.size / into;
    const kernels = context.kernels(dtype);
    // deno-fmt-ignore
    kernels.gemm(
      0, 1, rows, out, into, 1, x.address, into, weight.address, into, 0, y, out,
    );
    if (bias !== undefined) {
      kernels.add(rows, out, y, out, 1, bias.address, 0, 1, y, 0);
    }
    return output;
  },

  // dW = dYᵀ X, db = Σ over rows of dY, dX = dY W
  backward(context) {
    if (context.needs(1)) weightGradient(context);
    if (context.needs(2)) {
      const { size, shape, address: dy } = context.gradient;
      const out = shape.at(-1)!;
      const { address, accumulate } = context.target(2);
      context.kernels.sum(1, size / out, out, 1, dy, address, accumulate);
    }
    if (context.needs(0)) inputGradient(context);
  },

  samples: samples(),
};

function weightGradient(context: BackwardContext<null>): void {
  const x = context.contiguous(context.inputs[0]!);
  const [out, into] = context.inputs[1]!.shape as [number, number];
  const { address: dy, size } = context.gradient;
  const rows = size / out;
  const { address, accumulate } = context.target(1);
  // deno-fmt-ignore
  context.kernels.gemm(
    1, 0, out, into, rows, 1, dy, out, x.address, into, accumulate, address, into,
  );
}

function inputGradient(context: BackwardContext<null>): void {
  const weight = context.contiguous(context.inputs[1]!);
  const [out, into] = weight.shape as [number, number];
  const { address: dy, size } = context.gradient;
  const rows = size / out;
  const { address, accumulate } = context.target(0);
  // deno-fmt-ignore
  context.kernels.gemm(
    0, 0, rows, into, out, 1, dy, out, weight.address, into, accumulate, address,
    into,
  );
}

function samples(): Sample<Arguments>[] {
  const sizes = [[1, 1], [2, 3], [4, 4], [5, 8], [7, 1], [1, 9], [3, 5]];
  const batches = [[], [1], [3], [2, 3], [2, 1, 2]];
  return sizes.flatMap(([into, out]) =>
    batches.map((batch, i) => ({
      inputs: [
        { shape: [...batch, into!] },
        { shape: [out!, into!] },
        { shape: [out!] },
      ].slice(0, i % 2 === 0 ? 3 : 2),
      arguments: ([x, weight, bias]: readonly Tensor[]): Arguments =>
        bias === undefined ? [x!, weight!] : [x!, weight!, bias],
    }))
  );
}

import { ArgumentError } from "../../core/errors.ts";
import { checkDType, type Tensor } from "../../tensor/tensor.ts";
import type { BackwardContext, PrimitiveOp, Sample } from "../op.ts";

/** How much is dropped, and what decides it. */
export interface DropoutOptions {
  /** The probability of dropping an element, in [0, 1). */
  readonly rate: number;
  /** The seed, an unsigned 32-bit integer. */
  readonly seed?: number;
  /** The number of this dropout among those of the model. */
  readonly stream?: number;
}

type Attributes = Required<DropoutOptions>;
type Arguments = [x: Tensor, step: Tensor, options: DropoutOptions];

/**
 * Drops elements at random and divides the others by 1 - rate (Srivastava et
 * al., "Dropout", 2014). `step` is an int32 scalar: the same seed, stream and
 * step always drop the same elements, so nothing needs to be saved.
 */
export const dropout: PrimitiveOp<Arguments, Attributes> = {
  name: "dropout",
  call: (apply, x, step, { rate, seed = 0, stream = 0 }) =>
    apply([x, step], { rate, seed, stream }),

  infer([x, step], { rate, seed, stream }) {
    checkDType("dropout", x!, "float32", "float64");
    checkDType("dropout", step!, "int32");
    if (!(rate >= 0 && rate < 1)) {
      throw new ArgumentError(
        `Cannot dropout as the rate must be in [0, 1): ` +
          `current value is ${rate}`,
      );
    }
    for (const value of [seed, stream]) {
      if (value >>> 0 === value) continue;
      throw new ArgumentError(
        `Cannot dropout as seed and stream must be unsigned 32-bit integers: ` +
          `current value is ${value}`,
      );
    }
    return { shape: x!.shape, dtype: x!.dtype };
  },

  forward(context, [x, step], { rate, seed, stream }, { shape, dtype }) {
    const output = context.empty(shape, dtype);
    const from = context.contiguous(x!).address;
    context.kernels(dtype).dropout(
      x!.size,
      rate,
      seed,
      stream,
      step!.address,
      from,
      output.address,
      0,
    );
    return output;
  },

  // dx = dy · mask / (1 - rate): the same kernel draws the same mask
  backward(context: BackwardContext<Attributes>) {
    const { rate, seed, stream } = context.attributes;
    const step = context.inputs[1]!;
    const { address, accumulate } = context.targetInPlace(0);
    const { size, address: dy } = context.gradient;
    const at = step.address;
    context.kernels.dropout(
      size,
      rate,
      seed,
      stream,
      at,
      dy,
      address,
      accumulate,
    );
  },

  samples: samples(),
};

function samples(): Sample<Arguments>[] {
  const shapes = [[], [1], [3], [4], [5], [8], [2, 3], [3, 7], [2, 3, 4], [17]];
  return shapes.flatMap((shape) =>
    [0, 0.3].map((rate, stream) => ({
      inputs: [{ shape }, { shape: [], idsBelow: 1000 }],
      arguments: ([x, step]: readonly Tensor[]): Arguments => [
        x!,
        step!,
        { rate, seed: 7, stream },
      ],
    }))
  );
}

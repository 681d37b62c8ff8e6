import { ShapeError } from "../../core/errors.ts";
import { formatShape, sameShape } from "../../core/shape.ts";
import { checkDType, type Tensor } from "../../tensor/tensor.ts";
import type { PrimitiveOp, Sample } from "../op.ts";

type Arguments = [logits: Tensor, targets: Tensor];

/**
 * The mean of -log softmax(logits)[target] over all targets, a scalar: logits
 * […, classes], targets int32 […]. A negative target does not count; one
 * beyond the classes gives NaN.
 */
export const crossEntropy: PrimitiveOp<Arguments, null> = {
  name: "crossEntropy",
  call: (apply, logits, targets) => apply([logits, targets], null),

  infer(inputs) {
    const [logits, targets] = inputs as Arguments;
    checkDType("crossEntropy", logits, "float32", "float64");
    checkDType("crossEntropy", targets, "int32");
    const fits = logits.rank > 0 &&
      sameShape(logits.shape.slice(0, -1), targets.shape);
    if (!fits) {
      throw new ShapeError(
        `Cannot crossEntropy as the shapes must be […, classes] and […]: ` +
          `shapes are ${formatShape(logits.shape)} and ` +
          formatShape(targets.shape),
      );
    }
    return { shape: [], dtype: logits.dtype };
  },

  forward(context, [logits, targets], _, { dtype }) {
    const probabilities = context.empty(logits!.shape, dtype);
    const loss = context.empty([], dtype);
    context.kernels(dtype).crossEntropy(
      targets!.size,
      logits!.shape.at(-1)!,
      context.contiguous(logits!).address,
      context.contiguous(targets!).address,
      probabilities.address,
      loss.address,
    );
    context.save(probabilities);
    return loss;
  },

  // dLogits = (softmax(logits) - onehot(targets)) dLoss / count
  backward(context) {
    const targets = context.inputs[1]!;
    const [probabilities] = context.saved as [Tensor];
    const { address, accumulate } = context.target(0);
    context.kernels.crossEntropyBackward(
      targets.size,
      probabilities.shape.at(-1)!,
      probabilities.address,
      context.contiguous(targets).address,
      context.gradient.address,
      address,
      accumulate,
    );
  },

  samples: samples(),
};

function samples(): Sample<Arguments>[] {
  const classes = [1, 2, 3, 5, 8, 9, 17];
  const rows = [[], [1], [4], [2, 3]];
  return classes.flatMap((count) =>
    rows.map((shape) => ({
      inputs: [
        { shape: [...shape, count], low: -3, high: 3 },
        { shape, idsBelow: count },
      ],
      arguments: ([logits, targets]: readonly Tensor[]): Arguments => [
        logits!,
        targets!,
      ],
    }))
  );
}

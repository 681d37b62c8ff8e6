import { ShapeError } from "../../core/errors.ts";
import { formatShape, sameShape } from "../../core/shape.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import type { CompositeOp } from "../op.ts";
import { sampleShapes } from "../unary.ts";

/**
 * The mean of (prediction - target)² over all elements, a scalar. The shapes
 * must be the same, as broadcasting [n] against [n, 1] would go unnoticed:
 * throws a `ShapeError`, or a `DTypeError` for int32 or differing types.
 */
export const meanSquaredError: CompositeOp<
  [prediction: Tensor, target: Tensor]
> = {
  name: "meanSquaredError",
  compose({ mean, square, subtract }, prediction, target) {
    if (!sameShape(prediction.shape, target.shape)) {
      throw new ShapeError(
        `Cannot meanSquaredError as the shapes must be the same: shapes are ` +
          `${formatShape(prediction.shape)} and ${formatShape(target.shape)}`,
      );
    }
    return mean(square(subtract(prediction, target)));
  },
  samples: sampleShapes.map((shape) => ({
    inputs: [{ shape }, { shape }],
    arguments: ([prediction, target]) => [prediction!, target!],
  })),
};

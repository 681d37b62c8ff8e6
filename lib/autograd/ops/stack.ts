import { ArgumentError, ShapeError } from "../../core/errors.ts";
import { formatShape, normalizeAxis, sameShape } from "../../core/shape.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import type { CompositeOp, Sample } from "../op.ts";

/** Where tensors are stacked. */
export interface StackOptions {
  /** The new axis of the output; negative ones count from the end; 0 if
   * absent. */
  readonly axis?: number;
}

type Arguments = [tensors: readonly Tensor[], options?: StackOptions];

/**
 * Tensors of one shape side by side along a new axis. Throws an `ArgumentError`
 * for an empty list, a `ShapeError` if the shapes differ and a `DTypeError` if
 * the element types do.
 */
export const stack: CompositeOp<Arguments> = {
  name: "stack",
  compose({ concatenate, reshape }, tensors, { axis = 0 } = {}) {
    const [first] = tensors;
    if (first === undefined) {
      throw new ArgumentError(
        "Cannot stack as there must be at least one tensor: current count is 0",
      );
    }
    const at = normalizeAxis("stack", axis, first.rank + 1);
    const shape = first.shape.toSpliced(at, 0, 1);
    for (const other of tensors) {
      if (sameShape(first.shape, other.shape)) continue;
      throw new ShapeError(
        `Cannot stack as the shapes must be the same: shapes are ` +
          `${formatShape(first.shape)} and ${formatShape(other.shape)}`,
      );
    }
    return concatenate(tensors.map((x) => reshape(x, shape)), { axis: at });
  },
  samples: samples(),
};

function samples(): Sample<Arguments>[] {
  const shapes = [[], [1], [3], [4], [2, 3], [1, 5], [2, 3, 4], [2, 1, 2, 2]];
  return shapes.flatMap((shape, i) =>
    [0, -1, Math.floor(shape.length / 2)].map((axis) => ({
      inputs: Array.from({ length: 1 + i % 3 }, () => ({ shape })),
      arguments: (tensors: readonly Tensor[]): Arguments => [tensors, { axis }],
    }))
  );
}

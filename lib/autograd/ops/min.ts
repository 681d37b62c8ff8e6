import type { PrimitiveOp } from "../op.ts";
import {
  extremumBackward,
  extremumForward,
  inferExtremum,
} from "../reduce_extremum.ts";
import {
  type ReductionArguments,
  type ReductionAttributes,
  reductionSamples,
  resolveReduction,
} from "../reduction.ts";

/**
 * The smallest element over axes, all by default; NaN if one is NaN. Throws a
 * `ShapeError` if there is no such axis or no element to choose from.
 */
export const min: PrimitiveOp<ReductionArguments, ReductionAttributes> = {
  name: "min",
  call: (apply, x, options) => apply([x], resolveReduction("min", x, options)),
  infer: ([x], attributes) => inferExtremum("min", x!, attributes),
  forward: (context, [x], attributes, specification) =>
    extremumForward(context, x!, attributes, specification, "reduceMinimum"),
  // dx = dy where x is the smallest, shared equally at a tie, else 0
  backward: extremumBackward,
  samples: reductionSamples(0.01),
};

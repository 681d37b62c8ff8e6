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
 * The largest element over axes, all by default; NaN if one is NaN. Throws a
 * `ShapeError` if there is no such axis or no element to choose from.
 */
export const max: PrimitiveOp<ReductionArguments, ReductionAttributes> = {
  name: "max",
  call: (apply, x, options) => apply([x], resolveReduction("max", x, options)),
  infer: ([x], attributes) => inferExtremum("max", x!, attributes),
  forward: (context, [x], attributes, specification) =>
    extremumForward(context, x!, attributes, specification, "reduceMaximum"),
  // dx = dy where x is the largest, shared equally at a tie, else 0
  backward: extremumBackward,
  samples: reductionSamples(0.01),
};

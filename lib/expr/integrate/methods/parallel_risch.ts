/** Undetermined coefficients in the field of the integrand. */
import type { Method } from "../method.ts";
import { integrateParallel } from "../parallel/integrate.ts";

/** Mixtures of exponentials, logarithms and tangents: of the integral itself
 * and of what it leads to at once, since the whole sees terms cancel. */
export const parallelRisch: Method = {
  name: "undetermined coefficients (Risch-Norman)",
  apply: (integrand, variable, context) =>
    context.depth > deepest
      ? undefined
      : integrateParallel(integrand, variable),
};

/** Questions within questions beyond this depth are left to other methods. */
const deepest = 2;

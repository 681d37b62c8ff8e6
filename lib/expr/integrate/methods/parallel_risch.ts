/** Undetermined coefficients in the field of the integrand. */
import type { Method } from "../method.ts";
import { integrateParallel } from "../parallel/integrate.ts";

/** Mixtures of exponentials, logarithms and tangents. */
export const parallelRisch: Method = {
  name: "undetermined coefficients (Risch-Norman)",
  apply: integrateParallel,
};

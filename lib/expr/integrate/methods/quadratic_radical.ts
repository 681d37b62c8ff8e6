/** Roots of quadratics. */
import type { Method } from "../method.ts";
import { integrateQuadraticRadical } from "../quadratic_radical/integrate.ts";

/** Rational functions of x and √(a x² + b x + c). */
export const quadraticRadical: Method = {
  name: "root of a quadratic",
  apply: integrateQuadraticRadical,
};

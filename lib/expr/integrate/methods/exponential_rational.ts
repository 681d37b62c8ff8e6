/** Rational functions times exponentials. */
import { integrateExponential } from "../exponential/integrate.ts";
import type { Method } from "../method.ts";

/** R(x) e^(p(x)) with a polynomial p: reduction, then Ei or erf. */
export const exponentialRational: Method = {
  name: "rational function times an exponential",
  apply: integrateExponential,
};

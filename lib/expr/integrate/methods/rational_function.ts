/** Rational functions of the variable. */
import type { Method } from "../method.ts";
import { integrateRational } from "../rational/integrate_rational.ts";

/** Polynomial part, partial fractions, Hermite's reduction, logarithms. */
export const rationalFunction: Method = {
  name: "rational function",
  apply: integrateRational,
};

/**
 * Derivatives of everything that the language says.
 * @module
 */
export {
  type AtOptions,
  breakpoints,
  differentiate,
  type DifferentiateOptions,
  directional,
  gradient,
  hessian,
  jacobian,
  partials,
} from "./differentiate.ts";
export { breakpointsOf } from "./breakpoints_of.ts";
export { derivative } from "./derivative.ts";
export {
  expressionFrom,
  type Point,
  type Source,
  type Value,
  valuesOf,
} from "./source.ts";

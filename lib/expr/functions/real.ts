/**
 * The real value of every function of the language, in float64. What has no
 * real value at its arguments is NaN or infinite here: the checked evaluation
 * makes an error of it.
 */
import {
  type ComplexFunctionName,
  complexFunctions,
} from "./complex_functions.ts";
import { isNearlyReal } from "./complex_steps.ts";
import type { FunctionName } from "./names.ts";
import { beta } from "./real_beta.ts";
import * as elementary from "./real_elementary.ts";
import { erf, erfc, erfi } from "./real_error.ts";
import { Ei, li } from "./real_exponential_integral.ts";
import { fresnelC, fresnelS } from "./real_fresnel.ts";
import { factorial, gamma, lgamma } from "./real_gamma.ts";
import { digamma, polygamma } from "./real_polygamma.ts";
import { Chi, Ci, Shi, Si } from "./real_trigonometric_integral.ts";

/** What is no function of the values of its arguments alone. */
export type FormName = "if" | "sum" | "product" | "rootsum" | "random";

/** What is a function of real numbers. */
export type RealFunctionName = Exclude<FunctionName, FormName>;

/** A function of real numbers. */
export type RealFunction = (...values: number[]) => number;

/** The value over the complex numbers where it is real, else NaN. */
function whereReal(name: ComplexFunctionName): RealFunction {
  return (...values) => {
    const z = complexFunctions[name](values.map((x) => [x, 0]));
    return isNearlyReal(z) ? z[0] : NaN;
  };
}

const upperGamma = whereReal("gamma");

const identity = (x: number): number => x;

/** Every function of real numbers. */
export const realFunctions: Readonly<
  Record<RealFunctionName, RealFunction>
> = {
  sqrt: Math.sqrt,
  cbrt: Math.cbrt,
  root: elementary.root,
  exp: Math.exp,
  ln: Math.log,
  log: elementary.log,
  log2: Math.log2,
  log10: Math.log10,
  pow: elementary.pow,
  hypot: elementary.hypot,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  sec: elementary.sec,
  csc: elementary.csc,
  cot: elementary.cot,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  asec: elementary.asec,
  acsc: elementary.acsc,
  acot: elementary.acot,
  atan2: elementary.atan2,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  sech: elementary.sech,
  csch: elementary.csch,
  coth: elementary.coth,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  asech: elementary.asech,
  acsch: elementary.acsch,
  acoth: elementary.acoth,
  abs: Math.abs,
  sgn: Math.sign,
  floor: Math.floor,
  ceil: Math.ceil,
  round: elementary.round,
  min: Math.min,
  max: Math.max,
  mod: elementary.mod,
  re: identity,
  im: () => 0,
  arg: elementary.arg,
  conj: identity,
  factorial,
  gamma: (s, x) => x === undefined ? gamma(s!) : upperGamma(s!, x),
  lgamma,
  digamma,
  polygamma,
  beta,
  erf,
  erfc,
  erfi,
  Ei,
  li,
  Si,
  Ci,
  Shi,
  Chi,
  fresnelS,
  fresnelC,
  polylog: whereReal("polylog"),
  lambertw: whereReal("lambertw"),
  ellipticF: whereReal("ellipticF"),
  ellipticE: whereReal("ellipticE"),
  ellipticPi: whereReal("ellipticPi"),
};

/** The special functions of the language at complex arguments. */
import type { Complex } from "./complex.ts";
import { erf, erfc, erfi } from "./complex_error.ts";
import { chi, ci, ei, li, shi, si } from "./complex_exponential_integral.ts";
import { fresnelC, fresnelS } from "./complex_fresnel.ts";
import { beta, factorial, gamma, lgamma } from "./complex_gamma.ts";
import { digamma, polygamma } from "./complex_polygamma.ts";
import { ellipticE, ellipticF, ellipticPi } from "./complex_elliptic.ts";
import { upperGamma } from "./complex_incomplete_gamma.ts";
import { lambertw } from "./complex_lambert.ts";
import { polylog } from "./complex_polylogarithm.ts";
import type { FunctionName } from "./names.ts";

/** The names of the special functions. */
export type SpecialFunctionName = Extract<
  FunctionName,
  | "factorial"
  | "gamma"
  | "lgamma"
  | "digamma"
  | "polygamma"
  | "beta"
  | "erf"
  | "erfc"
  | "erfi"
  | "Ei"
  | "li"
  | "Si"
  | "Ci"
  | "Shi"
  | "Chi"
  | "fresnelS"
  | "fresnelC"
  | "polylog"
  | "lambertw"
  | "ellipticF"
  | "ellipticE"
  | "ellipticPi"
>;

type SpecialFunction = (z: readonly Complex[]) => Complex;

function unary(f: (z: Complex) => Complex): SpecialFunction {
  return ([z]) => f([z![0] + 0, z![1] + 0]);
}

function binary(f: (a: Complex, b: Complex) => Complex): SpecialFunction {
  return ([a, b]) => f([a![0] + 0, a![1] + 0], [b![0] + 0, b![1] + 0]);
}

/** The value of each at complex arguments; not finite where there is none. */
export const complexSpecialFunctions: Readonly<
  Record<SpecialFunctionName, SpecialFunction>
> = {
  factorial: unary(factorial),
  gamma: (z) => z.length === 1 ? unary(gamma)(z) : binary(upperGamma)(z),
  lgamma: unary(lgamma),
  digamma: unary(digamma),
  polygamma: binary(polygamma),
  beta: binary(beta),
  erf: unary(erf),
  erfc: unary(erfc),
  erfi: unary(erfi),
  Ei: unary(ei),
  li: unary(li),
  Si: unary(si),
  Ci: unary(ci),
  Shi: unary(shi),
  Chi: unary(chi),
  fresnelS: unary(fresnelS),
  fresnelC: unary(fresnelC),
  polylog: binary(polylog),
  lambertw: unary(lambertw),
  ellipticF: binary(ellipticF),
  ellipticE: binary(ellipticE),
  ellipticPi: ([n, phi, m]) => ellipticPi(n!, phi!, [m![0] + 0, m![1] + 0]),
};

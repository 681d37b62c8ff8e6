/** The special functions of the language at complex arguments. */
import { type Complex, undefinedComplex } from "./complex.ts";
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

const later = (): Complex => undefinedComplex;

/** The value of each at complex arguments; not finite where there is none. */
export const complexSpecialFunctions: Readonly<
  Record<SpecialFunctionName, (z: readonly Complex[]) => Complex>
> = {
  factorial: later,
  gamma: later,
  lgamma: later,
  digamma: later,
  polygamma: later,
  beta: later,
  erf: later,
  erfc: later,
  erfi: later,
  Ei: later,
  li: later,
  Si: later,
  Ci: later,
  Shi: later,
  Chi: later,
  fresnelS: later,
  fresnelC: later,
  polylog: later,
  lambertw: later,
  ellipticF: later,
  ellipticE: later,
  ellipticPi: later,
};

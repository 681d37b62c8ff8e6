/**
 * The names of the language: every function with its arity, every constant.
 * This is the one list. What a function is worth, its derivative, its spelling
 * elsewhere are tables typed by these names (`Record<FunctionName, …>`), so
 * that a function with a row missing does not compile.
 */

/** How a function is written. */
export interface Signature {
  /** The fewest arguments. */
  readonly minimum: number;
  /** The most arguments. */
  readonly maximum: number;
  /** Other spellings. */
  readonly aliases?: readonly string[];
  /** Whether the second argument is a name that the first may use. */
  readonly binds?: true;
}

const one: Signature = { minimum: 1, maximum: 1 };
const two: Signature = { minimum: 2, maximum: 2 };
const many: Signature = { minimum: 1, maximum: 10 };
const range: Signature = { minimum: 4, maximum: 4, binds: true };

/** A function of the language, in its one spelling. */
export type FunctionName =
  | "sqrt"
  | "cbrt"
  | "root"
  | "exp"
  | "ln"
  | "log"
  | "log2"
  | "log10"
  | "pow"
  | "hypot"
  | "sin"
  | "cos"
  | "tan"
  | "sec"
  | "csc"
  | "cot"
  | "asin"
  | "acos"
  | "atan"
  | "asec"
  | "acsc"
  | "acot"
  | "atan2"
  | "sinh"
  | "cosh"
  | "tanh"
  | "sech"
  | "csch"
  | "coth"
  | "asinh"
  | "acosh"
  | "atanh"
  | "asech"
  | "acsch"
  | "acoth"
  | "abs"
  | "sgn"
  | "floor"
  | "ceil"
  | "round"
  | "min"
  | "max"
  | "mod"
  | "if"
  | "re"
  | "im"
  | "arg"
  | "conj"
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
  | "sum"
  | "product"
  | "rootsum"
  | "random";

/** Every function. */
export const signatures: Readonly<Record<FunctionName, Signature>> = {
  // Powers, exponentials, logarithms.
  sqrt: one,
  cbrt: one,
  root: two, // root(x, n): the real root where n is odd and x < 0
  exp: one,
  ln: one,
  log: { minimum: 1, maximum: 2 }, // log(x) = ln(x); log(x, base)
  log2: one,
  log10: one,
  pow: two,
  hypot: { minimum: 2, maximum: 10 },
  // Trigonometric and their inverses.
  sin: one,
  cos: one,
  tan: one,
  sec: one,
  csc: one,
  cot: one,
  asin: { ...one, aliases: ["arcsin"] },
  acos: { ...one, aliases: ["arccos"] },
  atan: { ...one, aliases: ["arctan"] },
  asec: { ...one, aliases: ["arcsec"] },
  acsc: { ...one, aliases: ["arccsc"] },
  acot: { ...one, aliases: ["arccot"] }, // acot(x) = atan(1/x)
  atan2: two, // atan2(y, x)
  // Hyperbolic and their inverses.
  sinh: one,
  cosh: one,
  tanh: one,
  sech: one,
  csch: one,
  coth: one,
  asinh: { ...one, aliases: ["arsinh", "arcsinh"] },
  acosh: { ...one, aliases: ["arcosh", "arccosh"] },
  atanh: { ...one, aliases: ["artanh", "arctanh"] },
  asech: { ...one, aliases: ["arsech", "arcsech"] },
  acsch: { ...one, aliases: ["arcsch", "arccsch"] },
  acoth: { ...one, aliases: ["arcoth", "arccoth"] },
  // Steps.
  abs: one,
  sgn: { ...one, aliases: ["sign"] },
  floor: { ...one, aliases: ["int"] },
  ceil: { ...one, aliases: ["ceiling"] },
  round: one, // half away from zero
  min: many,
  max: many,
  mod: two, // mod(a, b) = a - b floor(a / b)
  if: { minimum: 3, maximum: 3 },
  // Complex parts.
  re: one,
  im: one,
  arg: one,
  conj: one,
  // Special functions.
  factorial: one, // also x!; gamma(x + 1)
  gamma: { minimum: 1, maximum: 2, aliases: ["Gamma"] }, // upper: gamma(s, x)
  lgamma: { ...one, aliases: ["loggamma"] },
  digamma: one,
  polygamma: two, // polygamma(n, x), n = 0 the digamma function
  beta: two,
  erf: one,
  erfc: one,
  erfi: one,
  Ei: { ...one, aliases: ["ei", "expi"] },
  li: { ...one, aliases: ["Li"] }, // li(x) = Ei(ln x)
  Si: one,
  Ci: one,
  Shi: one,
  Chi: one,
  fresnelS: one, // integral of sin(pi t^2 / 2)
  fresnelC: one,
  polylog: two, // polylog(s, x)
  lambertw: { ...one, aliases: ["LambertW"] }, // principal branch
  ellipticF: { ...two, aliases: ["elliptic_f"] }, // ellipticF(phi, m)
  ellipticE: { ...two, aliases: ["elliptic_e"] },
  ellipticPi: { ...{ minimum: 3, maximum: 3 }, aliases: ["elliptic_pi"] },
  // Over a range.
  sum: range,
  product: range,
  rootsum: { minimum: 3, maximum: 3, binds: true }, // rootsum(body, t, polynomial)
  // No function of its arguments alone: uniform in [0, 1), seeded.
  random: { minimum: 0, maximum: 0 },
};

/** The names of all functions. */
export const functionNames: readonly FunctionName[] = Object.keys(
  signatures,
) as FunctionName[];

/** A constant of the language, in its one spelling. */
export type ConstantName = "pi" | "e" | "i" | "infinity";

/** Every constant with its other spellings; the case of letters is free. */
export const constants: Readonly<Record<ConstantName, readonly string[]>> = {
  pi: ["π"],
  e: [],
  i: [],
  infinity: ["inf", "oo", "∞"],
};

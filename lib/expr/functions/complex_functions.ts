/**
 * What each function of the language is worth at complex arguments. The
 * language knows one zero: on a branch cut a function is continuous with the
 * side that is counter-clockwise around the end of the cut, so that
 * sqrt(-1) = i, asin(2) = π/2 - i acosh(2), atan(-2i) = -π/2 - i atanh(1/2).
 */
import type { Complex } from "./complex.ts";
import * as complex from "./complex.ts";
import * as elementary from "./complex_elementary.ts";
import * as inverse from "./complex_inverse.ts";
import {
  floorMod,
  isNearlyReal,
  ofReals,
  roundHalfAway,
  sgn,
} from "./complex_steps.ts";
import * as trigonometric from "./complex_trigonometric.ts";
import * as reciprocal from "./complex_inverse_reciprocal.ts";
import { complexSpecialFunctions } from "./complex_special.ts";
import type { FunctionName } from "./names.ts";

/** Functions of the values of their arguments: not those that bind a name,
 * choose a branch or draw at random. */
export type ComplexFunctionName = Exclude<
  FunctionName,
  "if" | "sum" | "product" | "rootsum" | "random"
>;

/** A function of complex arguments; not finite where it has no value. */
export type ComplexFunction = (z: readonly Complex[]) => Complex;

function unary(f: (z: Complex) => Complex): ComplexFunction {
  return (z) => f([z[0]![0] + 0, z[0]![1] + 0]);
}

function binary(f: (a: Complex, b: Complex) => Complex): ComplexFunction {
  return ([a, b]) => f([a![0] + 0, a![1] + 0], [b![0] + 0, b![1] + 0]);
}

/** The side of the cuts x < -1 and x > 1 of asin, acos, atanh. */
function besideReals([x, y]: Complex): Complex {
  return y === 0 ? [x, x > 1 ? -0 : 0] : [x, y];
}

/** The side of the cuts beyond ±i of atan and asinh. */
function besideImaginaries([x, y]: Complex): Complex {
  return x === 0 ? [y < -1 ? -0 : 0, y] : [x, y];
}

const asin = (z: Complex) => inverse.asin(besideReals(z));
const acos = (z: Complex) => inverse.acos(besideReals(z));
const atanh = (z: Complex) => inverse.atanh(besideReals(z));
const atan = (z: Complex) => inverse.atan(besideImaginaries(z));
const asinh = (z: Complex) => inverse.asinh(besideImaginaries(z));

function real(f: (z: Complex) => number): ComplexFunction {
  return unary((z) => [f(z), 0]);
}

/** The value of every function at complex arguments. */
export const complexFunctions: Readonly<
  Record<ComplexFunctionName, ComplexFunction>
> = {
  sqrt: unary(elementary.sqrt),
  cbrt: unary(elementary.cbrt),
  root: binary(elementary.root),
  exp: unary(elementary.exp),
  ln: unary(elementary.ln),
  log: (z) =>
    z.length === 1
      ? complexFunctions.ln(z)
      : complex.divide(complexFunctions.ln(z), complexFunctions.ln([z[1]!])),
  log2: unary((z) => complex.scale(elementary.ln(z), Math.LOG2E)),
  log10: unary((z) => complex.scale(elementary.ln(z), Math.LOG10E)),
  pow: binary(elementary.pow),
  hypot: elementary.hypot,
  sin: unary(trigonometric.sin),
  cos: unary(trigonometric.cos),
  tan: unary(trigonometric.tan),
  sec: unary(trigonometric.sec),
  csc: unary(trigonometric.csc),
  cot: unary(trigonometric.cot),
  asin: unary(asin),
  acos: unary(acos),
  atan: unary(atan),
  asec: unary(reciprocal.asec),
  acsc: unary(reciprocal.acsc),
  acot: unary(reciprocal.acot),
  atan2: ofReals((y, x) => y === 0 && x === 0 ? NaN : Math.atan2(y + 0, x)),
  sinh: unary(trigonometric.sinh),
  cosh: unary(trigonometric.cosh),
  tanh: unary(trigonometric.tanh),
  sech: unary(trigonometric.sech),
  csch: unary(trigonometric.csch),
  coth: unary(trigonometric.coth),
  asinh: unary(asinh),
  acosh: unary(inverse.acosh),
  atanh: unary(atanh),
  asech: unary(reciprocal.asech),
  acsch: unary(reciprocal.acsch),
  acoth: unary(reciprocal.acoth),
  abs: real(complex.modulus),
  sgn: unary(sgn),
  floor: ofReals(Math.floor),
  ceil: ofReals(Math.ceil),
  round: ofReals(roundHalfAway),
  min: ofReals(Math.min),
  max: ofReals(Math.max),
  mod: ofReals(floorMod),
  re: real((z) => z[0]),
  im: real((z) => z[1]),
  arg: real(complex.argument),
  conj: unary(complex.conjugate),
  ...complexSpecialFunctions,
};

/** What a function is worth, as data. */
export type ComplexReport =
  | {
    /** There is a value. */
    readonly status: "value";
    /** Both parts are finite. */
    readonly value: Complex;
  }
  | {
    /** `domain`: an argument is not real that must be; `undefined`: a pole,
     * a value outside of the domain or beyond the range of a double. */
    readonly status: "domain" | "undefined";
    /** The arguments refused. */
    readonly arguments: readonly Complex[];
  };

const ofRealsOnly: ReadonlySet<ComplexFunctionName> = new Set<
  ComplexFunctionName
>(["atan2", "floor", "ceil", "round", "min", "max", "mod"]);

/**
 * A function at complex arguments, reported.
 *
 * @param name The function.
 * @param z As many arguments as the function takes.
 * @returns The value, or why there is none.
 */
export function callComplex(
  name: ComplexFunctionName,
  z: readonly Complex[],
): ComplexReport {
  if (ofRealsOnly.has(name) && !z.every(isNearlyReal)) {
    return { status: "domain", arguments: z };
  }
  const [x, y] = complexFunctions[name](z);
  return Number.isFinite(x) && Number.isFinite(y)
    ? { status: "value", value: [x + 0, y + 0] }
    : { status: "undefined", arguments: z };
}

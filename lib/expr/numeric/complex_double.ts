/** Complex doubles as numbers of an evaluation. */
import type { RelationName } from "../algebra/expression.ts";
import type { Rational } from "../exact/rational.ts";
import type { Complex } from "../functions/complex.ts";
import * as complex from "../functions/complex.ts";
import { pow } from "../functions/complex_elementary.ts";
import { complexFunctions } from "../functions/complex_functions.ts";
import { isNearlyReal, nearlyEqual } from "../functions/complex_steps.ts";
import type { Arithmetic } from "./complex_arithmetic.ts";
import { polynomialRoots } from "./complex_roots.ts";
import type { PlainCallName } from "./complex_schedule.ts";

type Relation = (a: Complex, b: Complex) => Complex;

function truth(value: boolean): Complex {
  return value ? complex.one : complex.zero;
}

function isTrue(z: Complex): boolean {
  return z[0] !== 0 || z[1] !== 0;
}

/** An order of real numbers; there is none of complex ones. */
function order(holds: (a: number, b: number) => boolean): Relation {
  return (a, b) =>
    isNearlyReal(a) && isNearlyReal(b) && a[0] === a[0] && b[0] === b[0]
      ? truth(holds(a[0], b[0]))
      : complex.undefinedComplex;
}

/** No value where an operand has none. */
function strict(holds: Relation): Relation {
  return (a, b) =>
    complex.isFiniteComplex(a) && complex.isFiniteComplex(b)
      ? holds(a, b)
      : complex.undefinedComplex;
}

const relations: Readonly<Record<RelationName, Relation>> = {
  less: order((a, b) => a < b),
  lessEqual: order((a, b) => a <= b),
  equal: strict((a, b) => truth(nearlyEqual(a, b))),
  notEqual: strict((a, b) => truth(!nearlyEqual(a, b))),
  and: strict((a, b) => truth(isTrue(a) && isTrue(b))),
  or: strict((a, b) => truth(isTrue(a) || isTrue(b))),
  not: strict((a) => truth(!isTrue(a))),
};

/** One zero: no sign of it is handed on. */
function positiveZeros(z: Complex): Complex {
  return [z[0] + 0, z[1] + 0];
}

type Handler = (operands: readonly Complex[]) => Complex;

/** By name, as a map finds it faster. */
const handlers: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ...Object.entries(complexFunctions),
  ...Object.entries(relations).map(([name, f]): [string, Handler] => [
    name,
    ([a, b]) => f(a!, b ?? complex.zero),
  ]),
]);

function call(name: PlainCallName, operands: readonly Complex[]): Complex {
  return positiveZeros(handlers.get(name)!(operands));
}

const constants: Readonly<Record<"pi" | "e" | "i", Complex>> = {
  pi: [Math.PI, 0],
  e: [Math.E, 0],
  i: complex.imaginaryUnit,
};

/** The integer that a bound of a sum is. */
function integerOf(z: Complex): number | undefined {
  const nearest = Math.round(z[0]);
  return complex.isFiniteComplex(z) && nearlyEqual(z, [nearest, 0])
    ? nearest
    : undefined;
}

/** The arithmetic of complex doubles with one zero. */
export const complexDoubles: Arithmetic<Complex> = {
  numeral: (value: Rational) => [value.toNumber(), 0],
  constant: (name) => constants[name],
  add: (a, b) => [a[0] + b[0], a[1] + b[1]],
  multiply: (a, b) => positiveZeros(complex.multiply(a, b)),
  power: (base, exponent) => positiveZeros(pow(base, exponent)),
  exp: (x) => complexFunctions.exp([x]),
  call,
  choose: (condition, then, otherwise) =>
    !complex.isFiniteComplex(condition)
      ? complex.undefinedComplex
      : isTrue(condition)
      ? then
      : otherwise,
  integerOf,
  roots: polynomialRoots,
  none: complex.undefinedComplex,
};

/** Complex double-doubles as numbers of an evaluation. */
import type { Rational } from "../exact/rational.ts";
import { polynomialRoots } from "./complex_roots.ts";
import type { Arithmetic } from "./complex_arithmetic.ts";
import { complexDoubles } from "./complex_double.ts";
import type { PlainCallName } from "./complex_schedule.ts";
import * as complex from "./double_double_complex.ts";
import type { ComplexDoubleDouble } from "./double_double_complex.ts";
import { exp } from "./double_double_exponential.ts";
import {
  doubleDoubleFunctions,
  power,
  root,
} from "./double_double_functions.ts";
import { doubleDoubleSteps } from "./double_double_steps.ts";
import * as real from "./double_double.ts";

type Value = ComplexDoubleDouble;

const constants: Readonly<Record<"pi" | "e" | "i", Value>> = {
  pi: [real.pi, real.zero],
  e: [real.e, real.zero],
  i: [real.zero, real.one],
};

/**
 * Whether a function has all its digits here; others have those of a double.
 *
 * @param name What is called.
 * @returns Whether `doubleDoubles.call` computes it in double-doubles.
 */
export function isDoubleDouble(name: PlainCallName): boolean {
  return name === "root" || doubleDoubleFunctions.has(name) ||
    doubleDoubleSteps.has(name);
}

function call(name: PlainCallName, operands: readonly Value[]): Value {
  if (name === "root") return root(operands);
  const unary = doubleDoubleFunctions.get(name);
  if (unary !== undefined) return unary(operands[0]!);
  const step = doubleDoubleSteps.get(name);
  if (step !== undefined) return step(operands);
  const near = operands.map(complex.toComplex);
  return complex.ofComplex(complexDoubles.call(name, near));
}

function isTrue(z: Value): boolean {
  return z[0][0] !== 0 || z[1][0] !== 0;
}

/** Newton's steps from the roots in doubles. */
function roots(coefficients: readonly Value[]): readonly Value[] | undefined {
  const near = polynomialRoots(coefficients.map(complex.toComplex));
  return near?.map((root) => {
    let z = complex.ofComplex(root);
    for (let step = 0; step < 2; step++) {
      let value = complex.zero, slope = complex.zero;
      for (const coefficient of coefficients.toReversed()) {
        slope = complex.add(complex.multiply(slope, z), value);
        value = complex.add(complex.multiply(value, z), coefficient);
      }
      if (!isTrue(slope)) return z;
      z = complex.subtract(z, complex.divide(value, slope));
    }
    return z;
  });
}

/** The arithmetic of complex double-doubles with one zero. */
export const doubleDoubles: Arithmetic<Value> = {
  numeral: (value: Rational) => [real.ofRational(value), real.zero],
  constant: (name) => constants[name],
  add: complex.add,
  multiply: complex.multiply,
  power,
  exp,
  call,
  choose: (condition, then, otherwise) =>
    Number.isNaN(condition[0][0])
      ? complex.undefinedValue
      : isTrue(condition)
      ? then
      : otherwise,
  integerOf: (z) => complexDoubles.integerOf(complex.toComplex(z)),
  roots,
  none: complex.undefinedValue,
};

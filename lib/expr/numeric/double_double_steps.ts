/** Step functions, orders and real roots of double-doubles. */
import { isNearlyReal } from "../functions/complex_steps.ts";
import * as real from "./double_double.ts";
import type { DoubleDouble } from "./double_double.ts";
import * as complex from "./double_double_complex.ts";
import type { ComplexDoubleDouble } from "./double_double_complex.ts";

type Value = ComplexDoubleDouble;
type Operands = readonly Value[];

/** Makes a function of real numbers one of complex ones. */
function ofReals(
  f: (...x: DoubleDouble[]) => DoubleDouble,
): (operands: Operands) => Value {
  return (operands) =>
    operands.every((z) => isNearlyReal(complex.toComplex(z)))
      ? [f(...operands.map((z) => z[0])), real.zero]
      : complex.undefinedValue;
}

/**
 * The greatest integer that is not greater.
 *
 * @param x A number.
 * @returns floor(x).
 */
export function floor([high, low]: DoubleDouble): DoubleDouble {
  const whole = Math.floor(high);
  return whole === high ? real.exactSum(high, Math.floor(low)) : [whole, 0];
}

const ceil = (x: DoubleDouble) => real.negate(floor(real.negate(x)));

function round(x: DoubleDouble): DoubleDouble {
  const nearest = floor(real.add(real.abs(x), [0.5, 0]));
  return x[0] < 0 ? real.negate(nearest) : nearest;
}

function isLess(a: DoubleDouble, b: DoubleDouble): boolean {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}

function mod(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const turns = floor(real.divide(a, b));
  return real.subtract(a, real.multiply(b, turns));
}

/** The functions of real arguments that there are. */
export const doubleDoubleSteps: ReadonlyMap<
  string,
  (operands: Operands) => Value
> = new Map<string, (operands: Operands) => Value>([
  ["floor", ofReals(floor)],
  ["ceil", ofReals(ceil)],
  ["round", ofReals(round)],
  ["min", ofReals((...x) => x.reduce((a, b) => isLess(b, a) ? b : a))],
  ["max", ofReals((...x) => x.reduce((a, b) => isLess(a, b) ? b : a))],
  ["mod", ofReals(mod)],
]);

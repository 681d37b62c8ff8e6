/**
 * Numbers with a bound of their rounding errors (running error analysis, N. J.
 * Higham, "Accuracy and stability of numerical algorithms", 2002, section
 * 3.3). The bounds are of first order, with room.
 */
import type { Rational } from "../exact/rational.ts";
import type { Complex } from "../functions/complex.ts";
import { modulus } from "../functions/complex.ts";
import type { Arithmetic } from "./complex_arithmetic.ts";
import { complexDoubles } from "./complex_double.ts";
import type { PlainCallName } from "./complex_schedule.ts";
import { sensitivity } from "./complex_sensitivity.ts";
import { doubleDoubleUnit } from "./double_double.ts";
import { doubleDoubles, isDoubleDouble } from "./double_double_arithmetic.ts";
import type { ComplexDoubleDouble } from "./double_double_complex.ts";
import { toComplex } from "./double_double_complex.ts";

/** A number, how wrong it may be, and how large what it is made of was. */
export interface Tracked<V> {
  /** The number as computed. */
  readonly value: V;
  /** The same in doubles. */
  readonly near: Complex;
  /** A bound of |computed - exact|; infinite if there is none. */
  readonly error: number;
  /** The largest term of a sum, and so on: what cancelled is beside it. */
  readonly magnitude: number;
}

/** An arithmetic with what it rounds. */
export interface Precision<V> {
  /** How to compute. */
  readonly arithmetic: Arithmetic<V>;
  /** The relative rounding of one operation. */
  readonly unit: number;
  /** Rounds to doubles. */
  readonly round: (value: V) => Complex;
  /** The relative error of a function. */
  readonly accuracy: (name: PlainCallName) => number;
}

/** The relative error of special functions in doubles. */
const specialAccuracy = 1e-12;
/** A few roundings. */
const roundings = 8;

/** Doubles. */
export const doublePrecision: Precision<Complex> = {
  arithmetic: complexDoubles,
  unit: 2 ** -52,
  round: (value) => value,
  accuracy: (name) =>
    isDoubleDouble(name) ? roundings * 2 ** -52 : specialAccuracy,
};

/** Double-doubles, where the functions have as many digits. */
export const doubleDoublePrecision: Precision<ComplexDoubleDouble> = {
  arithmetic: doubleDoubles,
  unit: doubleDoubleUnit,
  round: toComplex,
  accuracy: (name) =>
    isDoubleDouble(name) ? roundings * doubleDoubleUnit : specialAccuracy,
};

const steps: ReadonlySet<PlainCallName> = new Set<PlainCallName>(
  ["floor", "ceil", "round"],
);
const orders: ReadonlySet<PlainCallName> = new Set<PlainCallName>(
  ["less", "lessEqual", "equal", "notEqual"],
);
const logic: ReadonlySet<PlainCallName> = new Set<PlainCallName>(
  ["and", "or", "not"],
);

/**
 * An arithmetic that tracks its errors.
 *
 * @param precision In what to compute.
 * @returns The arithmetic; a variable's value has no error.
 */
export function tracking<V>(
  precision: Precision<V>,
): Arithmetic<Tracked<V>> & { readonly exact: (value: V) => Tracked<V> } {
  const { arithmetic, unit, round } = precision;
  const make = (value: V, error: number, magnitude: number): Tracked<V> => {
    const near = round(value);
    return {
      value,
      near,
      error,
      magnitude: Math.max(magnitude, modulus(near)),
    };
  };
  const exact = (value: V) => make(value, 0, 0);
  const rounded = (value: V) => make(value, unit * modulus(round(value)), 0);
  const none = make(arithmetic.none, Infinity, 0);
  const add = (a: Tracked<V>, b: Tracked<V>): Tracked<V> => {
    const value = arithmetic.add(a.value, b.value);
    const error = a.error + b.error + unit * modulus(round(value));
    return make(value, error, Math.max(a.magnitude, b.magnitude));
  };
  const multiply = (a: Tracked<V>, b: Tracked<V>): Tracked<V> => {
    const left = modulus(a.near), right = modulus(b.near);
    return make(
      arithmetic.multiply(a.value, b.value),
      left * b.error + right * a.error + a.error * b.error +
        3 * unit * left * right,
      a.magnitude * b.magnitude,
    );
  };
  const call = (
    name: PlainCallName,
    operands: readonly Tracked<V>[],
  ): Tracked<V> => {
    const value = arithmetic.call(name, operands.map((part) => part.value));
    return make(value, callError(precision, name, operands, round(value)), 0);
  };
  return {
    exact,
    numeral: (value) =>
      isExact(value)
        ? exact(arithmetic.numeral(value))
        : rounded(arithmetic.numeral(value)),
    constant: (name) => {
      const value = arithmetic.constant(name);
      return name === "i" ? exact(value) : rounded(value);
    },
    add,
    multiply,
    power: (base, exponent, rational) => {
      const value = arithmetic.power(base.value, exponent.value, rational);
      const error = powerError(base, exponent, round(value), rational, unit);
      const growth = rational?.isInteger && rational.sign > 0
        ? base.magnitude ** Number(rational.numerator)
        : 0;
      return make(value, error, growth);
    },
    exp: (x) => {
      const value = arithmetic.exp(x.value), size = modulus(round(value));
      const own = roundings * unit * (1 + modulus(x.near));
      return make(value, size * (Math.expm1(x.error) + own), 0);
    },
    call,
    choose: (condition, then, otherwise) =>
      condition.error === 0
        ? pick(arithmetic, condition.value, then, otherwise)
        : none,
    integerOf: (value) => arithmetic.integerOf(value.value),
    roots: (coefficients) =>
      arithmetic.roots(coefficients.map((part) => part.value))
        ?.map((root) => rootError(root, coefficients, precision)),
    none,
  };
}

function pick<V>(
  arithmetic: Arithmetic<V>,
  condition: V,
  then: Tracked<V>,
  otherwise: Tracked<V>,
): Tracked<V> {
  const chosen = arithmetic.choose(condition, then.value, otherwise.value);
  return chosen === otherwise.value ? otherwise : then;
}

/** Whether a double holds it. */
function isExact(value: Rational): boolean {
  return value.isInteger && value.numerator <= 9007199254740992n &&
    value.numerator >= -9007199254740992n;
}

function callError<V>(
  precision: Precision<V>,
  name: PlainCallName,
  operands: readonly Tracked<V>[],
  value: Complex,
): number {
  const z = operands.map((part) => part.near);
  if (logic.has(name)) {
    return operands.every((part) => part.error === 0) ? 0 : Infinity;
  }
  if (orders.has(name)) return orderError(operands);
  if (steps.has(name)) return stepError(name, z[0]!, operands[0]!.error);
  const accuracy = precision.accuracy(name);
  let error = accuracy * modulus(value);
  operands.forEach((operand, place) => {
    // Functions are computed as of an argument off by some roundings.
    const size = modulus(operand.near);
    const off = operand.error + (accuracy < 1e-14 ? accuracy * size : 0);
    if (off === 0) return;
    error += off * sensitivity(name, z, place, value, operand.error);
  });
  return Number.isNaN(error) ? Infinity : error;
}

/** A comparison is right if the error cannot turn it. */
function orderError(operands: readonly Tracked<unknown>[]): number {
  const [a, b] = operands as [Tracked<unknown>, Tracked<unknown>];
  const apart = modulus([a.near[0] - b.near[0], a.near[1] - b.near[1]]);
  const error = a.error + b.error;
  return error === 0 || apart > 2 * error ? 0 : Infinity;
}

/** 1 if the error may carry the argument over a step. */
function stepError(name: PlainCallName, z: Complex, error: number): number {
  if (error === 0) return 0;
  const place = name === "round" ? z[0] - 0.5 : z[0];
  const distance = Math.abs(place - Math.round(place));
  return distance > error + 2 ** -52 * Math.abs(place) ? 0 : 1;
}

function powerError(
  base: Tracked<unknown>,
  exponent: Tracked<unknown>,
  value: Complex,
  exact: Rational | undefined,
  unit: number,
): number {
  const size = modulus(value), m = modulus(base.near);
  const w = Math.max(1, modulus(exponent.near));
  const relative = base.error / m;
  if (size === 0 && base.error === 0) return 0;
  if (m === 0 || relative > 0.5) {
    // Only a positive power is bounded near 0.
    const [re, im] = exponent.near;
    return re > 0
      ? 2 * (m + base.error) ** re * Math.exp(Math.PI * Math.abs(im))
      : Infinity;
  }
  const isProduct = exact !== undefined && exact.denominator <= 2n;
  const logarithm = Math.abs(Math.log(m)) + Math.PI;
  const own = isProduct
    ? roundings * unit * w
    : roundings * unit * (1 + w * logarithm) + exponent.error * logarithm;
  return size * (own + Math.expm1(w * relative * 2));
}

/** Roots of polynomials are taken as well-conditioned up to the errors of the
 * coefficients, magnified by the derivative. */
function rootError<V>(
  root: V,
  coefficients: readonly Tracked<V>[],
  precision: Precision<V>,
): Tracked<V> {
  const near = precision.round(root), size = modulus(near);
  let error = 0, slope: Complex = [0, 0], power: Complex = [1, 0];
  coefficients.forEach((coefficient, k) => {
    const own = roundings * precision.unit * modulus(coefficient.near);
    error += (coefficient.error + own) * size ** k;
    if (k === 0) return;
    const [a, b] = coefficient.near, [x, y] = power;
    slope = [slope[0] + k * (a * x - b * y), slope[1] + k * (a * y + b * x)];
    power = [x * near[0] - y * near[1], x * near[1] + y * near[0]];
  });
  const bound = error / modulus(slope);
  return { value: root, near, error: bound, magnitude: size };
}

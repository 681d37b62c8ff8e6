/** Bounds of what calls, powers and roots make of the errors of their parts
 * (N. J. Higham, "Accuracy and stability of numerical algorithms", 2002). */
import type { Rational } from "../exact/rational.ts";
import type { Complex } from "../functions/complex.ts";
import { modulus } from "../functions/complex.ts";
import type { PlainCallName } from "./complex_schedule.ts";
import {
  type Precision,
  roundings,
  type Tracked,
} from "./complex_precision.ts";
import { sensitivity } from "./complex_sensitivity.ts";

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
 * A bound of the error of a call, to first order.
 *
 * @param precision In what it was computed.
 * @param name What was called.
 * @param operands Its arguments.
 * @param value Its value.
 * @returns The bound; infinite if there is none.
 */
export function callError<V>(
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

/**
 * A bound of the error of a power, to first order.
 *
 * @param base What was raised.
 * @param exponent To what.
 * @param value The power.
 * @param exact The exponent, if it is a rational number.
 * @param unit The relative rounding of one operation.
 * @returns The bound; infinite if there is none.
 */
export function powerError(
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

/**
 * A root of a polynomial with a bound of its error: that of the value of the
 * polynomial there, over its derivative.
 *
 * @param root The root.
 * @param coefficients The coefficients, the constant one first.
 * @param precision In what it was computed.
 * @returns The root with its error.
 */
export function rootError<V>(
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

/** Exponentials, logarithms, roots and circular functions of complex
 * double-doubles. */
import { complexFunctions } from "../functions/complex_functions.ts";
import * as real from "./double_double.ts";
import * as elementary from "./double_double_elementary.ts";
import * as complex from "./double_double_complex.ts";
import type { ComplexDoubleDouble } from "./double_double_complex.ts";

type Value = ComplexDoubleDouble;

/**
 * The exponential function.
 *
 * @param z A number.
 * @returns e^z.
 */
export function exp(z: Value): Value {
  const size = elementary.exp(z[0]);
  if (z[1][0] === 0) return [size, real.zero];
  const [sine, cosine] = elementary.sineAndCosine(z[1]);
  return [real.multiply(size, cosine), real.multiply(size, sine)];
}

/**
 * The principal logarithm.
 *
 * @param z A number.
 * @returns ln z; not finite for 0.
 */
export function ln(z: Value): Value {
  const start = complexFunctions.ln([complex.toComplex(z)]);
  if (!start.every(Number.isFinite)) return complex.undefinedValue;
  const near = complex.ofComplex(start);
  // t = z e^-w - 1 is some 1e-16, and ln(1 + t) = t - t²/2 + O(t³).
  const t = complex.subtract(
    complex.multiply(z, exp(complex.negate(near))),
    complex.one,
  );
  const square = scale(complex.multiply(t, t), 0.5);
  return complex.add(near, complex.subtract(t, square));
}

function scale(z: Value, factor: number): Value {
  return [real.scale(z[0], factor), real.scale(z[1], factor)];
}

/**
 * The principal square root.
 *
 * @param z A number.
 * @returns sqrt(z).
 */
export function sqrt(z: Value): Value {
  const start = complexFunctions.sqrt([complex.toComplex(z)]);
  if (start[0] === 0 && start[1] === 0) return complex.zero;
  const root = complex.ofComplex(start);
  return scale(complex.add(root, complex.divide(z, root)), 0.5);
}

/**
 * Sine and cosine.
 *
 * @param z A number.
 * @returns [sin z, cos z].
 */
export function sineAndCosine(z: Value): readonly [Value, Value] {
  const [sine, cosine] = elementary.sineAndCosine(z[0]);
  const [sinh, cosh] = elementary.hyperbolicSineAndCosine(z[1]);
  return [
    [real.multiply(sine, cosh), real.multiply(cosine, sinh)],
    [real.multiply(cosine, cosh), real.negate(real.multiply(sine, sinh))],
  ];
}

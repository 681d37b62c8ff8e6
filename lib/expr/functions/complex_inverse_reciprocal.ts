/**
 * asec, acsc, acot, asech, acsch, acoth: the inverse functions at 1 / z. Near
 * the ends of the cuts 1 / z would round away what matters, 1 - 1 / z, which
 * is (z - 1) / z there. These functions know one zero: see
 * `complex_functions.ts` for the side of the cuts.
 */
import type { Complex } from "./complex.ts";
import * as complex from "./complex.ts";
import { sqrt } from "./complex_elementary.ts";

function positiveZeros([x, y]: Complex): Complex {
  return [x + 0, y + 0];
}

/** sqrt((z + shift) / z), the zero of the imaginary part positive. */
function rootOfShifted(z: Complex, shift: 1 | -1): Complex {
  if (complex.modulus(z) < 2) {
    return sqrt(positiveZeros(complex.divide([z[0] + shift, z[1]], z)));
  }
  // Far out the other way round: 1 / z is small beside 1.
  const [x, y] = complex.reciprocal(z);
  return sqrt([1 + shift * x, shift * y + 0]);
}

/**
 * The principal arc secant; cut -1 < x < 1.
 *
 * @param z A number but 0.
 * @returns acos(1 / z).
 */
export function asec(z: Complex): Complex {
  if (isZero(z)) return complex.undefinedComplex;
  const [a, b] = rootOfShifted(z, -1), [c, d] = rootOfShifted(z, 1);
  return [2 * Math.atan2(a, c), Math.asinh(c * b - d * a)];
}

/**
 * The principal arc cosecant; cut -1 < x < 1.
 *
 * @param z A number but 0.
 * @returns asin(1 / z).
 */
export function acsc(z: Complex): Complex {
  if (isZero(z)) return complex.undefinedComplex;
  const [a, b] = rootOfShifted(z, -1), [c, d] = rootOfShifted(z, 1);
  const x = complex.reciprocal(z)[0];
  return [Math.atan2(x, a * c - b * d), Math.asinh(a * d - b * c)];
}

/**
 * The principal inverse hyperbolic secant; cuts x < 0 and x > 1.
 *
 * @param z A number but 0.
 * @returns acosh(1 / z).
 */
export function asech(z: Complex): Complex {
  if (isZero(z)) return complex.undefinedComplex;
  const [c, d] = rootOfShifted(z, 1), [a, b] = rootOfDifference(z);
  return [Math.asinh(a * c + b * d), 2 * Math.atan2(b, c)];
}

/** sqrt(1 / z - 1). */
function rootOfDifference(z: Complex): Complex {
  if (complex.modulus(z) < 2) {
    return sqrt(positiveZeros(complex.divide([1 - z[0], -z[1]], z)));
  }
  const [x, y] = complex.reciprocal(z);
  return sqrt([x - 1, y + 0]);
}

/**
 * The principal inverse hyperbolic cosecant; cut on the imaginary axis
 * between ±i.
 *
 * @param z A number but 0.
 * @returns asinh(1 / z).
 */
export function acsch(z: Complex): Complex {
  const [s, t] = acsc(positiveZeros([z[1], -z[0]]));
  return [t, -s];
}

/**
 * The principal inverse hyperbolic cotangent; cut -1 < x < 1.
 *
 * @param z A number but 0.
 * @returns atanh(1 / z); not finite at ±1.
 */
export function acoth(z: Complex): Complex {
  if (isZero(z)) return complex.undefinedComplex;
  if (z[0] < 0 || (z[0] === 0 && z[1] < 0)) {
    return complex.negate(acoth(positiveZeros(complex.negate(z))));
  }
  const [x, y] = z;
  if (complex.modulus(z) > 1e8) return complex.reciprocal(z);
  const distance = (x - 1) * (x - 1) + y * y;
  return [
    Math.log1p(4 * x / distance) / 4,
    Math.atan2(-2 * y, (x - 1) * (x + 1) + y * y) / 2,
  ];
}

/**
 * The principal arc cotangent; cut on the imaginary axis between ±i.
 *
 * @param z A number but 0.
 * @returns atan(1 / z); not finite at ±i.
 */
export function acot(z: Complex): Complex {
  const [s, t] = acoth(positiveZeros([z[1], -z[0]]));
  return [t, -s];
}

function isZero(z: Complex): boolean {
  return z[0] === 0 && z[1] === 0;
}

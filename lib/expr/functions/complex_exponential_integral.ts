/** Exponential, logarithmic, sine and cosine integrals (DLMF chapter 6). */
import type { Complex } from "./complex.ts";
import * as complex from "./complex.ts";
import { exp, ln } from "./complex_elementary.ts";

const euler = 0.5772156649015329;
/** From here on the asymptotic series has all digits of a double. */
const asymptoticFrom = 40;

/** Whether the power series of E1 loses no digits that matter: near 0, and
 * near the negative axis, where its terms have one sign. */
function isForSeries(z: Complex): boolean {
  const size = complex.modulus(z);
  return size <= 2 || (size < asymptoticFrom && z[0] < 0 && size + z[0] < 4);
}

/**
 * The exponential integral.
 *
 * @param z A number; on the cut z < 0 the sign of the zero tells the side.
 * @returns E1(z), the integral of e^(-t)/t from z to ∞; not finite at 0.
 */
export function exponentialIntegral(z: Complex): Complex {
  if (isForSeries(z)) {
    const [x, y] = ln(z), [a, b] = powerSeries(complex.negate(z));
    return [-euler - x - a, -y - b];
  }
  const decay = exp(complex.negate(z));
  return complex.modulus(z) < asymptoticFrom
    ? complex.divide(decay, continuedFraction(z))
    : complex.multiply(decay, asymptoticSeries(z));
}

/** Σ z^k / (k k!), k from 1 (DLMF 6.6.1). */
function powerSeries(z: Complex): Complex {
  let term = z, sum = z;
  for (let k = 2; k < 250; k++) {
    term = complex.scale(complex.multiply(term, z), 1 / k);
    const part = complex.scale(term, 1 / k);
    sum = complex.add(sum, part);
    if (complex.modulus(part) < 1e-18 * complex.modulus(sum)) break;
  }
  return sum;
}

/** z + 1 - 1 / (z + 3 - 4 / (z + 5 - …)), from the front (W. J. Lentz, 1976;
 * DLMF 6.9.1 contracted). */
function continuedFraction(z: Complex): Complex {
  let b: Complex = [z[0] + 1, z[1]];
  let value = b, c = b, d: Complex = complex.zero;
  for (let k = 1; k < 1000; k++) {
    b = [b[0] + 2, b[1]];
    d = complex.reciprocal(complex.add(b, complex.scale(d, -k * k)));
    c = complex.add(b, complex.scale(complex.reciprocal(c), -k * k));
    const change = complex.multiply(c, d);
    value = complex.multiply(value, change);
    if (complex.modulus([change[0] - 1, change[1]]) < 1e-16) break;
  }
  return value;
}

/** 1 / z Σ (-1)^k k! / z^k, up to its least term (DLMF 6.12.1). */
function asymptoticSeries(z: Complex): Complex {
  const inverse = complex.reciprocal(z);
  let term: Complex = inverse, sum: Complex = complex.zero;
  for (let k = 1; k < complex.modulus(z); k++) {
    sum = complex.add(sum, term);
    if (complex.modulus(term) < 1e-18 * complex.modulus(sum)) break;
    term = complex.scale(complex.multiply(term, inverse), -k);
  }
  return sum;
}

/**
 * The exponential integral Ei.
 *
 * @param z A number.
 * @returns γ + ln z + Σ z^k / (k k!), and its real part for z < 0; not finite
 * at 0.
 */
export function ei(z: Complex): Complex {
  const [x, y] = z;
  if (y < 0) return complex.conjugate(ei([x, -y]));
  const [a, b] = exponentialIntegral([-x, -y]);
  return y === 0 ? [-a, 0] : [-a, Math.PI - b];
}

/**
 * The logarithmic integral.
 *
 * @param z A number.
 * @returns Ei(ln z), and 0 for 0; not finite at 1.
 */
export function li(z: Complex): Complex {
  return z[0] === 0 && z[1] === 0 ? complex.zero : ei(ln(z));
}

/** Up to here the series below lose no digits that matter. */
const seriesUpTo = 4;

/** Σ s^k z^(2k + 1) / ((2k + 1) (2k + 1)!) */
function oddSeries(z: Complex, sign: 1 | -1): Complex {
  const square = complex.multiply(z, z);
  let term = z, sum = z;
  for (let k = 3; k < 60; k += 2) {
    term = complex.scale(complex.multiply(term, square), sign / (k * (k - 1)));
    sum = complex.add(sum, complex.scale(term, 1 / k));
  }
  return sum;
}

/** γ + ln z + Σ s^k z^(2k) / (2k (2k)!), k from 1 */
function evenSeries(z: Complex, sign: 1 | -1): Complex {
  const square = complex.multiply(z, z), [x, y] = ln(z);
  let term: Complex = complex.one, sum: Complex = complex.zero;
  for (let k = 2; k < 60; k += 2) {
    term = complex.scale(complex.multiply(term, square), sign / (k * (k - 1)));
    sum = complex.add(sum, complex.scale(term, 1 / k));
  }
  return [x + euler + sum[0], y + sum[1]];
}

/** Reduces an odd function to the first quadrant. */
function odd(z: Complex, f: (z: Complex) => Complex): Complex {
  const [x, y] = z;
  const value = f([Math.abs(x), Math.abs(y)]);
  return [x < 0 ? -value[0] : value[0], y < 0 ? -value[1] : value[1]];
}

/** Reduces an even function plus ln z to the first quadrant. */
function evenWithLogarithm(
  z: Complex,
  f: (z: Complex) => Complex,
): Complex {
  const [x, y] = z;
  const [a, b] = f([Math.abs(x), Math.abs(y)]);
  // In the second quadrant it is that of -z, in the fourth, and iπ.
  const im = x < 0 ? Math.PI - b : b;
  return [a, y < 0 ? -im : im];
}

/**
 * The sine integral.
 *
 * @param z A number.
 * @returns The integral of sin t / t from 0 to z.
 */
export function si(z: Complex): Complex {
  if (complex.modulus(z) < seriesUpTo) return oddSeries(z, -1);
  return odd(z, ([x, y]) => {
    // DLMF 6.5.5
    const left = exponentialIntegral([y, -x]);
    const right = exponentialIntegral([-y, x]);
    const [a, b] = complex.subtract(left, right);
    return [Math.PI / 2 - b / 2, a / 2];
  });
}

/**
 * The cosine integral.
 *
 * @param z A number.
 * @returns γ + ln z plus the integral of (cos t - 1) / t from 0 to z.
 */
export function ci(z: Complex): Complex {
  if (complex.modulus(z) < seriesUpTo) return evenSeries(z, -1);
  return evenWithLogarithm(z, ([x, y]) => {
    // DLMF 6.5.6
    const left = exponentialIntegral([y, -x]);
    const right = exponentialIntegral([-y, x]);
    return complex.scale(complex.add(left, right), -0.5);
  });
}

/**
 * The hyperbolic sine integral.
 *
 * @param z A number.
 * @returns The integral of sinh t / t from 0 to z.
 */
export function shi(z: Complex): Complex {
  if (complex.modulus(z) < seriesUpTo) return oddSeries(z, 1);
  return odd(
    z,
    (w) => complex.scale(complex.add(ei(w), exponentialIntegral(w)), 0.5),
  );
}

/**
 * The hyperbolic cosine integral.
 *
 * @param z A number.
 * @returns γ + ln z plus the integral of (cosh t - 1) / t from 0 to z.
 */
export function chi(z: Complex): Complex {
  if (complex.modulus(z) < seriesUpTo) return evenSeries(z, 1);
  return evenWithLogarithm(
    z,
    (w) => complex.scale(complex.subtract(ei(w), exponentialIntegral(w)), 0.5),
  );
}

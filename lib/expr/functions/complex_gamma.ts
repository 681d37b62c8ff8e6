/** The gamma function, its logarithm, factorials and the beta function. */
import type { Complex } from "./complex.ts";
import * as complex from "./complex.ts";
import { exp, expm1, ln, log1p } from "./complex_elementary.ts";
import { cos, sin } from "./complex_trigonometric.ts";
import {
  bernoulliNumbers,
  factorials,
  zetasMinusOne,
} from "./complex_tables.ts";

/** From here on Stirling's series has all digits of a double. */
const stirlingFrom = 12;
const halfLogTwoPi = 0.9189385332046727;

/** ln Γ(z) for Re z >= 0 and |z| >= 12 (DLMF 5.11.1). */
function stirling(z: Complex): Complex {
  const main = complex.subtract(
    complex.multiply([z[0] - 0.5, z[1]], ln(z)),
    z,
  );
  return complex.add(main, stirlingCorrection(z));
}

function stirlingCorrection(z: Complex): Complex {
  const inverse = complex.reciprocal(z);
  const square = complex.multiply(inverse, inverse);
  let sum: Complex = complex.zero;
  for (let k = 10; k >= 1; k--) {
    const term = bernoulliNumbers[k - 1]! / (2 * k * (2 * k - 1));
    sum = complex.multiply(sum, square);
    sum = [sum[0] + term, sum[1]];
  }
  const [x, y] = complex.multiply(sum, inverse);
  return [x + halfLogTwoPi, y];
}

const euler = 0.5772156649015329;

/** ln Γ(2 + w) for |w| < 3/4 (DLMF 5.7.3): relative digits near its zeros. */
function logGammaNearTwo(w: Complex): Complex {
  let sum: Complex = complex.zero;
  for (let k = zetasMinusOne.length + 1; k >= 2; k--) {
    const sign = k % 2 === 0 ? 1 : -1;
    sum = complex.multiply(sum, w);
    sum = [sum[0] + sign * zetasMinusOne[k - 2]! / k, sum[1]];
  }
  sum = complex.multiply(sum, w);
  return complex.multiply([sum[0] + (1 - euler), sum[1]], w);
}

/**
 * The principal logarithm of the gamma function: analytic off x <= 0, and on
 * it continued from above.
 *
 * @param z A number.
 * @returns ln Γ(z); not finite at 0, -1, -2, ….
 */
export function lgamma(z: Complex): Complex {
  const [x, y] = z;
  if (y < 0) return complex.conjugate(lgamma([x, -y]));
  if (x < 0.5) return reflectedLogGamma(z);
  if (Math.abs(x - 2) < 0.5 && y < 0.5) return logGammaNearTwo([x - 2, y]);
  if (Math.abs(x - 1) <= 0.5 && y < 0.5) {
    const w: Complex = [x - 1, y];
    return complex.subtract(logGammaNearTwo(w), log1p(w));
  }
  let shifted = z, logs: Complex = complex.zero;
  while (complex.modulus(shifted) < stirlingFrom) {
    logs = complex.add(logs, ln(shifted));
    shifted = [shifted[0] + 1, y];
  }
  return complex.subtract(stirling(shifted), logs);
}

/** For Re z < 1/2 and Im z >= 0: ln Γ(z) = ln π - ln sin πz - ln Γ(1 - z),
 * where ln sin πz = ln(1 - e^(2πiz)) - ln 2 + iπ(1/2 - z) has no jump above
 * the axis (D. E. G. Hare, "Computing the principal branch of log-Gamma",
 * 1997). */
function reflectedLogGamma(z: Complex): Complex {
  const [x, y] = z;
  if (y === 0 && x === Math.floor(x)) return complex.undefinedComplex;
  const turn: Complex = [-2 * Math.PI * y, 2 * Math.PI * (x - Math.round(x))];
  const wave = ln(complex.negate(expm1(turn)));
  const sine: Complex = [
    wave[0] - Math.LN2 + Math.PI * y,
    wave[1] + Math.PI * (0.5 - x),
  ];
  const rest = lgamma([1 - x, -y]);
  const value: Complex = [
    Math.log(Math.PI) - sine[0] - rest[0],
    -sine[1] - rest[1],
  ];
  // On the axis the imaginary part is a multiple of π: no rounding of it.
  return y === 0 ? [value[0], Math.PI * Math.floor(x)] : value;
}

/**
 * sin πz without loss for a large real part.
 *
 * @param z A number.
 * @returns sin πz.
 */
export function sinPi(z: Complex): Complex {
  const nearest = Math.round(z[0]);
  const value = sin([Math.PI * (z[0] - nearest), Math.PI * z[1]]);
  return nearest % 2 === 0 ? value : complex.negate(value);
}

/**
 * cos πz without loss for a large real part.
 *
 * @param z A number.
 * @returns cos πz.
 */
export function cosPi(z: Complex): Complex {
  const nearest = Math.round(z[0]), rest = z[0] - nearest;
  // Near its zeros the cosine is a sine.
  const value = Math.abs(rest) > 0.25
    ? sin([Math.PI * (0.5 - Math.abs(rest)), -Math.sign(rest) * Math.PI * z[1]])
    : cos([Math.PI * rest, Math.PI * z[1]]);
  return nearest % 2 === 0 ? value : complex.negate(value);
}

/**
 * The gamma function.
 *
 * @param z A number.
 * @returns Γ(z); not finite at 0, -1, -2, ….
 */
export function gamma(z: Complex): Complex {
  const [x, y] = z;
  if (y === 0 && x === Math.floor(x)) {
    if (x <= 0) return complex.undefinedComplex;
    return [factorials[x - 1] ?? Infinity, 0];
  }
  // Where sin πz overflows or Γ(1 - z) does, only the logarithm is left.
  if (Math.abs(y) > 100 || x < -150) return exp(lgamma(z));
  if (x < 0.5) {
    const product = complex.multiply(sinPi(z), gamma([1 - x, -y]));
    return complex.divide([Math.PI, 0], product);
  }
  let shifted = z, product: Complex = complex.one;
  while (complex.modulus(shifted) < stirlingFrom) {
    product = complex.multiply(product, shifted);
    shifted = [shifted[0] + 1, y];
  }
  const value = complex.divide(exp(stirling(shifted)), product);
  return y === 0 ? [value[0], 0] : value;
}

/**
 * The factorial.
 *
 * @param z A number.
 * @returns Γ(z + 1).
 */
export function factorial(z: Complex): Complex {
  return gamma([z[0] + 1, z[1]]);
}

function isPole([x, y]: Complex): boolean {
  return y === 0 && x <= 0 && x === Math.floor(x);
}

/**
 * The beta function.
 *
 * @param a One argument.
 * @param b The other.
 * @returns Γ(a) Γ(b) / Γ(a + b); not finite where Γ(a) or Γ(b) has a pole.
 */
export function beta(a: Complex, b: Complex): Complex {
  const sum = complex.add(a, b);
  if (isPole(a) || isPole(b)) return complex.undefinedComplex;
  if (isPole(sum)) return complex.zero;
  const sizes = [a, b, sum].map(complex.modulus);
  if (Math.max(...sizes) < 80) {
    const product = complex.multiply(gamma(a), gamma(b));
    return complex.divide(product, gamma(sum));
  }
  const logs = complex.subtract(complex.add(lgamma(a), lgamma(b)), lgamma(sum));
  const value = exp(logs);
  return a[1] === 0 && b[1] === 0 ? [value[0], 0] : value;
}

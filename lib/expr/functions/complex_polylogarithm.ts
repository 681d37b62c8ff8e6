/** Polylogarithms (DLMF 25.12). */
import { spend } from "../budget.ts";
import type { Complex } from "./complex.ts";
import * as complex from "./complex.ts";
import { ln, pow } from "./complex_elementary.ts";
import { gamma } from "./complex_gamma.ts";
import { bernoulli, factorials } from "./complex_tables.ts";
import { zeta } from "./complex_zeta.ts";

/** Up to here, and beyond its inverse, the power series is the fastest. */
const seriesUpTo = 0.5;
/** Beyond it the expansion in ln z needs too many terms. */
const expansionUpTo = 4;
/** Orders up to here have their inversion formula. */
const largestOrder = 28;

/**
 * The polylogarithm; cut x > 1.
 *
 * @param s The order.
 * @param z A number.
 * @returns Li_s(z), the continuation of Σ z^k / k^s; not finite at 1 if Re s
 * is at most 1.
 */
export function polylog(s: Complex, z: Complex): Complex {
  const size = complex.modulus(z);
  if (size <= seriesUpTo) return powerSeries(s, z);
  if (z[0] === 1 && z[1] === 0) {
    return s[0] > 1 ? zeta(s) : complex.undefinedComplex;
  }
  const isInteger = s[1] === 0 && Number.isInteger(s[0]);
  if (s[0] === 1 && isInteger) {
    return complex.negate(ln([1 - z[0], -z[1] + 0]));
  }
  if (size > expansionUpTo) {
    return isInteger && s[0] <= largestOrder
      ? inverted(s[0], z)
      : doubled(s, z);
  }
  const value = nearInteger(s) ? around(s, z) : expansion(s, z);
  return s[1] === 0 && z[1] === 0 && z[0] < 1 ? [value[0], 0] : value;
}

/** Σ z^k / k^s */
function powerSeries(s: Complex, z: Complex): Complex {
  let power = z, sum: Complex = complex.zero;
  for (let k = 1; k < 400; k++) {
    spend();
    const weight = pow([k, 0], complex.negate(s));
    const part = complex.multiply(power, weight);
    sum = complex.add(sum, part);
    const isSmall = complex.modulus(part) < 1e-18 * complex.modulus(sum);
    if (isSmall && k > -2 * s[0]) break;
    power = complex.multiply(power, z);
  }
  return sum;
}

/** In powers of ln z: Γ(1-s) (-ln z)^(s-1) + Σ ζ(s-k) ln(z)^k / k!, and
 * its limit for a positive integer s (DLMF 25.12.12). */
function expansion(s: Complex, z: Complex): Complex {
  const mu = ln(z);
  const minus: Complex = [-mu[0], -mu[1] + 0];
  const order = s[1] === 0 && Number.isInteger(s[0]) && s[0] > 0
    ? s[0]
    : undefined;
  let sum = order === undefined
    ? complex.multiply(
      gamma([1 - s[0], -s[1]]),
      pow(minus, [s[0] - 1, s[1]]),
    )
    : logarithmicTerm(order, mu, minus);
  let power: Complex = complex.one;
  for (let k = 0; k < 120; k++) {
    if (k + 1 !== order) {
      const coefficient = zeta([s[0] - k, s[1]]);
      const part = complex.multiply(coefficient, power);
      sum = complex.add(sum, part);
      const isSmall = complex.modulus(part) < 1e-18 * complex.modulus(sum);
      if (isSmall && coefficient[0] !== 0 && k > s[0]) break;
    }
    power = complex.scale(complex.multiply(power, mu), 1 / (k + 1));
  }
  return sum;
}

/** μ^(n-1) / (n-1)! (1 + 1/2 + … + 1/(n-1) - ln(-μ)) */
function logarithmicTerm(n: number, mu: Complex, minus: Complex): Complex {
  let harmonic = 0;
  for (let k = 1; k < n; k++) harmonic += 1 / k;
  const [x, y] = ln(minus);
  const power = pow(mu, [n - 1, 0]);
  return complex.scale(
    complex.multiply(power, [harmonic - x, -y]),
    1 / (factorials[n - 1] ?? Infinity),
  );
}

/** Whether two terms of the expansion have a pole close to s. */
function nearInteger(s: Complex): boolean {
  const nearest = Math.round(s[0]);
  const distance = Math.hypot(s[0] - nearest, s[1]);
  return nearest > 0 && distance > 0 && distance < 0.1;
}

const circlePoints = 32, radius = 0.4;

/** The value at s by Cauchy's integral over a circle around the integer: the
 * polylogarithm is entire in s. */
function around(s: Complex, z: Complex): Complex {
  const center = Math.round(s[0]);
  const off: Complex = [s[0] - center, s[1]];
  let sum: Complex = complex.zero;
  for (let k = 0; k < circlePoints; k++) {
    const angle = 2 * Math.PI * (k + 0.5) / circlePoints;
    const spoke: Complex = [radius * Math.cos(angle), radius * Math.sin(angle)];
    const value = expansion([center + spoke[0], spoke[1]], z);
    const weight = complex.divide(spoke, complex.subtract(spoke, off));
    sum = complex.add(sum, complex.multiply(value, weight));
  }
  return complex.scale(sum, 1 / circlePoints);
}

/** Li_n(z) = -(-1)^n Li_n(1/z) - (2πi)^n / n! B_n(1/2 + ln(-z) / (2πi)), the
 * last term for n > 0 only (DLMF 25.12.4 and its like). */
function inverted(n: number, z: Complex): Complex {
  const other = powerSeries([n, 0], complex.reciprocal(z));
  const sign = n % 2 === 0 ? -1 : 1;
  if (n < 0) return complex.scale(other, sign);
  const [x, y] = ln([-z[0], -z[1] + 0]);
  const place: Complex = [0.5 + y / (2 * Math.PI), -x / (2 * Math.PI)];
  const turn = pow([0, 2 * Math.PI], [n, 0]);
  const polynomial = complex.multiply(turn, bernoulliPolynomial(n, place));
  return complex.subtract(
    complex.scale(other, sign),
    complex.scale(polynomial, 1 / factorials[n]!),
  );
}

/** B_n(x) = Σ C(n, k) B_(n-k) x^k */
function bernoulliPolynomial(n: number, x: Complex): Complex {
  let sum: Complex = complex.zero;
  for (let k = n; k >= 0; k--) {
    const binomial = factorials[n]! / (factorials[k]! * factorials[n - k]!);
    sum = complex.multiply(sum, x);
    sum = [sum[0] + binomial * bernoulli(n - k), sum[1]];
  }
  return sum;
}

/** Li_s(w²) = 2^(s-1) (Li_s(w) + Li_s(-w)) */
function doubled(s: Complex, z: Complex): Complex {
  const root = pow(z, [0.5, 0]);
  // The root of a number on the cut is on the cut.
  const sum = complex.add(
    polylog(s, root),
    polylog(s, complex.negate(root)),
  );
  return complex.multiply(sum, pow([2, 0], [s[0] - 1, s[1]]));
}

/**
 * The gamma function and its logarithm: exact factorials, Stirling's series
 * (NIST DLMF 5.11), the recurrence and the reflection formula (DLMF 5.5).
 */
import { bernoulli, sinePi } from "./real_numbers.ts";

/** n! for n up to 170, each rounded once. */
const factorials: readonly number[] = (() => {
  const all: number[] = [];
  let exact = 1n;
  for (let n = 0n; n <= 170n; n++) {
    if (n > 0n) exact *= n;
    all.push(Number(exact));
  }
  return all;
})();

/** From here on Stirling's series has all digits. */
const asymptotic = 16;

/**
 * The sum in Stirling's series: ln Γ(x) less its leading terms.
 *
 * @param x At least 8.
 * @returns Σ B2k / (2k (2k-1) x^(2k-1)).
 */
export function stirlingCorrection(x: number): number {
  const square = 1 / (x * x);
  let sum = 0;
  for (let k = 9; k >= 1; k--) {
    sum = sum * square + bernoulli[k - 1]! / (2 * k * (2 * k - 1));
  }
  return sum / x;
}

/** Γ(x) for x ≥ 16. */
function largeGamma(x: number): number {
  if (x > 171.7) return Infinity;
  // In two factors: x^(x - 1/2) overflows before Γ(x) does.
  const half = x ** ((x - 0.5) / 2);
  return Math.sqrt(2 * Math.PI) * half * Math.exp(-x) * half *
    Math.exp(stirlingCorrection(x));
}

/**
 * The gamma function.
 *
 * @param x Any number but 0, -1, -2, …
 * @returns Γ(x); infinite at 0, NaN at the other poles.
 */
export function gamma(x: number): number {
  if (Number.isInteger(x)) {
    if (x <= 0) return x === 0 ? Infinity : NaN;
    return factorials[x - 1] ?? Infinity;
  }
  if (x < 0) {
    const complement = gamma(1 - x);
    return Math.PI / (sinePi(x) * complement);
  }
  if (x >= asymptotic || Number.isNaN(x)) return largeGamma(x);
  // Γ(x) = Γ(x + n) / (x (x+1) … (x+n-1))
  let divisor = 1, shifted = x;
  for (; shifted < asymptotic; shifted++) divisor *= shifted;
  return largeGamma(shifted) / divisor;
}

/**
 * The factorial, of all numbers.
 *
 * @param x Any number but -1, -2, …
 * @returns Γ(x + 1).
 */
export function factorial(x: number): number {
  return Number.isInteger(x) && x < 0 ? NaN : gamma(x + 1);
}

/** ζ(k) - 1 for k = 2, 3, …: the coefficients of ln Γ(1 + z) about 0. */
const zetaLess1: readonly number[] = Array.from({ length: 58 }, (_, i) => {
  const s = i + 2;
  let sum = 0;
  // Euler and Maclaurin (DLMF 25.2.9) behind the first 12 terms.
  const n = 12;
  for (let k = n - 1; k >= 2; k--) sum += k ** -s;
  let term = s * n ** (-s - 1), tail = 0;
  for (let k = 1; k <= 6; k++) {
    tail += bernoulli[k - 1]! / factorials[2 * k]! * term;
    term *= (s + 2 * k - 1) * (s + 2 * k) / (n * n);
  }
  return sum + n ** (1 - s) / (s - 1) + n ** -s / 2 + tail;
});

/**
 * The logarithm of the gamma function about 1.
 *
 * @param z At most 1/2 in magnitude.
 * @returns ln Γ(1 + z) (DLMF 5.7.3).
 */
export function logGammaNear1(z: number): number {
  let sum = 0;
  for (let k = zetaLess1.length + 1; k >= 2; k--) {
    sum = sum * -z + zetaLess1[k - 2]! / k;
  }
  return -Math.log1p(z) + z * (1 - 0.5772156649015329) + z * z * sum;
}

/**
 * The logarithm of the gamma function, where it is real.
 *
 * @param x Positive.
 * @returns ln Γ(x), infinite at 0; NaN below, where the principal value is
 * complex.
 */
export function lgamma(x: number): number {
  if (x <= 0) return x === 0 ? Infinity : NaN;
  if (x < 0.5) return logGammaNear1(x) - Math.log(x);
  if (x <= 1.5) return logGammaNear1(x - 1);
  if (x <= 2.5) return logGammaNear1(x - 2) + Math.log1p(x - 2);
  if (x < asymptotic) return Math.log(gamma(x));
  return (x - 0.5) * (Math.log(x) - 1) + (Math.log(2 * Math.PI) - 1) / 2 +
    stirlingCorrection(x);
}

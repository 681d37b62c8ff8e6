/** Exponential and logarithmic integrals. */
import {
  continuedFraction,
  eulerGamma,
  sumAsymptotically,
  sumSeries,
} from "./real_numbers.ts";

/** From here on the asymptotic series has all digits. */
const asymptotic = 40;

/** Where the zero of Ei is, and the difference to the double. */
const zero = 0.37250741078136663;
const zeroRest = 1.3140183414386028e-17;

/** Σ x^n / (n n!). */
function powerSeries(x: number): number {
  return sumSeries(x, (term, n) => term * x / (n + 1), (n) => 1 / (n + 1));
}

/**
 * The exponential integral E1 (NIST DLMF 6.6.2, 6.9.1).
 *
 * @param x Positive.
 * @returns ∫ e^(-t)/t dt from x to infinity.
 */
export function exponentialIntegral1(x: number): number {
  if (x <= 1) return -eulerGamma - Math.log(x) - powerSeries(-x);
  if (x > 745) return 0;
  const fraction = continuedFraction(
    x + 1,
    (n) => -n * n,
    (n) => x + 2 * n + 1,
  );
  return Math.exp(-x) / fraction;
}

/**
 * The exponential integral Ei (NIST DLMF 6.6.1, 6.12.2), a principal value for
 * x > 0.
 *
 * @param x Not 0.
 * @returns ∫ e^t/t dt from -infinity to x.
 */
export function Ei(x: number): number {
  if (x === 0) return -Infinity;
  if (x < 0) return -exponentialIntegral1(-x);
  if (x >= asymptotic) {
    return Math.exp(x) / x * sumAsymptotically((n) => n / x);
  }
  if (Math.abs(x - zero) < 0.1) return nearZero(x);
  return eulerGamma + Math.log(x) + powerSeries(x);
}

/** Taylor's series about the zero, where the terms above cancel. */
function nearZero(x: number): number {
  const h = (x - zero) - zeroRest;
  // Ei' = e^x / x: the coefficients of g = e^(z+h) / (z+h) about z follow
  // from (z + h) g = e^(z+h).
  const scale = Math.exp(zero);
  let coefficient = scale / zero, exponential = scale;
  let sum = 0, power = h;
  for (let n = 1; n < 60; n++) {
    sum += coefficient * power / n;
    power *= h;
    exponential /= n;
    coefficient = (exponential - coefficient) / zero;
  }
  return sum;
}

/**
 * The logarithmic integral.
 *
 * @param x At least 0, not 1.
 * @returns Ei(ln x).
 */
export function li(x: number): number {
  if (x === 0) return 0;
  const logarithm = Math.log(x);
  // e^(ln x) is x: the exponential would magnify the logarithm's rounding.
  return logarithm >= asymptotic
    ? x / logarithm * sumAsymptotically((n) => n / logarithm)
    : Ei(logarithm);
}

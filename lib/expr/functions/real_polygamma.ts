/** The logarithmic derivatives of the gamma function. */
import { bernoulli, cosinePi, sinePi } from "./real_numbers.ts";
import { gamma } from "./real_gamma.ts";

/** From here on the asymptotic series has all digits. */
const asymptotic = 12;
/** Beyond it n! is no double by far. */
const largestOrder = 1000;

function isPole(x: number): boolean {
  return Number.isInteger(x) && x <= 0;
}

/**
 * The digamma function, the derivative of ln Γ: asymptotic series, recurrence
 * and reflection (NIST DLMF 5.11.2, 5.5.2, 5.5.4).
 *
 * @param x Any number but 0, -1, -2, …
 * @returns ψ(x), NaN at the poles.
 */
export function digamma(x: number): number {
  if (isPole(x)) return NaN;
  if (x < 0) {
    return digamma(1 - x) - Math.PI * cosinePi(x) / sinePi(x);
  }
  let sum = 0, shifted = x;
  for (; shifted < asymptotic; shifted++) sum += 1 / shifted;
  const square = 1 / (shifted * shifted);
  let series = 0;
  for (let k = 9; k >= 1; k--) {
    series = (series + bernoulli[k - 1]! / (2 * k)) * square;
  }
  return Math.log(shifted) - 0.5 / shifted - series - sum;
}

/**
 * The Hurwitz zeta function, by Euler and Maclaurin (NIST DLMF 25.11.5).
 *
 * @param s Above 1.
 * @param x Positive.
 * @returns Σ (x + k)^-s.
 */
export function hurwitzZeta(s: number, x: number): number {
  const end = Math.max(asymptotic, s / 2);
  let sum = 0, shifted = x;
  for (; shifted < end; shifted++) sum += shifted ** -s;
  const power = shifted ** -s;
  let tail = shifted * power / (s - 1) + power / 2;
  let term = s * power / shifted / 2;
  for (let k = 1; k <= bernoulli.length; k++) {
    const part = bernoulli[k - 1]! * term;
    tail += part;
    if (Math.abs(part) < 1e-17 * tail) break;
    term *= (s + 2 * k - 1) * (s + 2 * k) /
      ((2 * k + 1) * (2 * k + 2) * shifted * shifted);
  }
  return sum + tail;
}

/** The n-th derivative of π cot(πx): a polynomial in the cotangent. */
function cotangentDerivative(n: number, x: number): number {
  const c = cosinePi(x) / sinePi(x);
  // d/dx P(c) = -π (1 + c²) P'(c)
  let coefficients = [0, 1];
  for (let k = 0; k < n; k++) {
    const next = new Array<number>(coefficients.length + 1).fill(0);
    coefficients.forEach((a, power) => {
      if (power === 0) return;
      next[power - 1]! -= power * a;
      next[power + 1]! -= power * a;
    });
    coefficients = next;
  }
  const value = coefficients.reduceRight((sum, a) => sum * c + a, 0);
  return Math.PI ** (n + 1) * value;
}

/**
 * The polygamma function (NIST DLMF 5.15).
 *
 * @param n The order: an integer, at least 0.
 * @param x Any number but 0, -1, -2, …
 * @returns The n-th derivative of ψ at x; NaN if there is none.
 */
export function polygamma(n: number, x: number): number {
  if (!Number.isInteger(n) || n < 0 || n > largestOrder || isPole(x)) {
    return NaN;
  }
  if (n === 0) return digamma(x);
  const sign = n % 2 === 0 ? -1 : 1;
  if (x < 0) {
    // Reflection: ψn(1 - x) - (-1)^n ψn(x) = (-1)^n dⁿ/dxⁿ π cot(πx).
    return -sign * polygamma(n, 1 - x) - cotangentDerivative(n, x);
  }
  return sign * gamma(n + 1) * hurwitzZeta(n + 1, x);
}

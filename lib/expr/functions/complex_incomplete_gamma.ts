/** The upper incomplete gamma function (DLMF chapter 8). */
import type { Complex } from "./complex.ts";
import * as complex from "./complex.ts";
import { exp, pow } from "./complex_elementary.ts";
import { gamma } from "./complex_gamma.ts";

/**
 * The upper incomplete gamma function, entire in s for x not 0; cut x < 0.
 *
 * @param s The order.
 * @param x A number.
 * @returns Γ(s, x), the integral of t^(s-1) e^(-t) from x to ∞; not finite for
 * x = 0 and Re s <= 0.
 */
export function upperGamma(s: Complex, x: Complex): Complex {
  if (x[0] === 0 && x[1] === 0) {
    return s[0] > 0 ? gamma(s) : complex.undefinedComplex;
  }
  const value = upper(s, x);
  const isReal = s[1] === 0 && x[1] === 0 && x[0] > 0;
  return isReal ? [value[0], 0] : value;
}

function upper(s: Complex, x: Complex): Complex {
  if (isForSeries(s, x)) return nearPole(s) ? around(s, x) : bySeries(s, x);
  const factor = complex.multiply(exp(complex.negate(x)), pow(x, s));
  return isFar(s, x)
    ? complex.multiply(factor, asymptoticSeries(s, x))
    : complex.divide(factor, continuedFraction(s, x));
}

function isFar(s: Complex, x: Complex): boolean {
  return complex.modulus(x) > 40 + 2 * complex.modulus(s);
}

/** Where the series keep their digits: for small x, and near the negative
 * axis, where the terms of one of them have one sign. */
function isForSeries(s: Complex, x: Complex): boolean {
  const size = complex.modulus(x);
  const order = s[0] > 0 ? complex.modulus(s) : Math.abs(s[1]);
  if (size < Math.max(1.5, order + 1)) return true;
  return x[0] < 0 && size + x[0] < 4 && !isFar(s, x);
}

/** Whether s is so close to a pole of Γ(s) that Γ(s) and the first terms of
 * the series, which have the same pole, would cancel. */
function nearPole(s: Complex): boolean {
  const nearest = Math.round(s[0]);
  return nearest <= 0 && Math.hypot(s[0] - nearest, s[1]) < 0.15;
}

const circlePoints = 32, radius = 0.45;

/** The value at s by Cauchy's integral over a circle around the pole, on which
 * the series keep their digits: the trapezoidal rule converges as
 * (0.15 / 0.45)^32. */
function around(s: Complex, x: Complex): Complex {
  const center = Math.round(s[0]);
  const off: Complex = [s[0] - center, s[1]];
  let sum: Complex = complex.zero;
  for (let k = 0; k < circlePoints; k++) {
    const angle = 2 * Math.PI * (k + 0.5) / circlePoints;
    const spoke: Complex = [
      radius * Math.cos(angle),
      radius * Math.sin(angle),
    ];
    const value = bySeries([center + spoke[0], spoke[1]], x);
    const weight = complex.divide(spoke, complex.subtract(spoke, off));
    sum = complex.add(sum, complex.multiply(value, weight));
  }
  return complex.scale(sum, 1 / circlePoints);
}

function bySeries(s: Complex, x: Complex): Complex {
  const lower = x[0] < 0
    ? better(alternating(s, x), () => rising(s, x))
    : better(rising(s, x), () => alternating(s, x));
  return complex.subtract(
    gamma(s),
    complex.multiply(pow(x, s), lower),
  );
}

/** A sum and how much its terms cancelled. */
interface Series {
  readonly value: Complex;
  readonly loss: number;
}

/** The sum that cancelled less. */
function better(first: Series, other: () => Series): Complex {
  if (first.loss < 30) return first.value;
  const second = other();
  return first.loss < second.loss ? first.value : second.value;
}

const mostTerms = 500;

/** Σ (-x)^k / (k! (s + k)) (DLMF 8.7.1) */
function alternating(s: Complex, x: Complex): Series {
  let term: Complex = complex.one, value: Complex = complex.zero, largest = 0;
  for (let k = 0; k < mostTerms; k++) {
    const part = complex.divide(term, [s[0] + k, s[1]]);
    value = complex.add(value, part);
    largest = Math.max(largest, complex.modulus(part));
    if (isSmall(part, value)) break;
    term = complex.scale(complex.multiply(term, x), -1 / (k + 1));
  }
  return { value, loss: largest / complex.modulus(value) };
}

/** e^-x Σ x^k / (s (s + 1) … (s + k)) (DLMF 8.7.1) */
function rising(s: Complex, x: Complex): Series {
  let term = complex.reciprocal(s), sum = term;
  let largest = complex.modulus(term);
  for (let k = 1; k < mostTerms; k++) {
    const ratio = complex.divide(x, [s[0] + k, s[1]]);
    term = complex.multiply(term, ratio);
    sum = complex.add(sum, term);
    largest = Math.max(largest, complex.modulus(term));
    if (isSmall(term, sum) && complex.modulus(ratio) < 0.5) break;
  }
  return {
    value: complex.multiply(sum, exp(complex.negate(x))),
    loss: largest / complex.modulus(sum),
  };
}

function isSmall(part: Complex, whole: Complex): boolean {
  return complex.modulus(part) < 1e-18 * complex.modulus(whole);
}

/** x + 1 - s - 1 (1 - s) / (x + 3 - s - 2 (2 - s) / (x + 5 - s - …)), from
 * the front (W. J. Lentz, 1976; DLMF 8.9.2 contracted). */
function continuedFraction(s: Complex, x: Complex): Complex {
  let b: Complex = [x[0] + 1 - s[0], x[1] - s[1]];
  let value = notZero(b), c = value, d: Complex = complex.zero;
  for (let k = 1; k < 2000; k++) {
    const a: Complex = [-k * (k - s[0]), k * s[1]];
    b = [b[0] + 2, b[1]];
    d = complex.reciprocal(notZero(complex.add(b, complex.multiply(a, d))));
    c = notZero(complex.add(b, complex.divide(a, c)));
    const change = complex.multiply(c, d);
    value = complex.multiply(value, change);
    if (complex.modulus([change[0] - 1, change[1]]) < 1e-16) break;
  }
  return value;
}

function notZero(z: Complex): Complex {
  return z[0] === 0 && z[1] === 0 ? [1e-300, 0] : z;
}

/** 1 / x Σ (s - 1) … (s - k) / x^k, up to its least term (DLMF 8.11.2). */
function asymptoticSeries(s: Complex, x: Complex): Complex {
  const inverse = complex.reciprocal(x);
  let term: Complex = inverse, sum: Complex = complex.zero;
  for (let k = 1; k < complex.modulus(x); k++) {
    sum = complex.add(sum, term);
    if (isSmall(term, sum)) break;
    const growth: Complex = [s[0] - k, s[1]];
    term = complex.multiply(complex.multiply(term, inverse), growth);
  }
  return sum;
}

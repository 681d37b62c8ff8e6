/** What the special functions share. */

/** Euler's constant. */
export const eulerGamma = 0.5772156649015329;

/** The Bernoulli numbers B2, B4, …, B30. */
export const bernoulli: readonly number[] = [
  1 / 6,
  -1 / 30,
  1 / 42,
  -1 / 30,
  5 / 66,
  -691 / 2730,
  7 / 6,
  -3617 / 510,
  43867 / 798,
  -174611 / 330,
  854513 / 138,
  -236364091 / 2730,
  8553103 / 6,
  -23749461029 / 870,
  8615841276005 / 14322,
];

/**
 * The sine of a multiple of π, without the rounding of the product.
 *
 * @param x The multiple.
 * @returns sin(π x).
 */
export function sinePi(x: number): number {
  const nearest = Math.round(x), rest = x - nearest;
  const sine = Math.abs(rest) <= 0.25
    ? Math.sin(Math.PI * rest)
    : Math.sign(rest) * Math.cos(Math.PI * (0.5 - Math.abs(rest)));
  return nearest % 2 === 0 ? sine : -sine;
}

/**
 * The cosine of a multiple of π, without the rounding of the product.
 *
 * @param x The multiple.
 * @returns cos(π x).
 */
export function cosinePi(x: number): number {
  const nearest = Math.round(x), rest = Math.abs(x - nearest);
  const cosine = rest <= 0.25
    ? Math.cos(Math.PI * rest)
    : Math.sin(Math.PI * (0.5 - rest));
  return nearest % 2 === 0 ? cosine : -cosine;
}

/**
 * e^(±x²) without the rounding of the square, which an exponential would
 * magnify: the square of the upper half of x is exact.
 *
 * @param x Any number.
 * @param sign 1 or -1.
 * @returns exp(sign x²).
 */
export function exponentialOfSquare(x: number, sign: 1 | -1): number {
  const upper = Math.fround(x), rest = (x - upper) * (x + upper);
  return Math.exp(sign * upper * upper) * Math.exp(sign * rest);
}

/**
 * A power times an exponential, in one factor each as long as both exist.
 *
 * @param x At least 0.
 * @param power The exponent of x.
 * @param exponent The exponent of e.
 * @returns x^power e^exponent.
 */
export function powerTimesExponential(
  x: number,
  power: number,
  exponent: number,
): number {
  const factor = x ** power, other = Math.exp(exponent);
  return factor > 1e-300 && factor < 1e300 && other > 1e-300 && other < 1e300
    ? factor * other
    : Math.exp(power * Math.log(x) + exponent);
}

/** Below this a denominator of a continued fraction is taken to be it. */
const tiny = 1e-300;

const mostTerms = 2000;

/**
 * A continued fraction b0 + a1 / (b1 + a2 / (b2 + …)), by the modified method
 * of Lentz (I. J. Thompson and A. R. Barnett, "Coulomb and Bessel functions of
 * complex arguments and order", Journal of Computational Physics 64, 1986).
 *
 * @param b0 The first term.
 * @param a The numerators, from 1 on.
 * @param b The denominators, from 1 on.
 * @returns Its value; NaN if it does not converge.
 */
export function continuedFraction(
  b0: number,
  a: (n: number) => number,
  b: (n: number) => number,
): number {
  let value = b0 === 0 ? tiny : b0, c = value, d = 0;
  for (let n = 1; n < mostTerms; n++) {
    d = b(n) + a(n) * d;
    c = b(n) + a(n) / c;
    if (d === 0) d = tiny;
    if (c === 0) c = tiny;
    d = 1 / d;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-16) return value;
  }
  return NaN;
}

/**
 * The sum of a series whose terms get small.
 *
 * @param first The first term.
 * @param next The term with index n from the one before; n from 1 on.
 * @param weight What a term counts in the sum.
 * @returns Σ weight(n) term(n).
 */
export function sumSeries(
  first: number,
  next: (term: number, n: number) => number,
  weight: (n: number) => number = () => 1,
): number {
  let term = first, sum = first * weight(0);
  for (let n = 1; n < mostTerms; n++) {
    term = next(term, n);
    const part = term * weight(n);
    sum += part;
    if (Math.abs(part) <= 1e-17 * Math.abs(sum)) return sum;
  }
  return sum;
}

/**
 * The sum of an asymptotic series, up to its least term.
 *
 * @param ratio The n-th term divided by the one before, from n = 1 on.
 * @returns 1 + r1 + r1 r2 + …
 */
export function sumAsymptotically(ratio: (n: number) => number): number {
  let term = 1, sum = 1;
  for (let n = 1; n < mostTerms; n++) {
    const next = term * ratio(n);
    if (Math.abs(next) >= Math.abs(term)) return sum;
    term = next;
    sum += term;
    if (Math.abs(term) < 1e-17 * Math.abs(sum)) return sum;
  }
  return sum;
}

/** Sine, cosine, hyperbolic sine and hyperbolic cosine integrals. */
import { Ei } from "./real_exponential_integral.ts";
import { eulerGamma, sumSeries } from "./real_numbers.ts";

/** Beyond it continued fractions and exponential integrals are used. */
const far = 4;
const hyperbolicFar = 20;

/** Σ ±x^(2n+1) / ((2n+1) (2n+1)!). */
function sineSeries(x: number, sign: 1 | -1): number {
  const square = sign * x * x;
  return sumSeries(
    x,
    (term, n) => term * square / (2 * n * (2 * n + 1)),
    (n) => 1 / (2 * n + 1),
  );
}

/** Σ ±x^(2n) / (2n (2n)!), from n = 1 on. */
function cosineSeries(x: number, sign: 1 | -1): number {
  const square = sign * x * x;
  return sumSeries(
    square / 2,
    (term, n) => term * square / ((2 * n + 1) * (2 * n + 2)),
    (n) => 1 / (2 * n + 2),
  );
}

/**
 * E1(ix) by its continued fraction (NIST DLMF 6.9.1), for x > 4, as
 * e^(-ix) times a complex number.
 */
function fraction(x: number): readonly [re: number, im: number] {
  // Modified Lentz on f = 1 + ix - 1/(3 + ix - 4/(5 + ix - …)).
  let cRe = 1e300, cIm = 0, dRe = 1, dIm = x;
  [dRe, dIm] = inverse(dRe, dIm);
  let re = dRe, im = dIm;
  for (let n = 1; n < 2000; n++) {
    const a = -n * n, b = 2 * n + 1;
    [dRe, dIm] = inverse(a * dRe + b, a * dIm + x);
    const [pRe, pIm] = inverse(cRe, cIm);
    cRe = b + a * pRe;
    cIm = x + a * pIm;
    const fRe = cRe * dRe - cIm * dIm, fIm = cRe * dIm + cIm * dRe;
    [re, im] = [re * fRe - im * fIm, re * fIm + im * fRe];
    if (Math.abs(fRe - 1) + Math.abs(fIm) < 2e-16) break;
  }
  return [re, im];
}

function inverse(re: number, im: number): [re: number, im: number] {
  // Scaled, so that the square of a large part does not overflow.
  const scale = Math.max(Math.abs(re), Math.abs(im));
  const x = re / scale, y = im / scale, square = (x * x + y * y) * scale;
  return [x / square, -y / square];
}

/**
 * The sine integral (NIST DLMF 6.6.5, 6.5.5).
 *
 * @param x Any number.
 * @returns ∫ sin(t)/t dt from 0 to x.
 */
export function Si(x: number): number {
  const size = Math.abs(x);
  if (size <= far) return sineSeries(x, -1);
  const [re, im] = fraction(size);
  const part = Math.cos(size) * im - Math.sin(size) * re;
  return Math.sign(x) * (Math.PI / 2 + part);
}

/**
 * The cosine integral (NIST DLMF 6.6.6, 6.5.6).
 *
 * @param x Positive; the value is complex below.
 * @returns γ + ln x + ∫ (cos(t) - 1)/t dt from 0 to x.
 */
export function Ci(x: number): number {
  if (x <= 0) return x === 0 ? -Infinity : NaN;
  if (x <= far) return eulerGamma + Math.log(x) + cosineSeries(x, -1);
  const [re, im] = fraction(x);
  return -(Math.cos(x) * re + Math.sin(x) * im);
}

/**
 * The hyperbolic sine integral.
 *
 * @param x Any number.
 * @returns ∫ sinh(t)/t dt from 0 to x.
 */
export function Shi(x: number): number {
  const size = Math.abs(x);
  return size <= hyperbolicFar ? sineSeries(x, 1) : Math.sign(x) * Ei(size) / 2;
}

/**
 * The hyperbolic cosine integral.
 *
 * @param x Positive; the value is complex below.
 * @returns γ + ln x + ∫ (cosh(t) - 1)/t dt from 0 to x.
 */
export function Chi(x: number): number {
  if (x <= 0) return x === 0 ? -Infinity : NaN;
  return x <= hyperbolicFar
    ? eulerGamma + Math.log(x) + cosineSeries(x, 1)
    : Ei(x) / 2;
}

/**
 * The Fresnel integrals: series near 0 (NIST DLMF 7.6.4 to 7.6.7), elsewhere
 * the auxiliary functions f and g by the continued fraction of the
 * complementary error function of a complex argument (DLMF 7.5.10, 7.9.1).
 */
import { cosinePi, sinePi, sumSeries } from "./real_numbers.ts";

/** From here on the auxiliary functions are used. */
const far = 1.7;

/** From here on the auxiliary functions are their leading terms. */
const asymptotic = 4e5;

/** Σ ±(πx²/2)^(2n+k) / ((2n+k)! (4n+2k+1)) x, for k = 0 and 1. */
function series(x: number, k: 0 | 1): number {
  const t = Math.PI / 2 * x * x, square = -t * t;
  return sumSeries(
    k === 0 ? x : x * t,
    (term, n) => term * square / ((2 * n + k) * (2 * n + k - 1)),
    (n) => 1 / (4 * n + 2 * k + 1),
  );
}

/** x² / 2 modulo 2, without the rounding of the square. */
function halfSquare(x: number): number {
  const upper = Math.fround(x), lower = x - upper;
  const parts = [upper * upper, 2 * upper * lower, lower * lower];
  return parts.reduce((sum, part) => (sum + part % 4) % 4, 0) / 2;
}

/**
 * f and g (DLMF 7.2.10, 7.2.11) for x ≥ 1.7, by Lentz' method on
 *
 *     √π z e^(z²) erfc(z) = 2z² / (2z² + 1 - 1·2 / (2z² + 5 - 3·4 / …))
 *
 * with 2z² = -iπx²: x times that fraction without its numerator is g + i f.
 */
function auxiliary(x: number): readonly [f: number, g: number] {
  if (x > asymptotic) {
    const scaled = Math.PI * x;
    return [1 / scaled, 1 / (scaled * x * scaled * x * x)];
  }
  const s = -Math.PI * x * x;
  let b = 1;
  let [dRe, dIm] = inverse(b, s);
  let cRe = 1e300, cIm = 0, re = dRe, im = dIm;
  for (let n = 1; n < 2000; n++) {
    const a = -(2 * n - 1) * (2 * n);
    b += 4;
    [dRe, dIm] = inverse(a * dRe + b, a * dIm + s);
    const [pRe, pIm] = inverse(cRe, cIm);
    cRe = b + a * pRe;
    cIm = s + a * pIm;
    const fRe = cRe * dRe - cIm * dIm, fIm = cRe * dIm + cIm * dRe;
    [re, im] = [re * fRe - im * fIm, re * fIm + im * fRe];
    if (Math.abs(fRe - 1) + Math.abs(fIm) < 2e-16) break;
  }
  return [x * im, x * re];
}

function inverse(re: number, im: number): [re: number, im: number] {
  const scale = Math.max(Math.abs(re), Math.abs(im));
  const x = re / scale, y = im / scale, square = (x * x + y * y) * scale;
  return [x / square, -y / square];
}

/**
 * The Fresnel integral S.
 *
 * @param x Any number.
 * @returns ∫ sin(πt²/2) dt from 0 to x.
 */
export function fresnelS(x: number): number {
  const size = Math.abs(x);
  if (size < far) return series(x, 1);
  if (size === Infinity) return Math.sign(x) / 2;
  const [f, g] = auxiliary(size), phase = halfSquare(size);
  return Math.sign(x) * (0.5 - f * cosinePi(phase) - g * sinePi(phase));
}

/**
 * The Fresnel integral C.
 *
 * @param x Any number.
 * @returns ∫ cos(πt²/2) dt from 0 to x.
 */
export function fresnelC(x: number): number {
  const size = Math.abs(x);
  if (size < far) return series(x, 0);
  if (size === Infinity) return Math.sign(x) / 2;
  const [f, g] = auxiliary(size), phase = halfSquare(size);
  return Math.sign(x) * (0.5 + f * sinePi(phase) - g * cosinePi(phase));
}

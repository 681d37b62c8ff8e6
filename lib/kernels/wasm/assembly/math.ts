// Elementary functions on four floats at a time, by range reduction and a
// polynomial. The coefficients are minimax fits (Remez) of the formula beside
// them. Errors are measured by tests/kernels/wasm_test.ts, over all of the
// range, against float64.

import { fma, fnma } from "./simd";

const log2e: f32 = 1.44269504;
// ln 2 in two parts; the first has so few bits that n · high is exact.
const ln2High: f32 = 0.693359375;
const ln2Low: f32 = -2.12194440e-4;
// 1.5 · 2^23: a float of this size has no fraction, so adding it rounds to an
// integer, which is then in the low bits.
const rounder: f32 = 12582912;
const rounderBits: i32 = 0x4B400000;

@inline
function c(value: f32): v128 {
  return f32x4.splat(value);
}

@inline
function select(mask: v128, yes: v128, no: v128): v128 {
  return v128.bitselect(yes, no, mask);
}

/** 2^n, for -126 ≤ n ≤ 127. */
@inline
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

/**
 * e^x, within 1.1 ulp (1.6 without fused multiply-add), denormal results too.
 * x = n ln 2 + r, e^x = 2^n e^r, e^r = 1 + r + r² P(r). 2^n is multiplied by
 * in two halves, as neither 2^128 nor 2^-149 is a normal float.
 */
export function exp(x: v128): v128 {
  x = f32x4.pmax(f32x4.pmin(x, c(89)), c(-104));
  const rounded = fma(x, c(log2e), c(rounder));
  const n = f32x4.sub(rounded, c(rounder));
  const r = fnma(n, c(ln2Low), fnma(n, c(ln2High), x));
  let p = fma(r, c(0.001381459865), c(0.00836871688));
  p = fma(p, r, c(0.04166838805));
  p = fma(p, r, c(0.1666652063));
  p = fma(p, r, c(0.4999999345));
  p = f32x4.add(c(1), fma(f32x4.mul(r, r), p, r));
  const whole = i32x4.sub(rounded, i32x4.splat(rounderBits));
  const half = i32x4.shr_s(whole, 1);
  const scaled = f32x4.mul(p, powerOfTwo(half));
  return f32x4.mul(scaled, powerOfTwo(i32x4.sub(whole, half)));
}

/**
 * The natural logarithm, within 1 ulp; denormals too.
 * x = 2^e (1 + f) with √½ ≤ 1 + f < √2,
 * log x = e ln 2 + f - f²/2 + f³ P(f).
 */
export function log(x: v128): v128 {
  const tiny = f32x4.lt(x, c(1.17549435e-38));
  const normal = select(tiny, f32x4.mul(x, c(8388608)), x);
  const e = i32x4.shr_s(i32x4.sub(normal, i32x4.splat(0x3F3504F3)), 23);
  const m = i32x4.sub(normal, i32x4.shl(e, 23));
  const f = f32x4.sub(m, c(1));
  const exponent = f32x4.sub(
    f32x4.convert_i32x4_s(e),
    v128.and(tiny, c(23)),
  );
  let p = fma(f, c(-0.0763450291), c(0.1276157735));
  p = fma(p, f, c(-0.1316018047));
  p = fma(p, f, c(0.14201758));
  p = fma(p, f, c(-0.1662335753));
  p = fma(p, f, c(0.2000122687));
  p = fma(p, f, c(-0.2500082103));
  p = fma(p, f, c(0.3333333171));
  const square = f32x4.mul(f, f);
  let y = f32x4.mul(f32x4.mul(f, square), p);
  y = fma(exponent, c(ln2Low), y);
  y = fnma(c(0.5), square, y);
  y = fma(exponent, c(ln2High), f32x4.add(f, y));
  y = select(f32x4.lt(x, c(0)), c(NaN), y);
  y = select(f32x4.eq(x, c(0)), c(-Infinity), y);
  return select(f32x4.lt(x, c(Infinity)), y, x);
}

/**
 * The hyperbolic tangent, within 2 ulp: below 0.625 x + x³ P(x²), above
 * 1 - 2 / (e^2|x| + 1), with the sign of x.
 */
export function tanh(x: v128): v128 {
  const size = f32x4.abs(x);
  const z = f32x4.mul(x, x);
  let p = fma(z, c(-0.005704986993), c(0.02063908724));
  p = fma(p, z, c(-0.05373971509));
  p = fma(p, z, c(0.133314422));
  p = fma(p, z, c(-0.3333328194));
  const small = fma(f32x4.mul(p, z), x, x);
  const power = exp(f32x4.add(size, size));
  const rest = f32x4.div(c(2), f32x4.add(power, c(1)));
  const large = v128.bitselect(x, f32x4.sub(c(1), rest), c(-0.0));
  return select(f32x4.lt(size, c(0.625)), small, large);
}

/**
 * 1 / (1 + e^-x), within 2.5 ulp; for x < 0 as e^x / (1 + e^x), so that
 * nothing overflows and small results keep their digits.
 */
export function sigmoid(x: v128): v128 {
  const t = exp(f32x4.neg(f32x4.abs(x)));
  const numerator = select(f32x4.lt(x, c(0)), t, c(1));
  return f32x4.div(numerator, f32x4.add(c(1), t));
}

/**
 * Mills' ratio over √(2π): e^(x²/2) Φ(-x) for 0 ≤ x ≤ 16, and at 16 for all
 * beyond, where e^(-x²/2) is 0. With q = (x - 4) / (x + 4) it is P(q) / (1 + x).
 */
@inline
function mills(x: v128): v128 {
  x = f32x4.pmin(x, c(16));
  const x1 = f32x4.add(x, c(1));
  const x4 = f32x4.add(x, c(4));
  const inverse = f32x4.div(c(1), f32x4.mul(x1, x4));
  const q = f32x4.mul(f32x4.mul(f32x4.sub(x, c(4)), x1), inverse);
  let p = fma(q, c(8.535525071e-5), c(0.0007148095705));
  p = fma(p, q, c(-0.0004125716012));
  p = fma(p, q, c(-0.005046200993));
  p = fma(p, q, c(0.01796823479));
  p = fma(p, q, c(-0.03218579012));
  p = fma(p, q, c(0.0285970699));
  p = fma(p, q, c(0.01399869421));
  p = fma(p, q, c(-0.09670337264));
  p = fma(p, q, c(0.4720532171));
  return f32x4.mul(f32x4.mul(p, x4), inverse);
}

/**
 * The error function, within 2 ulp: below 1 x + x P(x²), above
 * 1 - 2 Φ(-√2 |x|), with the sign of x.
 */
export function erf(x: v128): v128 {
  const size = f32x4.abs(x);
  const z = f32x4.mul(x, x);
  let p = fma(z, c(7.85386118e-5), c(-0.0008010193569));
  p = fma(p, z, c(0.005188327679));
  p = fma(p, z, c(-0.02685381193));
  p = fma(p, z, c(0.1128358515));
  p = fma(p, z, c(-0.3761262582));
  p = fma(p, z, c(0.128379167));
  const small = fma(p, x, x);
  const ratio = mills(f32x4.mul(size, c(1.41421356)));
  const power = exp(f32x4.neg(z));
  const rest = f32x4.mul(f32x4.add(power, power), ratio);
  const large = v128.bitselect(x, f32x4.sub(c(1), rest), c(-0.0));
  return select(f32x4.lt(size, c(1)), small, large);
}

/** Φ(x), the normal distribution, from `density` = e^(-x²/2). */
@inline
function normalCumulative(x: v128, density: v128): v128 {
  const tail = f32x4.mul(density, mills(f32x4.abs(x)));
  return select(f32x4.lt(x, c(0)), tail, f32x4.sub(c(1), tail));
}

@inline
function expMinusHalfSquare(x: v128): v128 {
  return exp(f32x4.mul(f32x4.mul(x, c(-0.5)), x));
}

/**
 * x Φ(x), within 4e-7 · |result| for x > -1, and below, where e^(-x²/2) carries
 * the rounding of x², within (4 + x²) · 1.2e-7 · |result|.
 */
export function gelu(x: v128): v128 {
  return f32x4.mul(x, normalCumulative(x, expMinusHalfSquare(x)));
}

/** Φ(x) + x φ(x), within 5e-7. */
export function geluSlope(x: v128): v128 {
  const power = expMinusHalfSquare(x);
  const density = f32x4.mul(power, c(0.398942280));
  return fma(x, density, normalCumulative(x, power));
}

const twoRootTwoOverPi: f32 = 1.59576912;
const cubic: f32 = 0.044715;

/** ½x(1 + tanh u) = x · sigmoid(2u), u = √(2/π)(x + 0.044715x³). */
export function geluTanh(x: v128): v128 {
  const z = f32x4.mul(x, x);
  const v = f32x4.mul(fma(z, c(cubic), c(1)), x);
  return f32x4.mul(x, sigmoid(f32x4.mul(v, c(twoRootTwoOverPi))));
}

/**
 * s + x s(1 - s) 2u′ with s = sigmoid(2u), within 1e-6. With t = e^-|2u|,
 * s(1 - s) = t / (1 + t)². Where x² would overflow, t is 0.
 */
export function geluTanhSlope(x: v128): v128 {
  const near = f32x4.pmax(f32x4.pmin(x, c(64)), c(-64));
  const z = f32x4.mul(near, near);
  const v = f32x4.mul(fma(z, c(cubic), c(1)), near);
  const u = f32x4.mul(v, c(twoRootTwoOverPi));
  const t = exp(f32x4.neg(f32x4.abs(u)));
  const inverse = f32x4.div(c(1), f32x4.add(c(1), t));
  const s = f32x4.mul(select(f32x4.lt(u, c(0)), t, c(1)), inverse);
  const product = f32x4.mul(t, f32x4.mul(inverse, inverse));
  const slope = fma(z, c(3 * cubic * twoRootTwoOverPi), c(twoRootTwoOverPi));
  return fma(f32x4.mul(x, product), slope, s);
}

/** (2/√π) e^(-x²), the derivative of erf. */
export function erfSlope(x: v128): v128 {
  const power = exp(f32x4.neg(f32x4.mul(x, x)));
  return f32x4.mul(power, c(1.12837917));
}

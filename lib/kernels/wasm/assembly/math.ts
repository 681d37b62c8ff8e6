// Elementary functions on four floats at a time, by range reduction and a
// polynomial. The coefficients are minimax fits (Remez) of the formula beside
// them. Errors are measured by tests/kernels/wasm_test.ts, over all of the
// range, against float64.
//
// Constants are loaded from static data, below address 65536: V8 makes one that
// is part of the code from three instructions at each use, but loads one from a
// constant address, whose bounds it need not check, by one.

import { fma, fnma } from "./simd";

// e^x is infinite at the first and 0 at the second, and so beyond them.
const expMaximum = memory.data<f32>([89]);
const expMinimum = memory.data<f32>([-104]);
const log2e = memory.data<f32>([1.44269504]);
// ln 2 in two parts; the first has so few bits that n · high is exact.
const ln2High = memory.data<f32>([0.693359375]);
const ln2Low = memory.data<f32>([-2.12194440e-4]);
// 1.5 · 2^23: a float of this size has no fraction, so adding it rounds to an
// integer, which is then in the low bits.
const rounder = memory.data<f32>([12582912]);
const one = memory.data<f32>([1]);

/** A constant, in all lanes. */
@inline
function c(address: usize): v128 {
  return v128.load32_splat(address);
}

/** a·x + b, of two constants at an address. */
@inline
function pair(x: v128, at: usize): v128 {
  return fma(c(at), x, c(at + 4));
}

/** P(x) of four coefficients, that of x³ first. Not by Horner's rule, whose
 * steps wait for each other: the polynomials are what takes the time. */
@inline
function cubicOf(x: v128, square: v128, at: usize): v128 {
  return fma(pair(x, at), square, pair(x, at + 8));
}

@inline
function select(mask: v128, yes: v128, no: v128): v128 {
  return v128.bitselect(yes, no, mask);
}

/** The size of one and the sign of the other. */
@inline
function withSign(size: v128, sign: v128): v128 {
  return v128.or(size, v128.xor(sign, f32x4.abs(sign)));
}

const expSeries = memory.data<f32>([
  0.001381459865, 0.00836871688, 0.04166838805, 0.1666652063, 0.4999999345,
]);

/**
 * e^x, within 1 ulp, denormal results too: x = n ln 2 + r, e^x = 2^n e^r,
 * e^r = 1 + r + r² P(r). 2^n is multiplied by in two halves, as neither 2^128
 * nor 2^-149 is a normal float.
 */
@inline
export function exp(x: v128): v128 {
  x = f32x4.pmax(f32x4.pmin(x, c(expMaximum)), c(expMinimum));
  const rounded = fma(x, c(log2e), c(rounder));
  const n = f32x4.sub(rounded, c(rounder));
  const r = fnma(n, c(ln2Low), fnma(n, c(ln2High), x));
  const square = f32x4.mul(r, r);
  const p = fma(
    fma(c(expSeries), r, c(expSeries + 4)),
    f32x4.mul(square, r),
    fma(pair(r, expSeries + 8), r, c(expSeries + 16)),
  );
  const power = f32x4.add(c(one), fma(square, p, r));
  // The bits of n, where a float has its exponent: 2^n = bits + those of 1.
  const whole = i32x4.shl(rounded, 23);
  const half = i32x4.shl(i32x4.shr_s(whole, 24), 23);
  const scaled = f32x4.mul(power, i32x4.add(half, c(one)));
  return f32x4.mul(scaled, i32x4.add(i32x4.sub(whole, half), c(one)));
}

/** P(x) of six coefficients, that of x⁵ first. */
@inline
function quintic(x: v128, square: v128, at: usize): v128 {
  const high = fma(pair(x, at), square, pair(x, at + 8));
  return fma(high, square, pair(x, at + 16));
}

const leastPower = memory.data<f32>([-126]);
const powerSeries = memory.data<f32>([
  0.0001535336196, 0.001339887502, 0.009618436918, 0.05550332367,
  0.2402264774, 0.6931471825,
]);

/**
 * e^x for x ≤ 0, but 0 below 2^-126, in half the time of {@linkcode exp}: with
 * x log2 e = n + r, it is 2^n (1 + r P(r)). The rounding of the product makes
 * it uncertain by |x| · 6e-8, as x, where it was rounded, made it before.
 */
@inline
export function expBelow(x: v128): v128 {
  const power = f32x4.mul(x, c(log2e));
  const bias = c(rounder), unit = c(one);
  const rounded = f32x4.add(power, bias);
  const r = f32x4.sub(power, f32x4.sub(rounded, bias));
  const p = fma(quintic(r, f32x4.mul(r, r), powerSeries), r, unit);
  const scale = i32x4.add(i32x4.shl(rounded, 23), unit);
  // Not where it is above, so that NaN is kept.
  return v128.andnot(f32x4.mul(p, scale), f32x4.lt(power, c(leastPower)));
}

const smallestNormal = memory.data<f32>([1.17549435e-38]);
const twoTo23 = memory.data<f32>([8388608]);
const twentyThree = memory.data<f32>([23]);
const rootHalfBits = memory.data<i32>([0x3F3504F3]);
const minusHalf = memory.data<f32>([-0.5]);
const infinity = memory.data<f32>([Infinity]);
const minusInfinity = memory.data<f32>([-Infinity]);
const notANumber = memory.data<f32>([NaN]);
const logSeries = memory.data<f32>([
  -0.0763450291, 0.1276157735, -0.1316018047, 0.14201758,
  -0.1662335753, 0.2000122687, -0.2500082103, 0.3333333171,
]);

/**
 * The natural logarithm, within 1 ulp; denormals too.
 * x = 2^e (1 + f) with √½ ≤ 1 + f < √2,
 * log x = e ln 2 + f - f²/2 + f³ P(f).
 */
@inline
export function log(x: v128): v128 {
  const tiny = f32x4.lt(x, c(smallestNormal));
  const normal = select(tiny, f32x4.mul(x, c(twoTo23)), x);
  const e = i32x4.shr_s(i32x4.sub(normal, c(rootHalfBits)), 23);
  const f = f32x4.sub(i32x4.sub(normal, i32x4.shl(e, 23)), c(one));
  const exponent = f32x4.sub(
    f32x4.convert_i32x4_s(e),
    v128.and(tiny, c(twentyThree)),
  );
  const square = f32x4.mul(f, f);
  const p = fma(
    cubicOf(f, square, logSeries),
    f32x4.mul(square, square),
    cubicOf(f, square, logSeries + 16),
  );
  let y = f32x4.mul(f32x4.mul(f, square), p);
  y = fma(exponent, c(ln2Low), y);
  y = fma(c(minusHalf), square, y);
  y = fma(exponent, c(ln2High), f32x4.add(f, y));
  const zero = f32x4.splat(0);
  y = select(f32x4.lt(x, zero), c(notANumber), y);
  y = select(f32x4.eq(x, zero), c(minusInfinity), y);
  return select(f32x4.lt(x, c(infinity)), y, x);
}

const tanhLimit = memory.data<f32>([0.625]);
const minusTwo = memory.data<f32>([-2]);
const tanhSeries = memory.data<f32>([
  -0.005704986993, 0.02063908724, -0.05373971509, 0.133314422, -0.3333328194,
]);

/**
 * The hyperbolic tangent, within 1.5 ulp: below 0.625 x + x³ P(x²), above
 * 1 - 2 / (e^2|x| + 1), with the sign of x.
 */
@inline
export function tanh(x: v128): v128 {
  const size = f32x4.abs(x);
  const z = f32x4.mul(x, x);
  const square = f32x4.mul(z, z);
  const p = fma(
    c(tanhSeries),
    f32x4.mul(square, square),
    cubicOf(z, square, tanhSeries + 4),
  );
  const small = fma(f32x4.mul(p, z), x, x);
  const power = exp(f32x4.add(size, size));
  const rest = f32x4.div(c(minusTwo), f32x4.add(power, c(one)));
  const large = withSign(f32x4.add(c(one), rest), x);
  return select(f32x4.lt(size, c(tanhLimit)), small, large);
}

/**
 * 1 / (1 + e^-x), within 2.5 ulp; for x < 0 as e^x / (1 + e^x), so that
 * nothing overflows and small results keep their digits.
 */
@inline
export function sigmoid(x: v128): v128 {
  const t = exp(f32x4.neg(f32x4.abs(x)));
  const numerator = select(f32x4.lt(x, f32x4.splat(0)), t, c(one));
  return f32x4.div(numerator, f32x4.add(c(one), t));
}

const sixteen = memory.data<f32>([16]);
const three = memory.data<f32>([3]);
const minusSix = memory.data<f32>([-6]);
const millsSeries = memory.data<f32>([
  -0.0002593072186, -0.0008925287587, 0.001073236212, 0.006916167683,
  -0.01048014369, -0.04725446361, 0.2300194348, -0.5093323726, 0.7290836678,
]);

/**
 * Mills' ratio over √(2π), e^(x²/2) Φ(-x), for 0 ≤ x ≤ 16: t P(1 - 6t) with
 * t = 1 / (x + 3), within 6e-8 of it before rounding.
 */
@inline
function mills(x: v128): v128 {
  const t = f32x4.div(c(one), f32x4.add(x, c(three)));
  const q = fma(c(minusSix), t, c(one));
  const q2 = f32x4.mul(q, q);
  const q4 = f32x4.mul(q2, q2);
  let p = fma(c(millsSeries), q4, cubicOf(q, q2, millsSeries + 4));
  p = fma(p, q4, cubicOf(q, q2, millsSeries + 20));
  return f32x4.mul(p, t);
}

const rootTwo = memory.data<f32>([1.41421356]);
const erfSeries = memory.data<f32>([
  7.85386118e-5, -0.0008010193569, 0.005188327679, -0.02685381193,
  0.1128358515, -0.3761262582, 0.128379167,
]);

/**
 * The error function, within 1.5 ulp: below 1 x + x P(x²), above
 * 1 - 2 Φ(-√2 |x|), with the sign of x.
 */
@inline
export function erf(x: v128): v128 {
  const size = f32x4.abs(x);
  const z = f32x4.mul(x, x);
  const square = f32x4.mul(z, z);
  const high = fma(pair(z, erfSeries), z, c(erfSeries + 8));
  const p = fma(
    high,
    f32x4.mul(square, square),
    cubicOf(z, square, erfSeries + 12),
  );
  const small = fma(p, x, x);
  const far = f32x4.mul(size, c(rootTwo));
  const ratio = mills(f32x4.pmin(far, c(sixteen)));
  const power = exp(f32x4.neg(z));
  const rest = f32x4.mul(f32x4.mul(power, c(minusTwo)), ratio);
  const large = withSign(f32x4.add(c(one), rest), x);
  return select(f32x4.lt(size, c(one)), small, large);
}

/** P(x) of eight coefficients, that of x⁷ first. */
@inline
function septic(x: v128, square: v128, at: usize): v128 {
  const high = fma(pair(x, at), square, pair(x, at + 8));
  return fma(fma(high, square, pair(x, at + 16)), square, pair(x, at + 24));
}

/** x, but at most as far from 0 as a limit. */
@inline
function within(x: v128, least: usize, most: usize): v128 {
  return f32x4.pmax(f32x4.pmin(x, c(most)), c(least));
}

const half = memory.data<f32>([0.5]);

// Φ(x) = ½ + x P(x²) / Q(x²), fitted up to the first limit at which this gives
// 1, and 0 at its negative, exactly, with fused and with plain multiply-adds.
const normalMost = memory.data<f32>([5.399997]);
const normalLeast = memory.data<f32>([-5.399997]);
const normalTop = memory.data<f32>([
  2.338672012e-08, 6.360018233e-06, 0.0001643217402, 0.004650851246,
  0.03337223455, 0.3989422321,
]);
const normalBottom = memory.data<f32>([
  1.216590476e-06, 7.240018749e-05, 0.001858981675, 0.02837868966,
  0.2503178716, 1,
]);

/** x Φ(x), within 3e-7 · |x|; 0 and x exactly where |x| is above 5.4. */
@inline
export function gelu(x: v128): v128 {
  const near = within(x, normalLeast, normalMost);
  const z = f32x4.mul(near, near), z2 = f32x4.mul(z, z);
  const top = f32x4.mul(near, quintic(z, z2, normalTop));
  const ratio = f32x4.div(top, quintic(z, z2, normalBottom));
  return f32x4.mul(x, f32x4.add(ratio, c(half)));
}

// The derivative x P(x²) / Q(x²) + ½ is fitted in the same way.
const slopeMost = memory.data<f32>([5.9999967]);
const slopeLeast = memory.data<f32>([-5.9999967]);
const slopeTop = memory.data<f32>([
  -1.535762316e-11, 2.785029984e-09, -1.008727253e-07, 3.300830576e-05,
  -0.000148159088, 0.01452999748, -0.04151699692, 0.7978847623,
]);
const slopeBottom = memory.data<f32>([
  5.556692031e-06, 0.0001502086234, 0.002952292794, 0.03697189316,
  0.2813019454, 1,
]);

/** Φ(x) + x φ(x), within 3e-7; 0 and 1 exactly where |x| is above 6, but NaN,
 * as ∞ · 0 is, where it is infinite. */
@inline
export function geluSlope(x: v128): v128 {
  const near = within(x, slopeLeast, slopeMost);
  const z = f32x4.mul(near, near), z2 = f32x4.mul(z, z);
  const top = f32x4.mul(near, septic(z, z2, slopeTop));
  const ratio = f32x4.div(top, quintic(z, z2, slopeBottom));
  return f32x4.add(ratio, fma(x, f32x4.splat(0), c(half)));
}

const twoOverRootPi = memory.data<f32>([1.12837917]);

/** (2/√π) e^(-x²), the derivative of erf. */
@inline
export function erfSlope(x: v128): v128 {
  const power = exp(f32x4.neg(f32x4.mul(x, x)));
  return f32x4.mul(power, c(twoOverRootPi));
}

// With a = √(8/π): 2u = ax + 0.044715a x³, and 2u′ = a + 3 · 0.044715a x².
const linear = memory.data<f32>([1.59576912]);
const cubic = memory.data<f32>([0.0713548163]);
const threeCubic = memory.data<f32>([0.214064449]);
const farthest = memory.data<f32>([64]);
const minusFarthest = memory.data<f32>([-64]);

/** ½x(1 + tanh u) = x · sigmoid(2u), u = √(2/π)(x + 0.044715x³). */
@inline
export function geluTanh(x: v128): v128 {
  const z = f32x4.mul(x, x);
  return f32x4.mul(x, sigmoid(f32x4.mul(fma(z, c(cubic), c(linear)), x)));
}

/**
 * s + x s(1 - s) 2u′ with s = sigmoid(2u), within 1e-6. With t = e^-|2u|,
 * s(1 - s) = t / (1 + t)². Where x² would overflow, t is 0.
 */
@inline
export function geluTanhSlope(x: v128): v128 {
  const near = f32x4.pmax(f32x4.pmin(x, c(farthest)), c(minusFarthest));
  const z = f32x4.mul(near, near);
  const u = f32x4.mul(fma(z, c(cubic), c(linear)), near);
  const t = exp(f32x4.neg(f32x4.abs(u)));
  const inverse = f32x4.div(c(one), f32x4.add(c(one), t));
  const numerator = select(f32x4.lt(u, f32x4.splat(0)), t, c(one));
  const s = f32x4.mul(numerator, inverse);
  const product = f32x4.mul(t, f32x4.mul(inverse, inverse));
  const slope = fma(z, c(threeCubic), c(linear));
  return fma(f32x4.mul(x, product), slope, s);
}

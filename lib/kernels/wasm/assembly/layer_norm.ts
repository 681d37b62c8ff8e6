// Layer normalisation and its gradient.

import { fill } from "./fill";
import { sumOf } from "./reduce";
import { fma, firstLanes, fnma, loadPart, put, putPart, sumLanes } from "./simd";

/** Four floats, or `count` and zeros if it is less. */
@inline
function loadUpTo(address: usize, count: i32): v128 {
  return count < 4 ? loadPart(address, count) : v128.load(address);
}

@inline
function putUpTo(address: usize, v: v128, count: i32, accumulate: i32): void {
  if (count < 4) putPart(address, v, count, accumulate);
  else put(address, v, accumulate);
}

/** Σ (x - mean)². */
function squares(n: i32, mean: f32, x: usize): f32 {
  const middle = f32x4.splat(mean);
  let s = f32x4.splat(0), t = s;
  for (; n >= 8; n -= 8) {
    const v = f32x4.sub(v128.load(x), middle);
    const w = f32x4.sub(v128.load(x, 16), middle);
    s = fma(v, v, s);
    t = fma(w, w, t);
    x += 32;
  }
  for (; n > 0; n -= 4) {
    let v = f32x4.sub(loadUpTo(x, n), middle);
    v = v128.and(v, firstLanes(n));
    s = fma(v, v, s);
    x += 16;
  }
  return sumLanes(f32x4.add(s, t));
}

/** out = (x - mean) · rstd · weight + bias. */
function normalise(
  n: i32,
  mean: f32,
  rstd: f32,
  x: usize,
  weight: usize,
  bias: usize,
  out: usize,
): void {
  const middle = f32x4.splat(mean), factor = f32x4.splat(rstd);
  const bytes = <usize>n << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    const left = n - i32(at >> 2);
    let v = f32x4.sub(loadUpTo(x + at, left), middle);
    v = f32x4.mul(v, factor);
    if (weight) v = f32x4.mul(v, loadUpTo(weight + at, left));
    if (bias) v = f32x4.add(v, loadUpTo(bias + at, left));
    putUpTo(out + at, v, left, 0);
  }
}

export function layerNorm(
  rows: i32,
  columns: i32,
  epsilon: f64,
  x: usize,
  weight: usize,
  bias: usize,
  out: usize,
  mean: usize,
  rstd: usize,
): void {
  const n = <f64>columns;
  for (; rows > 0; rows--) {
    const middle = <f32>(sumOf(columns, x) / n);
    const variance = <f64>squares(columns, middle, x) / n;
    const factor = <f32>(1 / sqrt(variance + epsilon));
    normalise(columns, middle, factor, x, weight, bias, out);
    store<f32>(mean, middle);
    store<f32>(rstd, factor);
    x += <usize>columns << 2;
    out += <usize>columns << 2;
    mean += 4;
    rstd += 4;
  }
}

// What the first pass over a row leaves for the second.
let meanOfG: f32 = 0;
let meanOfProduct: f32 = 0;

/** The sums of one row, and its part of the gradients of the parameters. */
function gatherRow(
  n: i32,
  x: usize,
  weight: usize,
  mean: f32,
  rstd: f32,
  dy: usize,
  dWeight: usize,
  dBias: usize,
): void {
  const middle = f32x4.splat(mean), factor = f32x4.splat(rstd);
  let sums = f32x4.splat(0), products = sums;
  const bytes = <usize>n << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    const left = n - i32(at >> 2);
    const gradient = loadUpTo(dy + at, left);
    let normal = f32x4.sub(loadUpTo(x + at, left), middle);
    normal = f32x4.mul(normal, factor);
    const product = f32x4.mul(gradient, normal);
    if (dWeight) putUpTo(dWeight + at, product, left, 1);
    if (dBias) putUpTo(dBias + at, gradient, left, 1);
    if (weight) {
      const w = loadUpTo(weight + at, left);
      sums = fma(gradient, w, sums);
      products = fma(product, w, products);
    } else {
      sums = f32x4.add(sums, gradient);
      products = f32x4.add(products, product);
    }
  }
  meanOfG = sumLanes(sums) / <f32>n;
  meanOfProduct = sumLanes(products) / <f32>n;
}

/** dx = rstd (g - mean(g) - x̂ mean(g x̂)). */
function spreadRow(
  n: i32,
  x: usize,
  weight: usize,
  mean: f32,
  rstd: f32,
  dy: usize,
  dx: usize,
  accumulate: i32,
): void {
  const middle = f32x4.splat(mean), factor = f32x4.splat(rstd);
  const less = f32x4.splat(meanOfG), slope = f32x4.splat(meanOfProduct);
  const bytes = <usize>n << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    const left = n - i32(at >> 2);
    let g = loadUpTo(dy + at, left);
    if (weight) g = f32x4.mul(g, loadUpTo(weight + at, left));
    let normal = f32x4.sub(loadUpTo(x + at, left), middle);
    normal = f32x4.mul(normal, factor);
    g = fnma(normal, slope, f32x4.sub(g, less));
    putUpTo(dx + at, f32x4.mul(g, factor), left, accumulate);
  }
}

export function layerNormBackward(
  rows: i32,
  columns: i32,
  x: usize,
  weight: usize,
  mean: usize,
  rstd: usize,
  dy: usize,
  dx: usize,
  accumulate: i32,
  dWeight: usize,
  dBias: usize,
  accumulateParameters: i32,
): void {
  if (!accumulateParameters) {
    if (dWeight) fill(columns, 0, dWeight);
    if (dBias) fill(columns, 0, dBias);
  }
  const step = <usize>columns << 2;
  for (; rows > 0; rows--) {
    const middle = load<f32>(mean), factor = load<f32>(rstd);
    gatherRow(columns, x, weight, middle, factor, dy, dWeight, dBias);
    spreadRow(columns, x, weight, middle, factor, dy, dx, accumulate);
    x += step;
    dy += step;
    dx += step;
    mean += 4;
    rstd += 4;
  }
}

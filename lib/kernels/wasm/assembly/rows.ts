// What softmax, its logarithm and cross entropy share: passes over one row, or
// over four side by side, so that none waits for the sums of another.

import { exp, expBelow } from "./math";
import {
  firstLanes,
  lane0,
  lane1,
  lane2,
  lane3,
  loadPart,
  maximaOfLanes,
  maximumLanes,
  storePart,
  sumLanes,
  sumsOfLanes,
} from "./simd";

/** The largest of factor · x in each lane; a NaN is passed over, and shows in
 * the sum. */
function maxima(n: i32, factor: v128, x: usize): v128 {
  let a = f32x4.splat(-Infinity), b = a;
  for (; n >= 8; n -= 8) {
    a = f32x4.pmax(a, f32x4.mul(v128.load(x), factor));
    b = f32x4.pmax(b, f32x4.mul(v128.load(x, 16), factor));
    x += 32;
  }
  if (n >= 4) {
    a = f32x4.pmax(a, f32x4.mul(v128.load(x), factor));
    x += 16;
    n -= 4;
  }
  for (; n > 0; n--) {
    b = f32x4.pmax(b, f32x4.mul(v128.load32_splat(x), factor));
    x += 4;
  }
  return f32x4.pmax(a, b);
}

/** The largest of x. */
export function rowMaximum(n: i32, x: usize): f32 {
  return maximumLanes(maxima(n, f32x4.splat(1), x));
}

/** e^(factor · x - less). Not fused: the largest must give 1 exactly. */
@inline
function powerOf(x: v128, factor: v128, less: v128): v128 {
  return expBelow(f32x4.sub(f32x4.mul(x, factor), less));
}

/** Writes the power of each element; returns their sum in each lane. */
function powers(n: i32, factor: v128, less: v128, x: usize, out: usize): v128 {
  let sum = f32x4.splat(0);
  for (; n >= 4; n -= 4) {
    const v = powerOf(v128.load(x), factor, less);
    v128.store(out, v);
    sum = f32x4.add(sum, v);
    x += 16;
    out += 16;
  }
  if (n == 0) return sum;
  const v = powerOf(loadPart(x, n), factor, less);
  storePart(out, v, n);
  return f32x4.add(sum, v128.and(v, firstLanes(n)));
}

/** x *= factor. */
function multiply(n: i32, factor: v128, x: usize): void {
  for (; n >= 4; n -= 4) {
    v128.store(x, f32x4.mul(v128.load(x), factor));
    x += 16;
  }
  if (n > 0) storePart(x, f32x4.mul(loadPart(x, n), factor), n);
}

// Of the rows last taken, a row in each lane: the largest of factor · x, and
// Σ e^(factor · x - that).
export let shifts: v128 = f32x4.splat(0);
export let totals: v128 = f32x4.splat(0);

// Of four rows, the columns that all see are taken side by side, and the rest
// row by row: `common` is a multiple of 4, and n0 to n3 are what is left.

function maximaOfRows(
  common: i32,
  n0: i32,
  n1: i32,
  n2: i32,
  n3: i32,
  factor: v128,
  step: usize,
  x: usize,
): v128 {
  const two = step << 1, three = two + step, end = x + (<usize>common << 2);
  let a = maxima(n0, factor, end), b = maxima(n1, factor, end + step);
  let c = maxima(n2, factor, end + two), d = maxima(n3, factor, end + three);
  for (; x < end; x += 16) {
    a = f32x4.pmax(a, f32x4.mul(v128.load(x), factor));
    b = f32x4.pmax(b, f32x4.mul(v128.load(x + step), factor));
    c = f32x4.pmax(c, f32x4.mul(v128.load(x + two), factor));
    d = f32x4.pmax(d, f32x4.mul(v128.load(x + three), factor));
  }
  return maximaOfLanes(a, b, c, d);
}

function powersOfRows(
  common: i32,
  n0: i32,
  n1: i32,
  n2: i32,
  n3: i32,
  factor: v128,
  step: usize,
  x: usize,
  out: usize,
): v128 {
  const two = step << 1, three = two + step, end = x + (<usize>common << 2);
  const rest = out + (<usize>common << 2);
  const l0 = lane0(shifts), l1 = lane1(shifts);
  const l2 = lane2(shifts), l3 = lane3(shifts);
  let a = powers(n0, factor, l0, end, rest);
  let b = powers(n1, factor, l1, end + step, rest + step);
  let c = powers(n2, factor, l2, end + two, rest + two);
  let d = powers(n3, factor, l3, end + three, rest + three);
  for (; x < end; x += 16) {
    let v = powerOf(v128.load(x), factor, l0);
    v128.store(out, v);
    a = f32x4.add(a, v);
    v = powerOf(v128.load(x + step), factor, l1);
    v128.store(out + step, v);
    b = f32x4.add(b, v);
    v = powerOf(v128.load(x + two), factor, l2);
    v128.store(out + two, v);
    c = f32x4.add(c, v);
    v = powerOf(v128.load(x + three), factor, l3);
    v128.store(out + three, v);
    d = f32x4.add(d, v);
    out += 16;
  }
  return sumsOfLanes(a, b, c, d);
}

function multiplyRows(
  common: i32,
  n0: i32,
  n1: i32,
  n2: i32,
  n3: i32,
  factors: v128,
  step: usize,
  x: usize,
): void {
  const two = step << 1, three = two + step, end = x + (<usize>common << 2);
  const f0 = lane0(factors), f1 = lane1(factors);
  const f2 = lane2(factors), f3 = lane3(factors);
  multiply(n0, f0, end);
  multiply(n1, f1, end + step);
  multiply(n2, f2, end + two);
  multiply(n3, f3, end + three);
  for (; x < end; x += 16) {
    const v0 = v128.load(x), v1 = v128.load(x + step);
    const v2 = v128.load(x + two), v3 = v128.load(x + three);
    v128.store(x, f32x4.mul(v0, f0));
    v128.store(x + step, f32x4.mul(v1, f1));
    v128.store(x + two, f32x4.mul(v2, f2));
    v128.store(x + three, f32x4.mul(v3, f3));
  }
}

/**
 * The softmax of up to four rows of factor · x.
 *
 * @param n0 How many columns of the first row are seen; n1 to n3 likewise, 0
 * if the row is missing.
 * @param step Bytes from row to row.
 */
export function softmaxRows(
  n0: i32,
  n1: i32,
  n2: i32,
  n3: i32,
  factor: v128,
  step: usize,
  x: usize,
  out: usize,
): void {
  const common = min(min(n0, n1), min(n2, n3)) & ~3;
  n0 -= common;
  n1 -= common;
  n2 -= common;
  n3 -= common;
  shifts = maximaOfRows(common, n0, n1, n2, n3, factor, step, x);
  totals = powersOfRows(common, n0, n1, n2, n3, factor, step, x, out);
  const inverse = f32x4.div(f32x4.splat(1), totals);
  multiplyRows(common, n0, n1, n2, n3, inverse, step, out);
}

/** Σ e^(x - shift). */
export function rowExpSum(n: i32, shift: f32, x: usize): f32 {
  const less = f32x4.splat(shift);
  let a = f32x4.splat(0), b = a;
  for (; n >= 8; n -= 8) {
    a = f32x4.add(a, exp(f32x4.sub(v128.load(x), less)));
    b = f32x4.add(b, exp(f32x4.sub(v128.load(x, 16), less)));
    x += 32;
  }
  if (n >= 4) {
    a = f32x4.add(a, exp(f32x4.sub(v128.load(x), less)));
    x += 16;
    n -= 4;
  }
  if (n > 0) {
    const v = exp(f32x4.sub(loadPart(x, n), less));
    b = f32x4.add(b, v128.and(v, firstLanes(n)));
  }
  return sumLanes(f32x4.add(a, b));
}

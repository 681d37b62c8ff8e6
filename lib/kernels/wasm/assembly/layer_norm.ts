// Layer normalisation, of four rows at a time: what is a number for each row is
// one vector, so that no row waits for the sums, root and quotient of another.
// Where fewer are left, the last is taken again in place of those missing: a
// row is read before it is written, and what is written twice is the same.

import {
  firstLanes,
  fma,
  lane0,
  lane1,
  lane2,
  lane3,
  loadPart,
  storePart,
  sumsOfLanes,
} from "./simd";

/** The sums of four rows; d1 to d3 are the distances from the first. */
function sumRows(n: i32, x: usize, d1: usize, d2: usize, d3: usize): v128 {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  for (; n >= 4; n -= 4) {
    s0 = f32x4.add(s0, v128.load(x));
    s1 = f32x4.add(s1, v128.load(x + d1));
    s2 = f32x4.add(s2, v128.load(x + d2));
    s3 = f32x4.add(s3, v128.load(x + d3));
    x += 16;
  }
  if (n > 0) {
    s0 = f32x4.add(s0, loadPart(x, n));
    s1 = f32x4.add(s1, loadPart(x + d1, n));
    s2 = f32x4.add(s2, loadPart(x + d2, n));
    s3 = f32x4.add(s3, loadPart(x + d3, n));
  }
  return sumsOfLanes(s0, s1, s2, s3);
}

/** Σ (x - mean)² of four rows. */
function squareRows(
  n: i32,
  x: usize,
  d1: usize,
  d2: usize,
  d3: usize,
  mean: v128,
): v128 {
  const m0 = lane0(mean), m1 = lane1(mean);
  const m2 = lane2(mean), m3 = lane3(mean);
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  for (; n >= 4; n -= 4) {
    const v0 = f32x4.sub(v128.load(x), m0);
    const v1 = f32x4.sub(v128.load(x + d1), m1);
    const v2 = f32x4.sub(v128.load(x + d2), m2);
    const v3 = f32x4.sub(v128.load(x + d3), m3);
    s0 = fma(v0, v0, s0);
    s1 = fma(v1, v1, s1);
    s2 = fma(v2, v2, s2);
    s3 = fma(v3, v3, s3);
    x += 16;
  }
  if (n > 0) {
    const mask = firstLanes(n);
    const v0 = v128.and(f32x4.sub(loadPart(x, n), m0), mask);
    const v1 = v128.and(f32x4.sub(loadPart(x + d1, n), m1), mask);
    const v2 = v128.and(f32x4.sub(loadPart(x + d2, n), m2), mask);
    const v3 = v128.and(f32x4.sub(loadPart(x + d3, n), m3), mask);
    s0 = fma(v0, v0, s0);
    s1 = fma(v1, v1, s1);
    s2 = fma(v2, v2, s2);
    s3 = fma(v3, v3, s3);
  }
  return sumsOfLanes(s0, s1, s2, s3);
}

/** (x - mean) · rstd · weight + bias. */
@inline
function affine(x: v128, m: v128, r: v128, weight: v128, bias: v128): v128 {
  return fma(f32x4.mul(f32x4.sub(x, m), r), weight, bias);
}

/** out = (x - mean) · rstd · weight + bias of four rows. */
function normaliseRows(
  n: i32,
  x: usize,
  d1: usize,
  d2: usize,
  d3: usize,
  mean: v128,
  rstd: v128,
  weight: usize,
  bias: usize,
  out: usize,
): void {
  const m0 = lane0(mean), m1 = lane1(mean);
  const m2 = lane2(mean), m3 = lane3(mean);
  const r0 = lane0(rstd), r1 = lane1(rstd);
  const r2 = lane2(rstd), r3 = lane3(rstd);
  for (; n >= 4; n -= 4) {
    const v0 = v128.load(x), v1 = v128.load(x + d1);
    const v2 = v128.load(x + d2), v3 = v128.load(x + d3);
    const w = weight ? v128.load(weight) : f32x4.splat(1);
    const b = bias ? v128.load(bias) : f32x4.splat(0);
    v128.store(out, affine(v0, m0, r0, w, b));
    v128.store(out + d1, affine(v1, m1, r1, w, b));
    v128.store(out + d2, affine(v2, m2, r2, w, b));
    v128.store(out + d3, affine(v3, m3, r3, w, b));
    if (weight) weight += 16;
    if (bias) bias += 16;
    x += 16;
    out += 16;
  }
  if (n == 0) return;
  const v0 = loadPart(x, n), v1 = loadPart(x + d1, n);
  const v2 = loadPart(x + d2, n), v3 = loadPart(x + d3, n);
  const w = weight ? loadPart(weight, n) : f32x4.splat(1);
  const b = bias ? loadPart(bias, n) : f32x4.splat(0);
  storePart(out, affine(v0, m0, r0, w, b), n);
  storePart(out + d1, affine(v1, m1, r1, w, b), n);
  storePart(out + d2, affine(v2, m2, r2, w, b), n);
  storePart(out + d3, affine(v3, m3, r3, w, b), n);
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
  const n = f32x4.splat(<f32>columns), least = f32x4.splat(<f32>epsilon);
  const step = <usize>columns << 2;
  for (; rows > 0; rows -= 4) {
    const d1 = rows > 1 ? step : 0;
    const d2 = rows > 2 ? step << 1 : d1;
    const d3 = rows > 3 ? step * 3 : d2;
    const middle = f32x4.div(sumRows(columns, x, d1, d2, d3), n);
    const squares = squareRows(columns, x, d1, d2, d3, middle);
    const variance = f32x4.div(squares, n);
    const root = f32x4.sqrt(f32x4.add(variance, least));
    const factor = f32x4.div(f32x4.splat(1), root);
    normaliseRows(
      columns, x, d1, d2, d3, middle, factor, weight, bias, out,
    );
    if (rows >= 4) {
      v128.store(mean, middle);
      v128.store(rstd, factor);
    } else {
      storePart(mean, middle, rows);
      storePart(rstd, factor, rows);
    }
    x += step << 2;
    out += step << 2;
    mean += 16;
    rstd += 16;
  }
}

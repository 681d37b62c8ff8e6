// The gradient of layer normalisation: that of the parameters in one pass over
// the columns, that of x over four rows at a time, as in layer_norm.ts.

import {
  firstLanes,
  fma,
  fnma,
  lane0,
  lane1,
  lane2,
  lane3,
  loadPart,
  put,
  putPart,
  storePart,
  sumsOfLanes,
} from "./simd";

/** Four columns, or fewer, of the gradients of the parameters. */
function parameterColumns(
  rows: i32,
  count: i32,
  step: usize,
  x: usize,
  mean: usize,
  rstd: usize,
  dy: usize,
  dWeight: usize,
  dBias: usize,
  accumulate: i32,
): void {
  const whole = count >= 4;
  let weights = f32x4.splat(0), biases = weights;
  for (; rows > 0; rows--) {
    const gradient = whole ? v128.load(dy) : loadPart(dy, count);
    const value = whole ? v128.load(x) : loadPart(x, count);
    const normal = f32x4.mul(
      f32x4.sub(value, v128.load32_splat(mean)),
      v128.load32_splat(rstd),
    );
    weights = fma(gradient, normal, weights);
    biases = f32x4.add(biases, gradient);
    x += step;
    dy += step;
    mean += 4;
    rstd += 4;
  }
  if (whole) {
    if (dWeight) put(dWeight, weights, accumulate);
    if (dBias) put(dBias, biases, accumulate);
    return;
  }
  if (dWeight) putPart(dWeight, weights, count, accumulate);
  if (dBias) putPart(dBias, biases, count, accumulate);
}

/** Sixteen columns: a cache line of each row, its sums kept in registers. */
function parameterLine(
  rows: i32,
  step: usize,
  x: usize,
  mean: usize,
  rstd: usize,
  dy: usize,
  dWeight: usize,
  dBias: usize,
  accumulate: i32,
): void {
  let w0 = f32x4.splat(0), w1 = w0, w2 = w0, w3 = w0;
  let b0 = w0, b1 = w0, b2 = w0, b3 = w0;
  for (; rows > 0; rows--) {
    const middle = v128.load32_splat(mean), factor = v128.load32_splat(rstd);
    let g = v128.load(dy);
    let v = f32x4.mul(f32x4.sub(v128.load(x), middle), factor);
    w0 = fma(g, v, w0);
    b0 = f32x4.add(b0, g);
    g = v128.load(dy, 16);
    v = f32x4.mul(f32x4.sub(v128.load(x, 16), middle), factor);
    w1 = fma(g, v, w1);
    b1 = f32x4.add(b1, g);
    g = v128.load(dy, 32);
    v = f32x4.mul(f32x4.sub(v128.load(x, 32), middle), factor);
    w2 = fma(g, v, w2);
    b2 = f32x4.add(b2, g);
    g = v128.load(dy, 48);
    v = f32x4.mul(f32x4.sub(v128.load(x, 48), middle), factor);
    w3 = fma(g, v, w3);
    b3 = f32x4.add(b3, g);
    x += step;
    dy += step;
    mean += 4;
    rstd += 4;
  }
  if (dWeight) {
    put(dWeight, w0, accumulate);
    put(dWeight + 16, w1, accumulate);
    put(dWeight + 32, w2, accumulate);
    put(dWeight + 48, w3, accumulate);
  }
  if (dBias) {
    put(dBias, b0, accumulate);
    put(dBias + 16, b1, accumulate);
    put(dBias + 32, b2, accumulate);
    put(dBias + 48, b3, accumulate);
  }
}

/** dWeight = Σ dy x̂ and dBias = Σ dy over the rows. */
function parameterGradients(
  rows: i32,
  columns: i32,
  x: usize,
  mean: usize,
  rstd: usize,
  dy: usize,
  dWeight: usize,
  dBias: usize,
  accumulate: i32,
): void {
  const step = <usize>columns << 2;
  let left = columns;
  while (left > 0) {
    const bytes: usize = left >= 16 ? 64 : 16;
    if (left >= 16) {
      parameterLine(
        rows, step, x, mean, rstd, dy, dWeight, dBias, accumulate,
      );
    } else {
      parameterColumns(
        rows, left, step, x, mean, rstd, dy, dWeight, dBias, accumulate,
      );
    }
    x += bytes;
    dy += bytes;
    if (dWeight) dWeight += bytes;
    if (dBias) dBias += bytes;
    left -= <i32>(bytes >> 2);
  }
}

// What the first pass over four rows leaves for the second: mean(g) and
// mean(g x̂), a row in each lane.
let meanOfG: v128 = f32x4.splat(0);
let meanOfProduct: v128 = f32x4.splat(0);

/** The means of four rows; d1 to d3 are the distances from the first. */
function gatherRows(
  n: i32,
  x: usize,
  d1: usize,
  d2: usize,
  d3: usize,
  weight: usize,
  mean: v128,
  rstd: v128,
  dy: usize,
): void {
  const count = f32x4.splat(<f32>n);
  const m0 = lane0(mean), m1 = lane1(mean);
  const m2 = lane2(mean), m3 = lane3(mean);
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  let p0 = s0, p1 = s0, p2 = s0, p3 = s0;
  for (; n >= 4; n -= 4) {
    const w = weight ? v128.load(weight) : f32x4.splat(1);
    let g = f32x4.mul(v128.load(dy), w);
    s0 = f32x4.add(s0, g);
    p0 = fma(g, f32x4.sub(v128.load(x), m0), p0);
    g = f32x4.mul(v128.load(dy + d1), w);
    s1 = f32x4.add(s1, g);
    p1 = fma(g, f32x4.sub(v128.load(x + d1), m1), p1);
    g = f32x4.mul(v128.load(dy + d2), w);
    s2 = f32x4.add(s2, g);
    p2 = fma(g, f32x4.sub(v128.load(x + d2), m2), p2);
    g = f32x4.mul(v128.load(dy + d3), w);
    s3 = f32x4.add(s3, g);
    p3 = fma(g, f32x4.sub(v128.load(x + d3), m3), p3);
    if (weight) weight += 16;
    x += 16;
    dy += 16;
  }
  if (n > 0) {
    const w = weight ? loadPart(weight, n) : f32x4.splat(1);
    // The lanes past the end hold -mean, which may be infinite.
    const mask = firstLanes(n);
    let g = f32x4.mul(loadPart(dy, n), w);
    s0 = f32x4.add(s0, g);
    p0 = fma(g, v128.and(f32x4.sub(loadPart(x, n), m0), mask), p0);
    g = f32x4.mul(loadPart(dy + d1, n), w);
    s1 = f32x4.add(s1, g);
    p1 = fma(g, v128.and(f32x4.sub(loadPart(x + d1, n), m1), mask), p1);
    g = f32x4.mul(loadPart(dy + d2, n), w);
    s2 = f32x4.add(s2, g);
    p2 = fma(g, v128.and(f32x4.sub(loadPart(x + d2, n), m2), mask), p2);
    g = f32x4.mul(loadPart(dy + d3, n), w);
    s3 = f32x4.add(s3, g);
    p3 = fma(g, v128.and(f32x4.sub(loadPart(x + d3, n), m3), mask), p3);
  }
  meanOfG = f32x4.div(sumsOfLanes(s0, s1, s2, s3), count);
  const products = f32x4.mul(sumsOfLanes(p0, p1, p2, p3), rstd);
  meanOfProduct = f32x4.div(products, count);
}

/** rstd (g - less - x̂ slope). */
@inline
function slopeOf(
  x: v128,
  g: v128,
  mean: v128,
  rstd: v128,
  less: v128,
  slope: v128,
): v128 {
  const normal = f32x4.mul(f32x4.sub(x, mean), rstd);
  return f32x4.mul(fnma(normal, slope, f32x4.sub(g, less)), rstd);
}

/** dx = rstd (g - mean(g) - x̂ mean(g x̂)) of two rows, `step` bytes apart or,
 * with 0, of one; the vectors have a row in each of the first two lanes. */
function spreadRows(
  n: i32,
  x: usize,
  step: usize,
  weight: usize,
  mean: v128,
  rstd: v128,
  less: v128,
  slope: v128,
  dy: usize,
  dx: usize,
  accumulate: i32,
): void {
  const m0 = lane0(mean), m1 = lane1(mean);
  const r0 = lane0(rstd), r1 = lane1(rstd);
  const l0 = lane0(less), l1 = lane1(less);
  const k0 = lane0(slope), k1 = lane1(slope);
  for (; n >= 4; n -= 4) {
    const w = weight ? v128.load(weight) : f32x4.splat(1);
    const g0 = f32x4.mul(v128.load(dy), w);
    const g1 = f32x4.mul(v128.load(dy + step), w);
    let v0 = slopeOf(v128.load(x), g0, m0, r0, l0, k0);
    let v1 = slopeOf(v128.load(x + step), g1, m1, r1, l1, k1);
    if (accumulate) {
      v0 = f32x4.add(v0, v128.load(dx));
      v1 = f32x4.add(v1, v128.load(dx + step));
    }
    v128.store(dx, v0);
    v128.store(dx + step, v1);
    if (weight) weight += 16;
    x += 16;
    dy += 16;
    dx += 16;
  }
  if (n == 0) return;
  const w = weight ? loadPart(weight, n) : f32x4.splat(1);
  const g0 = f32x4.mul(loadPart(dy, n), w);
  const g1 = f32x4.mul(loadPart(dy + step, n), w);
  let v0 = slopeOf(loadPart(x, n), g0, m0, r0, l0, k0);
  let v1 = slopeOf(loadPart(x + step, n), g1, m1, r1, l1, k1);
  if (accumulate) {
    v0 = f32x4.add(v0, loadPart(dx, n));
    v1 = f32x4.add(v1, loadPart(dx + step, n));
  }
  storePart(dx, v0, n);
  storePart(dx + step, v1, n);
}

/** The last two lanes, as the first. */
@inline
function lastLanes(v: v128): v128 {
  return v128.shuffle<f32>(v, v, 2, 3, 2, 3);
}

/** Up to four floats; the last is repeated. */
@inline
function loadRows(address: usize, rows: i32): v128 {
  if (rows >= 4) return v128.load(address);
  const last = v128.load32_splat(address + (<usize>(rows - 1) << 2));
  return v128.bitselect(loadPart(address, rows), last, firstLanes(rows));
}

/** dx of up to four rows. */
function fourRows(
  rows: i32,
  columns: i32,
  x: usize,
  weight: usize,
  mean: v128,
  rstd: v128,
  dy: usize,
  dx: usize,
  accumulate: i32,
): void {
  const step = <usize>columns << 2, two = step << 1;
  const d1 = rows > 1 ? step : 0;
  const d2 = rows > 2 ? two : d1;
  const d3 = rows > 3 ? two + step : d2;
  gatherRows(columns, x, d1, d2, d3, weight, mean, rstd, dy);
  const less = meanOfG, slope = meanOfProduct;
  spreadRows(
    columns, x, d1, weight, mean, rstd, less, slope, dy, dx, accumulate,
  );
  if (rows <= 2) return;
  spreadRows(
    columns, x + two, d3 - two, weight, lastLanes(mean), lastLanes(rstd),
    lastLanes(less), lastLanes(slope), dy + two, dx + two, accumulate,
  );
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
  // First, as dx may be dy.
  if (dWeight || dBias) {
    parameterGradients(
      rows, columns, x, mean, rstd, dy, dWeight, dBias, accumulateParameters,
    );
  }
  const step = <usize>columns << 4;
  for (; rows > 0; rows -= 4) {
    const middle = loadRows(mean, rows), factor = loadRows(rstd, rows);
    fourRows(
      rows, columns, x, weight, middle, factor, dy, dx, accumulate,
    );
    x += step;
    dy += step;
    dx += step;
    mean += 16;
    rstd += 16;
  }
}

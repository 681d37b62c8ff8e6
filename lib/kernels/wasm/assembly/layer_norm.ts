// Layer normalisation and its gradient.

import {
  firstLanes,
  fma,
  fnma,
  loadPart,
  put,
  putPart,
  sumLanes,
} from "./simd";

/** The sum of a row. */
function rowSum(n: i32, x: usize): f32 {
  let s = f32x4.splat(0), t = s;
  for (; n >= 8; n -= 8) {
    s = f32x4.add(s, v128.load(x));
    t = f32x4.add(t, v128.load(x, 16));
    x += 32;
  }
  if (n >= 4) {
    s = f32x4.add(s, v128.load(x));
    x += 16;
    n -= 4;
  }
  if (n > 0) t = f32x4.add(t, loadPart(x, n));
  return sumLanes(f32x4.add(s, t));
}

/** Σ (x - mean)². */
function rowSquares(n: i32, mean: f32, x: usize): f32 {
  const middle = f32x4.splat(mean);
  let s = f32x4.splat(0), t = s;
  for (; n >= 8; n -= 8) {
    const v = f32x4.sub(v128.load(x), middle);
    const w = f32x4.sub(v128.load(x, 16), middle);
    s = fma(v, v, s);
    t = fma(w, w, t);
    x += 32;
  }
  if (n >= 4) {
    const v = f32x4.sub(v128.load(x), middle);
    s = fma(v, v, s);
    x += 16;
    n -= 4;
  }
  if (n > 0) {
    const v = f32x4.sub(loadPart(x, n), middle);
    t = fma(v128.and(v, firstLanes(n)), v, t);
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
  for (; n >= 4; n -= 4) {
    let v = f32x4.mul(f32x4.sub(v128.load(x), middle), factor);
    if (weight) {
      v = f32x4.mul(v, v128.load(weight));
      weight += 16;
    }
    if (bias) {
      v = f32x4.add(v, v128.load(bias));
      bias += 16;
    }
    v128.store(out, v);
    x += 16;
    out += 16;
  }
  if (n == 0) return;
  let v = f32x4.mul(f32x4.sub(loadPart(x, n), middle), factor);
  if (weight) v = f32x4.mul(v, loadPart(weight, n));
  if (bias) v = f32x4.add(v, loadPart(bias, n));
  putPart(out, v, n, 0);
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
    const middle = <f32>(<f64>rowSum(columns, x) / n);
    const variance = <f64>rowSquares(columns, middle, x) / n;
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

// What the first pass over a row leaves for the second.
let meanOfG: f32 = 0;
let meanOfProduct: f32 = 0;

/** mean(g) and mean(g x̂) of one row. */
function gatherRow(
  n: i32,
  x: usize,
  weight: usize,
  mean: f32,
  rstd: f32,
  dy: usize,
): void {
  const middle = f32x4.splat(mean), factor = f32x4.splat(rstd);
  let sums = f32x4.splat(0), products = sums;
  let left = n;
  for (; left >= 4; left -= 4) {
    let g = v128.load(dy);
    if (weight) {
      g = f32x4.mul(g, v128.load(weight));
      weight += 16;
    }
    const normal = f32x4.mul(f32x4.sub(v128.load(x), middle), factor);
    sums = f32x4.add(sums, g);
    products = fma(g, normal, products);
    x += 16;
    dy += 16;
  }
  if (left > 0) {
    let g = loadPart(dy, left);
    if (weight) g = f32x4.mul(g, loadPart(weight, left));
    const normal = f32x4.mul(f32x4.sub(loadPart(x, left), middle), factor);
    sums = f32x4.add(sums, g);
    // The lanes past the end hold -mean, which may be infinite.
    products = fma(g, v128.and(normal, firstLanes(left)), products);
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
  for (; n >= 4; n -= 4) {
    let g = v128.load(dy);
    if (weight) {
      g = f32x4.mul(g, v128.load(weight));
      weight += 16;
    }
    const normal = f32x4.mul(f32x4.sub(v128.load(x), middle), factor);
    g = fnma(normal, slope, f32x4.sub(g, less));
    put(dx, f32x4.mul(g, factor), accumulate);
    x += 16;
    dy += 16;
    dx += 16;
  }
  if (n == 0) return;
  let g = loadPart(dy, n);
  if (weight) g = f32x4.mul(g, loadPart(weight, n));
  const normal = f32x4.mul(f32x4.sub(loadPart(x, n), middle), factor);
  g = fnma(normal, slope, f32x4.sub(g, less));
  putPart(dx, f32x4.mul(g, factor), n, accumulate);
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
  const step = <usize>columns << 2;
  for (; rows > 0; rows--) {
    const middle = load<f32>(mean), factor = load<f32>(rstd);
    gatherRow(columns, x, weight, middle, factor, dy);
    spreadRow(columns, x, weight, middle, factor, dy, dx, accumulate);
    x += step;
    dy += step;
    dx += step;
    mean += 4;
    rstd += 4;
  }
}

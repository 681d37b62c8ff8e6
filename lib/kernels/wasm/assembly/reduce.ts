// Reductions of x, outer×n×inner, over n.

import {
  fma,
  loadPart,
  put,
  putOne,
  putPart,
  storePart,
  sumLanes,
} from "./simd";

// Sums are kept in float32 for this many terms of one lane and added up in
// float64 (over contiguous floats) or in a second float32, so that the error
// does not grow with n.
const run: i32 = 1024;

/** The sum of up to `run` · 16 contiguous floats. */
function sumRun(n: i32, x: usize): f64 {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  for (; n >= 16; n -= 16) {
    s0 = f32x4.add(s0, v128.load(x));
    s1 = f32x4.add(s1, v128.load(x, 16));
    s2 = f32x4.add(s2, v128.load(x, 32));
    s3 = f32x4.add(s3, v128.load(x, 48));
    x += 64;
  }
  for (; n >= 4; n -= 4) {
    s0 = f32x4.add(s0, v128.load(x));
    x += 16;
  }
  if (n > 0) s1 = f32x4.add(s1, loadPart(x, n));
  const low = f32x4.add(s0, s1), high = f32x4.add(s2, s3);
  return sumLanes(f32x4.add(low, high));
}

/** The sum of n contiguous floats. */
export function sumOf(n: i32, x: usize): f64 {
  let total: f64 = 0;
  for (; n > run * 16; n -= run * 16) {
    total += sumRun(run * 16, x);
    x += run * 64;
  }
  return total + sumRun(n, x);
}

/** The sum of one column of four, `step` bytes from row to row. */
@inline
function sumColumns(n: i32, x: usize, step: usize, count: i32): v128 {
  let total = f32x4.splat(0);
  while (n > 0) {
    let part = f32x4.splat(0);
    const stop = max(0, n - run);
    for (; n > stop; n--) {
      part = f32x4.add(part, count < 4 ? loadPart(x, count) : v128.load(x));
      x += step;
    }
    total = f32x4.add(total, part);
  }
  return total;
}

/** Sixteen columns at once: a cache line of each row. */
@inline
function sumSixteen(
  n: i32,
  x: usize,
  step: usize,
  scale: v128,
  out: usize,
  accumulate: i32,
): void {
  let t0 = f32x4.splat(0), t1 = t0, t2 = t0, t3 = t0;
  while (n > 0) {
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
    const stop = max(0, n - run);
    for (; n > stop; n--) {
      s0 = f32x4.add(s0, v128.load(x));
      s1 = f32x4.add(s1, v128.load(x, 16));
      s2 = f32x4.add(s2, v128.load(x, 32));
      s3 = f32x4.add(s3, v128.load(x, 48));
      x += step;
    }
    t0 = f32x4.add(t0, s0);
    t1 = f32x4.add(t1, s1);
    t2 = f32x4.add(t2, s2);
    t3 = f32x4.add(t3, s3);
  }
  put(out, f32x4.mul(t0, scale), accumulate);
  put(out + 16, f32x4.mul(t1, scale), accumulate);
  put(out + 32, f32x4.mul(t2, scale), accumulate);
  put(out + 48, f32x4.mul(t3, scale), accumulate);
}

export function sum(
  outer: i32,
  n: i32,
  inner: i32,
  scale: f64,
  x: usize,
  out: usize,
  accumulate: i32,
): void {
  if (inner == 1) {
    for (; outer > 0; outer--) {
      putOne(out, <f32>(scale * sumOf(n, x)), accumulate);
      x += <usize>n << 2;
      out += 4;
    }
    return;
  }
  const factor = f32x4.splat(<f32>scale);
  const step = <usize>inner << 2;
  for (; outer > 0; outer--) {
    let from = x, left = inner;
    for (; left >= 16; left -= 16) {
      sumSixteen(n, from, step, factor, out, accumulate);
      from += 64;
      out += 64;
    }
    for (; left >= 4; left -= 4) {
      const total = sumColumns(n, from, step, 4);
      put(out, f32x4.mul(total, factor), accumulate);
      from += 16;
      out += 16;
    }
    if (left > 0) {
      const total = sumColumns(n, from, step, left);
      putPart(out, f32x4.mul(total, factor), left, accumulate);
      out += <usize>left << 2;
    }
    x += <usize>n * step;
  }
}

@inline
function extremum(largest: bool, a: v128, b: v128): v128 {
  return largest ? f32x4.max(a, b) : f32x4.min(a, b);
}

/** The extremum of one contiguous row. */
@inline
function extremumOfRow(largest: bool, n: i32, x: usize): f32 {
  let a = f32x4.splat(largest ? -Infinity : Infinity), b = a;
  for (; n >= 8; n -= 8) {
    a = extremum(largest, a, v128.load(x));
    b = extremum(largest, b, v128.load(x, 16));
    x += 32;
  }
  for (; n > 0; n--) {
    a = extremum(largest, a, v128.load32_splat(x));
    x += 4;
  }
  a = extremum(largest, a, b);
  a = extremum(largest, a, v128.shuffle<f32>(a, a, 2, 3, 0, 1));
  a = extremum(largest, a, v128.shuffle<f32>(a, a, 1, 0, 3, 2));
  return f32x4.extract_lane(a, 0);
}

@inline
function reduceExtremum(
  largest: bool,
  outer: i32,
  n: i32,
  inner: i32,
  x: usize,
  out: usize,
): void {
  if (inner == 1) {
    for (; outer > 0; outer--) {
      store<f32>(out, extremumOfRow(largest, n, x));
      x += <usize>n << 2;
      out += 4;
    }
    return;
  }
  const step = <usize>inner << 2;
  for (; outer > 0; outer--) {
    for (let i = 0; i < inner; i += 4) {
      const count = inner - i;
      let v = f32x4.splat(largest ? -Infinity : Infinity);
      let from = x + (<usize>i << 2);
      for (let j = 0; j < n; j++) {
        const next = count < 4 ? loadPart(from, count) : v128.load(from);
        v = extremum(largest, v, next);
        from += step;
      }
      if (count < 4) storePart(out + (<usize>i << 2), v, count);
      else v128.store(out + (<usize>i << 2), v);
    }
    x += <usize>n * step;
    out += step;
  }
}

export function reduceMaximum(
  outer: i32,
  n: i32,
  inner: i32,
  x: usize,
  out: usize,
): void {
  reduceExtremum(true, outer, n, inner, x, out);
}

export function reduceMinimum(
  outer: i32,
  n: i32,
  inner: i32,
  x: usize,
  out: usize,
): void {
  reduceExtremum(false, outer, n, inner, x, out);
}

export function reduceExtremumBackward(
  outer: i32,
  n: i32,
  inner: i32,
  x: usize,
  y: usize,
  dy: usize,
  dx: usize,
  accumulate: i32,
): void {
  const step = <usize>inner << 2;
  for (; outer > 0; outer--) {
    for (let i = 0; i < inner; i++) {
      const at = <usize>i << 2;
      const value = load<f32>(y + at);
      let count = 0;
      let from = x + at;
      for (let j = 0; j < n; j++) {
        count += i32(load<f32>(from) == value);
        from += step;
      }
      const share: f32 = load<f32>(dy + at) / <f32>count;
      from = x + at;
      let to = dx + at;
      for (let j = 0; j < n; j++) {
        putOne(to, load<f32>(from) == value ? share : 0, accumulate);
        from += step;
        to += step;
      }
    }
    x += <usize>n * step;
    dx += <usize>n * step;
    y += step;
    dy += step;
  }
}

// Blocks of squares are summed in float32, each of 16 chains over four terms,
// and the blocks in float64. A square is rounded six times on its way.
const squaresBlock: i32 = 64;

/** Σ x² of one block, in four lanes. */
@inline
function squaresOfBlock(x: usize): v128 {
  let a = v128.load(x), b = v128.load(x, 16);
  let c = v128.load(x, 32), d = v128.load(x, 48);
  let s = f32x4.mul(a, a), t = f32x4.mul(b, b);
  let u = f32x4.mul(c, c), v = f32x4.mul(d, d);
  for (let i = 0; i < 3; i++) {
    x += 64;
    a = v128.load(x), b = v128.load(x, 16);
    c = v128.load(x, 32), d = v128.load(x, 48);
    s = fma(a, a, s);
    t = fma(b, b, t);
    u = fma(c, c, u);
    v = fma(d, d, v);
  }
  return f32x4.add(f32x4.add(s, t), f32x4.add(u, v));
}

/** Σ x² in float64 throughout. */
function squaresExactly(n: i32, x: usize): f64 {
  let total: f64 = 0;
  for (; n > 0; n--) {
    const v = <f64>load<f32>(x);
    total += v * v;
    x += 4;
  }
  return total;
}

/** Σ x², by blocks. */
function squaresByBlocks(n: i32, x: usize): f64 {
  let low = f64x2.splat(0), high = low;
  for (; n >= squaresBlock; n -= squaresBlock) {
    const sum = squaresOfBlock(x);
    const upper = v128.shuffle<f32>(sum, sum, 2, 3, 2, 3);
    low = f64x2.add(low, f64x2.promote_low_f32x4(sum));
    high = f64x2.add(high, f64x2.promote_low_f32x4(upper));
    x += squaresBlock << 2;
  }
  low = f64x2.add(low, high);
  return f64x2.extract_lane(low, 0) + f64x2.extract_lane(low, 1) +
    squaresExactly(n, x);
}

// 2^-95: below, what squares lose as denormals, 2^-150 each, might show.
const leastByBlocks: f64 = 2.524354896707238e-29;

export function sumOfSquares(n: i32, x: usize, out: usize): void {
  let total = squaresByBlocks(n, x);
  // A block may round to infinity where the sum is the largest of floats.
  if (!(total >= leastByBlocks && total < Infinity)) {
    total = squaresExactly(n, x);
  }
  store<f32>(out, <f32>total);
}

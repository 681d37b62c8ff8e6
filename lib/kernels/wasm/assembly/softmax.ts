// Softmax, its logarithm, and their gradients.

import { fillRow } from "./fill";
import { exp, log } from "./math";
import { fma, fnma, loadPart, put, putPart, sumLanes } from "./simd";
import { sumOf } from "./reduce";
import { rowExpSum, rowMaximum, softmaxRows } from "./rows";

/** How many columns row r sees. */
@inline
function seenColumns(r: i32, columns: i32, causal: i32): i32 {
  if (causal <= 0) return columns;
  return max(0, columns - causal + r % causal + 1);
}

/** Zeros for what is not seen. */
@inline
function hide(columns: i32, seen: i32, out: usize): void {
  if (seen < columns) fillRow(columns - seen, 0, out + (<usize>seen << 2));
}

export function softmax(
  rows: i32,
  columns: i32,
  scale: f32,
  causal: i32,
  x: usize,
  out: usize,
): void {
  const step = <usize>columns << 2;
  const factor = f32x4.splat(scale);
  for (let r = 0; r < rows; r += 4) {
    const n0 = seenColumns(r, columns, causal);
    const n1 = r + 1 < rows ? seenColumns(r + 1, columns, causal) : 0;
    const n2 = r + 2 < rows ? seenColumns(r + 2, columns, causal) : 0;
    const n3 = r + 3 < rows ? seenColumns(r + 3, columns, causal) : 0;
    softmaxRows(n0, n1, n2, n3, factor, step, x, out);
    hide(columns, n0, out);
    if (r + 1 < rows) hide(columns, n1, out + step);
    if (r + 2 < rows) hide(columns, n2, out + (step << 1));
    if (r + 3 < rows) hide(columns, n3, out + step * 3);
    x += step << 2;
    out += step << 2;
  }
}

/** Σ a·b of two rows. */
function dot(n: i32, a: usize, b: usize): f32 {
  let s = f32x4.splat(0), t = s;
  for (; n >= 8; n -= 8) {
    s = fma(v128.load(a), v128.load(b), s);
    t = fma(v128.load(a, 16), v128.load(b, 16), t);
    a += 32;
    b += 32;
  }
  if (n >= 4) {
    s = fma(v128.load(a), v128.load(b), s);
    a += 16;
    b += 16;
    n -= 4;
  }
  if (n > 0) t = fma(loadPart(a, n), loadPart(b, n), t);
  return sumLanes(f32x4.add(s, t));
}

export function softmaxBackward(
  rows: i32,
  columns: i32,
  scale: f32,
  causal: i32,
  y: usize,
  dy: usize,
  dx: usize,
  accumulate: i32,
): void {
  const step = <usize>columns << 2;
  const factor = f32x4.splat(scale);
  for (let r = 0; r < rows; r++) {
    const seen = seenColumns(r, columns, causal);
    const mean = f32x4.splat(dot(seen, y, dy));
    let left = seen, p = y, q = dy, to = dx;
    for (; left >= 4; left -= 4) {
      const centred = f32x4.sub(v128.load(q), mean);
      const value = f32x4.mul(f32x4.mul(v128.load(p), factor), centred);
      put(to, value, accumulate);
      p += 16;
      q += 16;
      to += 16;
    }
    if (left > 0) {
      const centred = f32x4.sub(loadPart(q, left), mean);
      const value = f32x4.mul(f32x4.mul(loadPart(p, left), factor), centred);
      putPart(to, value, left, accumulate);
    }
    if (seen < columns && !accumulate) {
      fillRow(columns - seen, 0, dx + (<usize>seen << 2));
    }
    y += step;
    dy += step;
    dx += step;
  }
}

@inline
function logOne(x: f32): f32 {
  return f32x4.extract_lane(log(f32x4.splat(x)), 0);
}

/** The maximum, or 0 if it is infinite: what to take off before e^x. */
@inline
function rowShift(columns: i32, x: usize): f32 {
  const largest = rowMaximum(columns, x);
  return abs(largest) < Infinity ? largest : 0;
}

export function logSumExp(rows: i32, columns: i32, x: usize, out: usize): void {
  for (; rows > 0; rows--) {
    const shift = rowShift(columns, x);
    store<f32>(out, shift + logOne(rowExpSum(columns, shift, x)));
    x += <usize>columns << 2;
    out += 4;
  }
}

export function logSoftmax(
  rows: i32,
  columns: i32,
  x: usize,
  out: usize,
): void {
  for (; rows > 0; rows--) {
    const shift = rowShift(columns, x);
    const first = f32x4.splat(shift);
    const second = f32x4.splat(logOne(rowExpSum(columns, shift, x)));
    let left = columns;
    for (; left >= 4; left -= 4) {
      // Two differences: shift + log may round away all of the logarithm.
      const v = f32x4.sub(v128.load(x), first);
      v128.store(out, f32x4.sub(v, second));
      x += 16;
      out += 16;
    }
    if (left > 0) {
      const v = f32x4.sub(loadPart(x, left), first);
      putPart(out, f32x4.sub(v, second), left, 0);
    }
    x += <usize>left << 2;
    out += <usize>left << 2;
  }
}

export function logSoftmaxBackward(
  rows: i32,
  columns: i32,
  y: usize,
  dy: usize,
  dx: usize,
  accumulate: i32,
): void {
  for (; rows > 0; rows--) {
    const total = f32x4.splat(<f32>sumOf(columns, dy));
    let left = columns;
    for (; left >= 4; left -= 4) {
      const value = fnma(exp(v128.load(y)), total, v128.load(dy));
      put(dx, value, accumulate);
      y += 16;
      dy += 16;
      dx += 16;
    }
    if (left > 0) {
      const power = exp(loadPart(y, left));
      putPart(dx, fnma(power, total, loadPart(dy, left)), left, accumulate);
      y += <usize>left << 2;
      dy += <usize>left << 2;
      dx += <usize>left << 2;
    }
  }
}

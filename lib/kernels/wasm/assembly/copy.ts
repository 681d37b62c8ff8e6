// Copies between strided layouts.

import { fma, loadPart, put, putOne, putPart, storePart } from "./simd";

// From so many floats on, the engine's own copy is faster, its call included.
const longRow: i32 = 256;

/** One contiguous row. */
@inline
function row(n: i32, x: usize, out: usize, accumulate: i32): void {
  if (!accumulate && n >= longRow) {
    memory.copy(out, x, <usize>n << 2);
    return;
  }
  for (; n >= 8; n -= 8) {
    const v = v128.load(x), w = v128.load(x, 16);
    put(out, v, accumulate);
    put(out + 16, w, accumulate);
    x += 32;
    out += 32;
  }
  if (n >= 4) {
    put(out, v128.load(x), accumulate);
    x += 16;
    out += 16;
    n -= 4;
  }
  if (n > 0) putPart(out, loadPart(x, n), n, accumulate);
}

/** One element, `n` times. */
@inline
function repeat(n: i32, x: usize, out: usize, accumulate: i32): void {
  const v = v128.load32_splat(x);
  for (; n >= 4; n -= 4) {
    put(out, v, accumulate);
    out += 16;
  }
  if (n > 0) putPart(out, v, n, accumulate);
}

/** One row of any strides, in bytes. */
@inline
function strided(
  n: i32,
  x: usize,
  xStep: usize,
  out: usize,
  outStep: usize,
  accumulate: i32,
): void {
  for (; n > 0; n--) {
    putOne(out, load<f32>(x), accumulate);
    x += xStep;
    out += outStep;
  }
}

/** A block of 4×4: the rows of x, `xRow` bytes apart, become columns of out. */
@inline
function transposeBlock(
  x: usize,
  xRow: usize,
  out: usize,
  outRow: usize,
  accumulate: i32,
): void {
  const x1 = x + xRow, x2 = x1 + xRow, x3 = x2 + xRow;
  const v0 = v128.load(x), v1 = v128.load(x1);
  const v2 = v128.load(x2), v3 = v128.load(x3);
  const low01 = v128.shuffle<f32>(v0, v1, 0, 4, 1, 5);
  const low23 = v128.shuffle<f32>(v2, v3, 0, 4, 1, 5);
  const high01 = v128.shuffle<f32>(v0, v1, 2, 6, 3, 7);
  const high23 = v128.shuffle<f32>(v2, v3, 2, 6, 3, 7);
  const out1 = out + outRow, out2 = out1 + outRow, out3 = out2 + outRow;
  put(out, v128.shuffle<f64>(low01, low23, 0, 2), accumulate);
  put(out1, v128.shuffle<f64>(low01, low23, 1, 3), accumulate);
  put(out2, v128.shuffle<f64>(high01, high23, 0, 2), accumulate);
  put(out3, v128.shuffle<f64>(high01, high23, 1, 3), accumulate);
}

/**
 * out[i, j] = x[j, i]: x contiguous along i and out along j. `xRow` and
 * `outRow` are the bytes from one j of x, and one i of out, to the next.
 */
function transpose(
  rows: i32,
  columns: i32,
  x: usize,
  xRow: usize,
  out: usize,
  outRow: usize,
  accumulate: i32,
): void {
  const wholeRows = rows & ~3, wholeColumns = columns & ~3;
  for (let i = 0; i < wholeRows; i += 4) {
    let from = x + (<usize>i << 2);
    let to = out + <usize>i * outRow;
    for (let j = 0; j < wholeColumns; j += 4) {
      transposeBlock(from, xRow, to, outRow, accumulate);
      from += xRow << 2;
      to += 16;
    }
    for (let r = 0; r < 4 && wholeColumns < columns; r++) {
      const skipped = <usize>r * outRow;
      const left = columns - wholeColumns;
      strided(left, from + (<usize>r << 2), xRow, to + skipped, 4, accumulate);
    }
  }
  for (let i = wholeRows; i < rows; i++) {
    const to = out + <usize>i * outRow;
    strided(columns, x + (<usize>i << 2), xRow, to, 4, accumulate);
  }
}

/** The two innermost axes. Strides count bytes. */
function plane(
  rows: i32,
  columns: i32,
  x: usize,
  xRow: usize,
  xColumn: usize,
  out: usize,
  outRow: usize,
  outColumn: usize,
  accumulate: i32,
): void {
  if (xRow == 4 && outColumn == 4 && xColumn != 4 && rows > 1) {
    transpose(rows, columns, x, xColumn, out, outRow, accumulate);
    return;
  }
  if (xColumn == 4 && outRow == 4 && outColumn != 4 && columns > 1) {
    transpose(columns, rows, x, xRow, out, outColumn, accumulate);
    return;
  }
  for (; rows > 0; rows--) {
    if (outColumn == 4 && xColumn == 4) row(columns, x, out, accumulate);
    else if (outColumn == 4 && xColumn == 0) {
      repeat(columns, x, out, accumulate);
    } else strided(columns, x, xColumn, out, outColumn, accumulate);
    x += xRow;
    out += outRow;
  }
}

export function copy(
  d0: i32,
  d1: i32,
  d2: i32,
  d3: i32,
  s0: i32,
  s1: i32,
  s2: i32,
  s3: i32,
  x: usize,
  t0: i32,
  t1: i32,
  t2: i32,
  t3: i32,
  out: usize,
  accumulate: i32,
): void {
  if (d0 <= 0 || d1 <= 0 || d2 <= 0 || d3 <= 0) return;
  // Axes of length 1 are moved out, and axes that continue each other joined,
  // so that the innermost two are as long as they can be.
  if (d3 == 1) {
    d3 = d2;
    s3 = s2;
    t3 = t2;
    d2 = 1;
  }
  if (d2 == 1) {
    d2 = d1;
    s2 = s1;
    t2 = t1;
    d1 = 1;
  }
  if (s2 == d3 * s3 && t2 == d3 * t3) {
    d3 *= d2;
    d2 = d1;
    s2 = s1;
    t2 = t1;
    d1 = 1;
  }
  for (let i = 0; i < d0; i++) {
    for (let j = 0; j < d1; j++) {
      const from = x + (<usize>(i * s0 + j * s1) << 2);
      const to = out + (<usize>(i * t0 + j * t1) << 2);
      const xRow = <usize>s2 << 2, xColumn = <usize>s3 << 2;
      const outRow = <usize>t2 << 2, outColumn = <usize>t3 << 2;
      plane(
        d2, d3, from, xRow, xColumn, to, outRow, outColumn, accumulate,
      );
    }
  }
}

export function scaleAdd(
  n: i32,
  alpha: f32,
  x: usize,
  beta: f32,
  out: usize,
): void {
  const factor = f32x4.splat(alpha), keep = f32x4.splat(beta);
  for (; n >= 4; n -= 4) {
    let v = f32x4.mul(v128.load(x), factor);
    if (beta != 0) v = fma(v128.load(out), keep, v);
    v128.store(out, v);
    x += 16;
    out += 16;
  }
  if (n <= 0) return;
  let v = f32x4.mul(loadPart(x, n), factor);
  if (beta != 0) v = fma(loadPart(out, n), keep, v);
  storePart(out, v, n);
}

// One row of a product: a vector times a matrix. The tiles of gemm would pack
// all of B for it, and compute three rows more.

import { fma, loadPart, loadUpTo, storePart, sumsOfLanes } from "./simd";

/** C = alpha · sum + beta · C for up to four columns; C is not read if beta is
 * 0. */
@inline
function merge(c: usize, count: i32, sum: v128, alpha: f32, beta: f32): void {
  let v = f32x4.mul(sum, f32x4.splat(alpha));
  if (beta != 0) v = fma(loadUpTo(c, count), f32x4.splat(beta), v);
  if (count >= 4) v128.store(c, v);
  else storePart(c, v, count);
}

/** Sixteen columns of a B that is stored k×n: a cache line of each row. */
function sixteenColumns(
  k: i32,
  alpha: f32,
  a: usize,
  b: usize,
  bStep: usize,
  beta: f32,
  c: usize,
): void {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  for (; k > 0; k--) {
    const v = v128.load32_splat(a);
    s0 = fma(v, v128.load(b), s0);
    s1 = fma(v, v128.load(b, 16), s1);
    s2 = fma(v, v128.load(b, 32), s2);
    s3 = fma(v, v128.load(b, 48), s3);
    a += 4;
    b += bStep;
  }
  merge(c, 4, s0, alpha, beta);
  merge(c + 16, 4, s1, alpha, beta);
  merge(c + 32, 4, s2, alpha, beta);
  merge(c + 48, 4, s3, alpha, beta);
}

/** Up to four columns of it. */
function fewColumns(
  count: i32,
  k: i32,
  alpha: f32,
  a: usize,
  b: usize,
  bStep: usize,
  beta: f32,
  c: usize,
): void {
  let sum = f32x4.splat(0);
  for (; k > 0; k--) {
    sum = fma(v128.load32_splat(a), loadUpTo(b, count), sum);
    a += 4;
    b += bStep;
  }
  merge(c, count, sum, alpha, beta);
}

/** Up to four rows of a B that is stored n×k, d1 to d3 bytes from the first. */
function fourRows(
  k: i32,
  a: usize,
  b: usize,
  d1: usize,
  d2: usize,
  d3: usize,
): v128 {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  for (; k >= 4; k -= 4) {
    const v = v128.load(a);
    s0 = fma(v, v128.load(b), s0);
    s1 = fma(v, v128.load(b + d1), s1);
    s2 = fma(v, v128.load(b + d2), s2);
    s3 = fma(v, v128.load(b + d3), s3);
    a += 16;
    b += 16;
  }
  if (k > 0) {
    const v = loadPart(a, k);
    s0 = fma(v, loadPart(b, k), s0);
    s1 = fma(v, loadPart(b + d1, k), s1);
    s2 = fma(v, loadPart(b + d2, k), s2);
    s3 = fma(v, loadPart(b + d3, k), s3);
  }
  return sumsOfLanes(s0, s1, s2, s3);
}

/**
 * One row of C = alpha · A · op(B) + beta · C.
 *
 * @param a The row of A, k floats.
 * @param bStep Bytes between the stored rows of B.
 */
export function rowProduct(
  transposeB: i32,
  n: i32,
  k: i32,
  alpha: f32,
  a: usize,
  b: usize,
  bStep: usize,
  beta: f32,
  c: usize,
): void {
  if (!transposeB) {
    for (; n >= 16; n -= 16) {
      sixteenColumns(k, alpha, a, b, bStep, beta, c);
      b += 64;
      c += 64;
    }
    for (; n > 0; n -= 4) {
      fewColumns(n, k, alpha, a, b, bStep, beta, c);
      b += 16;
      c += 16;
    }
    return;
  }
  for (; n > 0; n -= 4) {
    // A row that is missing is the last one again.
    const d1 = n > 1 ? bStep : 0;
    const d2 = n > 2 ? bStep << 1 : d1;
    const d3 = n > 3 ? bStep * 3 : d2;
    merge(c, n, fourRows(k, a, b, d1, d2, d3), alpha, beta);
    b += bStep << 2;
    c += 16;
  }
}

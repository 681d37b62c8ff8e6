// The micro-kernel: a 4×8 tile of C stays in eight registers.

import { fma, loadPart, storePart } from "./simd";

/** Rows of a tile. */
export const tileRows: i32 = 4;
/** Columns of a tile. */
export const tileColumns: i32 = 8;

// Why 4×8: V8 gives 15 registers of 128 bits, and it checks the bounds of
// every load, which costs two to three instructions more than the load. One
// load for four elements of A and a shuffle for each is cheaper than four
// broadcasting loads, but takes two registers; 6×8 then spills, and was half
// as fast. Eight accumulators just hide the latency of the multiply-add.

@inline
function put(c: usize, sum: v128, alpha: v128): void {
  v128.store(c, f32x4.mul(sum, alpha));
}

@inline
function update(c: usize, sum: v128, alpha: v128, beta: v128): void {
  const scaled = f32x4.mul(beta, v128.load(c));
  v128.store(c, fma(sum, alpha, scaled));
}

/**
 * C = alpha · A · B + beta · C for one tile; k is at least 1.
 *
 * @param k Terms of each sum.
 * @param a Four floats for each k, `aStep` bytes apart.
 * @param b Eight floats for each k, `bStep` bytes apart.
 * @param c The tile, its rows `cStep` bytes apart; not read if beta is 0.
 */
export function tile(
  k: i32,
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  alpha: f32,
  beta: f32,
  c: usize,
  cStep: usize,
): void {
  let c00 = f32x4.splat(0), c01 = c00, c10 = c00, c11 = c00;
  let c20 = c00, c21 = c00, c30 = c00, c31 = c00;
  do {
    const rows = v128.load(a);
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let row = v128.shuffle<f32>(rows, rows, 0, 0, 0, 0);
    c00 = fma(row, b0, c00);
    c01 = fma(row, b1, c01);
    row = v128.shuffle<f32>(rows, rows, 1, 1, 1, 1);
    c10 = fma(row, b0, c10);
    c11 = fma(row, b1, c11);
    row = v128.shuffle<f32>(rows, rows, 2, 2, 2, 2);
    c20 = fma(row, b0, c20);
    c21 = fma(row, b1, c21);
    row = v128.shuffle<f32>(rows, rows, 3, 3, 3, 3);
    c30 = fma(row, b0, c30);
    c31 = fma(row, b1, c31);
    a += aStep;
    b += bStep;
  } while (--k > 0);
  const scale = f32x4.splat(alpha);
  const c1 = c + cStep, c2 = c1 + cStep, c3 = c2 + cStep;
  if (beta == 0) {
    put(c, c00, scale);
    put(c + 16, c01, scale);
    put(c1, c10, scale);
    put(c1 + 16, c11, scale);
    put(c2, c20, scale);
    put(c2 + 16, c21, scale);
    put(c3, c30, scale);
    put(c3 + 16, c31, scale);
    return;
  }
  const keep = f32x4.splat(beta);
  update(c, c00, scale, keep);
  update(c + 16, c01, scale, keep);
  update(c1, c10, scale, keep);
  update(c1 + 16, c11, scale, keep);
  update(c2, c20, scale, keep);
  update(c2 + 16, c21, scale, keep);
  update(c3, c30, scale, keep);
  update(c3 + 16, c31, scale, keep);
}

/** C = T + beta · C for the part of a tile at the edge of C. */
export function mergeTile(
  rows: i32,
  columns: i32,
  t: usize,
  beta: f32,
  c: usize,
  cStep: usize,
): void {
  const keep = f32x4.splat(beta);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j += 4) {
      const at = c + (<usize>j << 2);
      const count = columns - j;
      let v = v128.load(t + (<usize>j << 2));
      if (count >= 4) {
        if (beta != 0) v = fma(keep, v128.load(at), v);
        v128.store(at, v);
      } else {
        if (beta != 0) v = fma(keep, loadPart(at, count), v);
        storePart(at, v, count);
      }
    }
    t += 32;
    c += cStep;
  }
}

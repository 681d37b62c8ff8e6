// Packing: panels of A and B are copied so that the micro-kernel reads them
// from the first to the last byte.

import { loadPart } from "./simd";

/**
 * Four stored rows become columns: dst[p] = [src0[p], ... src3[p]] for p < k.
 * A row beyond `rows` repeats the first: what comes of it is not stored.
 *
 * @param step Bytes between the stored rows.
 * @param dstStep Bytes between the packed groups of four.
 */
export function packRows(
  k: i32,
  rows: i32,
  src: usize,
  step: usize,
  dst: usize,
  dstStep: usize,
): void {
  let r0 = src;
  let r1 = rows > 1 ? src + step : src;
  let r2 = rows > 2 ? src + (step << 1) : src;
  let r3 = rows > 3 ? src + (step << 1) + step : src;
  const d1 = dstStep, d2 = d1 + dstStep, d3 = d2 + dstStep;
  for (; k >= 4; k -= 4) {
    const v0 = v128.load(r0), v1 = v128.load(r1);
    const v2 = v128.load(r2), v3 = v128.load(r3);
    const low01 = v128.shuffle<f32>(v0, v1, 0, 4, 1, 5);
    const low23 = v128.shuffle<f32>(v2, v3, 0, 4, 1, 5);
    const high01 = v128.shuffle<f32>(v0, v1, 2, 6, 3, 7);
    const high23 = v128.shuffle<f32>(v2, v3, 2, 6, 3, 7);
    v128.store(dst, v128.shuffle<f64>(low01, low23, 0, 2));
    v128.store(dst + d1, v128.shuffle<f64>(low01, low23, 1, 3));
    v128.store(dst + d2, v128.shuffle<f64>(high01, high23, 0, 2));
    v128.store(dst + d3, v128.shuffle<f64>(high01, high23, 1, 3));
    r0 += 16;
    r1 += 16;
    r2 += 16;
    r3 += 16;
    dst += dstStep << 2;
  }
  for (; k > 0; k--) {
    let v = v128.load32_zero(r0);
    v = v128.load_lane<f32>(r1, v, 1);
    v = v128.load_lane<f32>(r2, v, 2);
    v = v128.load_lane<f32>(r3, v, 3);
    v128.store(dst, v);
    r0 += 4;
    r1 += 4;
    r2 += 4;
    r3 += 4;
    dst += dstStep;
  }
}

/** Four stored columns, or fewer and zeros: dst[p] = src[p][0..4]. */
export function packFour(
  k: i32,
  columns: i32,
  src: usize,
  step: usize,
  dst: usize,
  dstStep: usize,
): void {
  for (; k > 0; k--) {
    let v: v128;
    if (columns >= 4) v = v128.load(src);
    else v = loadPart(src, columns);
    v128.store(dst, v);
    src += step;
    dst += dstStep;
  }
}

/** Eight stored columns: dst[p] = src[p][0..8]. */
export function packEight(k: i32, src: usize, step: usize, dst: usize): void {
  for (; k >= 2; k -= 2) {
    const next = src + step;
    const v0 = v128.load(src), v1 = v128.load(src, 16);
    const v2 = v128.load(next), v3 = v128.load(next, 16);
    v128.store(dst, v0);
    v128.store(dst, v1, 16);
    v128.store(dst, v2, 32);
    v128.store(dst, v3, 48);
    src = next + step;
    dst += 64;
  }
  if (k == 0) return;
  const v0 = v128.load(src), v1 = v128.load(src, 16);
  v128.store(dst, v0);
  v128.store(dst, v1, 16);
}

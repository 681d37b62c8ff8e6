// General matrix product, blocked and packed as in Goto and van de Geijn,
// "Anatomy of high-performance matrix multiplication", ACM TOMS 34 (2008).

import { mergeTile, tile, tileColumns, tileRows } from "./gemm_tile";
import { rowProduct } from "./gemm_row";
import { packEight, packFour, packRows } from "./gemm_pack";

// A panel of B (depth × 8 floats) lives in L1 beside one of A; a block of A
// (blockRows × depth) and one of B (depth × blockColumns) share L2.
const depth: i32 = 384;
const blockRows: i32 = 128;
const blockColumns: i32 = 512;

const packedABytes: i32 = blockRows * depth * 4;
const packedBBytes: i32 = blockColumns * depth * 4;
const tileBytes: i32 = tileRows * tileColumns * 4;

let packedA: usize = 0;
let packedB: usize = 0;
let edge: usize = 0;

/** Room for one row of attention: where B is packed, as no product runs at the
 * same time. It holds 196,608 floats. */
export let scores: usize = 0;

/** How many bytes {@linkcode useScratch} needs. */
export function scratchBytes(): i32 {
  return packedABytes + packedBBytes + tileBytes;
}

/** Where this instance may pack: no other may use it. */
export function useScratch(address: usize): void {
  packedA = address;
  packedB = address + packedABytes;
  scores = packedB;
  edge = packedB + packedBBytes;
}

// A transposed A, and a B that is not, hold each group of a panel in order.
// They are used where they are if they are small enough not to be thrown out
// of L1, or are read so seldom that packing would not pay.
const directFloatsA: i32 = 16384;
const directFloatsB: i32 = 8192;
const seldom: i32 = 16;
let directA: bool = false;
let directB: bool = false;

function packA(
  transposed: i32,
  rows: i32,
  k: i32,
  a: usize,
  step: usize,
): void {
  const panelBytes = <usize>k << 4;
  for (let i = 0; i < rows; i += tileRows) {
    const left = rows - i;
    const to = packedA + <usize>(i >> 2) * panelBytes;
    if (!transposed) packRows(k, left, a + <usize>i * step, step, to, 16);
    else if (!directA || left < tileRows) {
      packFour(k, left, a + (<usize>i << 2), step, to, 16);
    }
  }
}

function packB(
  transposed: i32,
  columns: i32,
  k: i32,
  b: usize,
  step: usize,
): void {
  const panelBytes = <usize>k << 5;
  for (let j = 0; j < columns; j += tileColumns) {
    const left = columns - j;
    const to = packedB + <usize>(j >> 3) * panelBytes;
    if (transposed) {
      const from = b + <usize>j * step;
      packRows(k, left, from, step, to, 32);
      const next = from + (step << 2);
      if (left > 4) packRows(k, left - 4, next, step, to + 16, 32);
      continue;
    }
    const from = b + (<usize>j << 2);
    if (left < tileColumns) {
      packFour(k, left, from, step, to, 32);
      if (left > 4) packFour(k, left - 4, from + 16, step, to + 16, 32);
    } else if (!directB) packEight(k, from, step, to);
  }
}

/** One block of C, from packed or direct panels. */
function block(
  rows: i32,
  columns: i32,
  k: i32,
  alpha: f32,
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  beta: f32,
  c: usize,
  cStep: usize,
): void {
  for (let j = 0; j < columns; j += tileColumns) {
    const width = min(columns - j, tileColumns);
    const inPlaceB = directB && width == tileColumns;
    const panelB = inPlaceB
      ? b + (<usize>j << 2)
      : packedB + <usize>(j >> 3) * (<usize>k << 5);
    const stepB: usize = inPlaceB ? bStep : 32;
    for (let i = 0; i < rows; i += tileRows) {
      const height = min(rows - i, tileRows);
      const inPlaceA = directA && height == tileRows;
      const panelA = inPlaceA
        ? a + (<usize>i << 2)
        : packedA + <usize>(i >> 2) * (<usize>k << 4);
      const stepA: usize = inPlaceA ? aStep : 16;
      const to = c + <usize>i * cStep + (<usize>j << 2);
      if (width == tileColumns && height == tileRows) {
        tile(k, panelA, stepA, panelB, stepB, alpha, beta, to, cStep);
      } else {
        tile(k, panelA, stepA, panelB, stepB, alpha, 0, edge, 32);
        mergeTile(height, width, edge, beta, to, cStep);
      }
    }
  }
}

// So few rows are computed one by one: three of a B that is not transposed are
// no slower in a tile of four, as B is used where it is.
const fewRows: i32 = 2;
const fewRowsTransposed: i32 = 3;

/** C = beta · C. */
function scaleRows(m: i32, n: i32, beta: f32, c: usize, cStep: usize): void {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      const at = c + <usize>i * cStep + (<usize>j << 2);
      store<f32>(at, beta == 0 ? 0 : beta * load<f32>(at));
    }
  }
}

/** The kernel `gemm` of the contract. */
export function gemm(
  transposeA: i32,
  transposeB: i32,
  m: i32,
  n: i32,
  k: i32,
  alpha: f32,
  a: usize,
  lda: i32,
  b: usize,
  ldb: i32,
  beta: f32,
  c: usize,
  ldc: i32,
): void {
  if (m <= 0 || n <= 0) return;
  const aStep = <usize>lda << 2, bStep = <usize>ldb << 2;
  const cStep = <usize>ldc << 2;
  if (k <= 0) {
    scaleRows(m, n, beta, c, cStep);
    return;
  }
  if (!transposeA && m <= (transposeB ? fewRowsTransposed : fewRows)) {
    for (; m > 0; m--) {
      rowProduct(transposeB, n, k, alpha, a, b, bStep, beta, c);
      a += aStep;
      c += cStep;
    }
    return;
  }
  const slices = (k + depth - 1) / depth;
  const slice = (k + slices - 1) / slices;
  directA = transposeA != 0 && (n <= seldom || slice * lda <= directFloatsA);
  directB = transposeB == 0 && (m <= seldom || slice * ldb <= directFloatsB);
  for (let jc = 0; jc < n; jc += blockColumns) {
    const columns = min(n - jc, blockColumns);
    for (let pc = 0; pc < k; pc += slice) {
      const kc = min(k - pc, slice);
      const keep: f32 = pc == 0 ? beta : 1;
      const fromB = transposeB
        ? b + <usize>jc * bStep + (<usize>pc << 2)
        : b + <usize>pc * bStep + (<usize>jc << 2);
      packB(transposeB, columns, kc, fromB, bStep);
      for (let ic = 0; ic < m; ic += blockRows) {
        const rows = min(m - ic, blockRows);
        const fromA = transposeA
          ? a + <usize>pc * aStep + (<usize>ic << 2)
          : a + <usize>ic * aStep + (<usize>pc << 2);
        packA(transposeA, rows, kc, fromA, aStep);
        const to = c + <usize>ic * cStep + (<usize>jc << 2);
        block(
          rows,
          columns,
          kc,
          alpha,
          fromA,
          aStep,
          fromB,
          bStep,
          keep,
          to,
          cStep,
        );
      }
    }
  }
}

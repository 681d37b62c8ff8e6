// Kernels that stand for several in one pass over memory: what is between two
// products of a step is bound by loads and calls, not by arithmetic.

import { layerNorm } from "./layer_norm";
import { loadPart, storePart } from "./simd";

/** max(x, 0), NaN kept: pmax gives its first operand unless the second is
 * larger. */
@inline
function positive(x: v128): v128 {
  return f32x4.pmax(x, f32x4.splat(0));
}

export function biasRelu(
  rows: i32,
  columns: i32,
  x: usize,
  bias: usize,
  out: usize,
): void {
  for (; rows > 0; rows--) {
    let b = bias, n = columns;
    for (; n >= 8; n -= 8) {
      const first = f32x4.add(v128.load(x), v128.load(b));
      const second = f32x4.add(v128.load(x, 16), v128.load(b, 16));
      v128.store(out, positive(first));
      v128.store(out, positive(second), 16);
      x += 32;
      b += 32;
      out += 32;
    }
    for (; n >= 4; n -= 4) {
      v128.store(out, positive(f32x4.add(v128.load(x), v128.load(b))));
      x += 16;
      b += 16;
      out += 16;
    }
    if (n > 0) {
      storePart(out, positive(f32x4.add(loadPart(x, n), loadPart(b, n))), n);
      x += <usize>n << 2;
      out += <usize>n << 2;
    }
  }
}

/** sum = x + branch. */
function addBoth(n: i32, x: usize, branch: usize, sum: usize): void {
  for (; n >= 8; n -= 8) {
    const v = f32x4.add(v128.load(x), v128.load(branch));
    const w = f32x4.add(v128.load(x, 16), v128.load(branch, 16));
    v128.store(sum, v);
    v128.store(sum, w, 16);
    x += 32;
    branch += 32;
    sum += 32;
  }
  for (; n >= 4; n -= 4) {
    v128.store(sum, f32x4.add(v128.load(x), v128.load(branch)));
    x += 16;
    branch += 16;
    sum += 16;
  }
  if (n == 0) return;
  storePart(sum, f32x4.add(loadPart(x, n), loadPart(branch, n)), n);
}

/** sum = x + (branch + bias) of one row. */
function addShifted(
  n: i32,
  x: usize,
  branch: usize,
  bias: usize,
  sum: usize,
): void {
  for (; n >= 4; n -= 4) {
    const shifted = f32x4.add(v128.load(branch), v128.load(bias));
    v128.store(sum, f32x4.add(v128.load(x), shifted));
    x += 16;
    branch += 16;
    bias += 16;
    sum += 16;
  }
  if (n == 0) return;
  const shifted = f32x4.add(loadPart(branch, n), loadPart(bias, n));
  storePart(sum, f32x4.add(loadPart(x, n), shifted), n);
}

/** Rows that are added, then normalised while they are in the first cache. A
 * multiple of the rows that layerNorm takes at once, so that bits agree. */
const block: i32 = 16;

export function residualLayerNorm(
  rows: i32,
  columns: i32,
  epsilon: f64,
  x: usize,
  branch: usize,
  branchBias: usize,
  sum: usize,
  weight: usize,
  bias: usize,
  out: usize,
  mean: usize,
  rstd: usize,
): void {
  const step = <usize>columns << 2;
  for (; rows > 0; rows -= block) {
    const count = min(rows, block);
    if (branchBias) {
      for (let r: usize = 0; r < <usize>count; r++) {
        const at = r * step;
        addShifted(columns, x + at, branch + at, branchBias, sum + at);
      }
    } else addBoth(count * columns, x, branch, sum);
    layerNorm(count, columns, epsilon, sum, weight, bias, out, mean, rstd);
    x += step * <usize>count;
    branch += step * <usize>count;
    sum += step * <usize>count;
    out += step * <usize>count;
    mean += <usize>count << 2;
    rstd += <usize>count << 2;
  }
}

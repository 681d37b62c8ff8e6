// Cross entropy and its gradient.

import { fill } from "./fill";
import { log } from "./math";
import { loadPart, put, putPart } from "./simd";
import { rowExp, rowMaximum, rowScale } from "./rows";

/** How many rows have a target that is not negative. */
function countRows(rows: i32, targets: usize): i32 {
  let counted = 0;
  for (let r = 0; r < rows; r++) {
    counted += i32(load<i32>(targets + (<usize>r << 2)) >= 0);
  }
  return counted;
}

export function crossEntropy(
  rows: i32,
  columns: i32,
  logits: usize,
  targets: usize,
  probabilities: usize,
  loss: usize,
): void {
  let total: f64 = 0;
  for (let r = 0; r < rows; r++) {
    const at = <usize>r * (<usize>columns << 2);
    const x = logits + at;
    const target = load<i32>(targets + (<usize>r << 2));
    // Before it is overwritten, as the probabilities may be the logits.
    let chosen: f32 = NaN;
    if (target >= 0 && target < columns) {
      chosen = load<f32>(x + (<usize>target << 2));
    }
    const shift = rowMaximum(columns, 1, x);
    const sum = rowExp(columns, 1, shift, x, probabilities + at);
    rowScale(columns, 1 / sum, probabilities + at);
    if (target < 0) continue;
    const logarithm = f32x4.extract_lane(log(f32x4.splat(sum)), 0);
    total += <f64>logarithm - (<f64>chosen - <f64>shift);
  }
  store<f32>(loss, <f32>(total / <f64>countRows(rows, targets)));
}

export function crossEntropyBackward(
  rows: i32,
  columns: i32,
  probabilities: usize,
  targets: usize,
  dLoss: usize,
  dx: usize,
  accumulate: i32,
): void {
  const counted = <f64>countRows(rows, targets);
  const scale = <f32>(<f64>load<f32>(dLoss) / counted);
  const step = <usize>columns << 2;
  for (let r = 0; r < rows; r++) {
    const target = load<i32>(targets + (<usize>r << 2));
    if (target < 0) {
      if (!accumulate) fill(columns, 0, dx);
    } else {
      const at = <usize>target << 2;
      const inside = target < columns;
      let chosen: f32 = 0, kept: f32 = 0;
      if (inside) {
        chosen = (load<f32>(probabilities + at) - 1) * scale;
        if (accumulate) kept = load<f32>(dx + at);
      }
      scaleRow(columns, scale, probabilities, dx, accumulate);
      if (inside) store<f32>(dx + at, kept + chosen);
    }
    probabilities += step;
    dx += step;
  }
}

/** out = scale · x, or added. */
function scaleRow(
  n: i32,
  scale: f32,
  x: usize,
  out: usize,
  accumulate: i32,
): void {
  const factor = f32x4.splat(scale);
  for (; n >= 4; n -= 4) {
    put(out, f32x4.mul(v128.load(x), factor), accumulate);
    x += 16;
    out += 16;
  }
  if (n > 0) putPart(out, f32x4.mul(loadPart(x, n), factor), n, accumulate);
}

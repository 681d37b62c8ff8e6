// Cross entropy and its gradient.

import { fillRow } from "./fill";
import { log } from "./math";
import { shifts, softmaxRows, totals } from "./rows";
import { loadPart, put, putPart } from "./simd";

/** How many rows have a target that is not negative. */
function countRows(rows: i32, targets: usize): i32 {
  let counted = 0;
  for (let r = 0; r < rows; r++) {
    counted += i32(load<i32>(targets + (<usize>r << 2)) >= 0);
  }
  return counted;
}

/** The logit of the target, NaN without one; 0 if the row does not count. */
function chosenOf(columns: i32, x: usize, target: i32): f32 {
  if (target < 0) return 0;
  return target < columns ? load<f32>(x + (<usize>target << 2)) : NaN;
}

/** log Σ e^x - chosen, of a row that counts. */
@inline
function lossOf(target: i32, chosen: f32, shift: f32, logarithm: f32): f64 {
  if (target < 0) return 0;
  return <f64>logarithm - (<f64>chosen - <f64>shift);
}

/** The loss of up to four rows, whose probabilities are written. */
function fourRows(
  rows: i32,
  columns: i32,
  x: usize,
  targets: usize,
  out: usize,
): f64 {
  const step = <usize>columns << 2, two = step << 1;
  const t0 = load<i32>(targets);
  const t1 = rows > 1 ? load<i32>(targets, 4) : -1;
  const t2 = rows > 2 ? load<i32>(targets, 8) : -1;
  const t3 = rows > 3 ? load<i32>(targets, 12) : -1;
  // Before they are overwritten, as the probabilities may be the logits.
  const c0 = chosenOf(columns, x, t0), c1 = chosenOf(columns, x + step, t1);
  const c2 = chosenOf(columns, x + two, t2);
  const c3 = chosenOf(columns, x + two + step, t3);
  const n1 = rows > 1 ? columns : 0, n2 = rows > 2 ? columns : 0;
  const n3 = rows > 3 ? columns : 0;
  softmaxRows(columns, n1, n2, n3, f32x4.splat(1), step, x, out);
  const s = shifts, l = log(totals);
  return lossOf(t0, c0, f32x4.extract_lane(s, 0), f32x4.extract_lane(l, 0)) +
    lossOf(t1, c1, f32x4.extract_lane(s, 1), f32x4.extract_lane(l, 1)) +
    lossOf(t2, c2, f32x4.extract_lane(s, 2), f32x4.extract_lane(l, 2)) +
    lossOf(t3, c3, f32x4.extract_lane(s, 3), f32x4.extract_lane(l, 3));
}

export function crossEntropy(
  rows: i32,
  columns: i32,
  logits: usize,
  targets: usize,
  probabilities: usize,
  loss: usize,
): void {
  const step = <usize>columns << 4;
  let total: f64 = 0, at = targets;
  for (let left = rows; left > 0; left -= 4) {
    total += fourRows(left, columns, logits, at, probabilities);
    logits += step;
    probabilities += step;
    at += 16;
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
      if (!accumulate) fillRow(columns, 0, dx);
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

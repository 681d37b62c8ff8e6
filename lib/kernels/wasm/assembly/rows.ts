// What softmax, its logarithm and cross entropy share: passes over one row.

import { exp } from "./math";
import {
  firstLanes,
  loadPart,
  maximumLanes,
  storePart,
  sumLanes,
} from "./simd";

/** The largest of scale · x; a NaN is passed over, and shows in the sum. */
export function rowMaximum(n: i32, scale: f32, x: usize): f32 {
  const factor = f32x4.splat(scale);
  let a = f32x4.splat(-Infinity), b = a;
  for (; n >= 8; n -= 8) {
    a = f32x4.pmax(a, f32x4.mul(v128.load(x), factor));
    b = f32x4.pmax(b, f32x4.mul(v128.load(x, 16), factor));
    x += 32;
  }
  if (n >= 4) {
    a = f32x4.pmax(a, f32x4.mul(v128.load(x), factor));
    x += 16;
    n -= 4;
  }
  for (; n > 0; n--) {
    b = f32x4.pmax(b, f32x4.mul(v128.load32_splat(x), factor));
    x += 4;
  }
  return maximumLanes(f32x4.pmax(a, b));
}

/** e^(scale · x - shift) of each element is written; returns their sum. */
export function rowExp(
  n: i32,
  scale: f32,
  shift: f32,
  x: usize,
  out: usize,
): f32 {
  const factor = f32x4.splat(scale), less = f32x4.splat(shift);
  let a = f32x4.splat(0), b = a;
  for (; n >= 8; n -= 8) {
    // Not fused: the largest must come out as 0 exactly, if it was rounded.
    const v = exp(f32x4.sub(f32x4.mul(v128.load(x), factor), less));
    const w = exp(f32x4.sub(f32x4.mul(v128.load(x, 16), factor), less));
    v128.store(out, v);
    v128.store(out, w, 16);
    a = f32x4.add(a, v);
    b = f32x4.add(b, w);
    x += 32;
    out += 32;
  }
  for (; n > 0; n -= 4) {
    if (n >= 4) {
      const v = exp(f32x4.sub(f32x4.mul(v128.load(x), factor), less));
      v128.store(out, v);
      a = f32x4.add(a, v);
    } else {
      const v = exp(f32x4.sub(f32x4.mul(loadPart(x, n), factor), less));
      storePart(out, v, n);
      b = f32x4.add(b, v128.and(v, firstLanes(n)));
    }
    x += 16;
    out += 16;
  }
  return sumLanes(f32x4.add(a, b));
}

/** Σ e^(x - shift). */
export function rowExpSum(n: i32, shift: f32, x: usize): f32 {
  const less = f32x4.splat(shift);
  let a = f32x4.splat(0), b = a;
  for (; n >= 8; n -= 8) {
    a = f32x4.add(a, exp(f32x4.sub(v128.load(x), less)));
    b = f32x4.add(b, exp(f32x4.sub(v128.load(x, 16), less)));
    x += 32;
  }
  if (n >= 4) {
    a = f32x4.add(a, exp(f32x4.sub(v128.load(x), less)));
    x += 16;
    n -= 4;
  }
  if (n > 0) {
    const v = exp(f32x4.sub(loadPart(x, n), less));
    b = f32x4.add(b, v128.and(v, firstLanes(n)));
  }
  return sumLanes(f32x4.add(a, b));
}

/** x *= scale. */
export function rowScale(n: i32, scale: f32, x: usize): void {
  const factor = f32x4.splat(scale);
  for (; n >= 8; n -= 8) {
    const v = f32x4.mul(v128.load(x), factor);
    const w = f32x4.mul(v128.load(x, 16), factor);
    v128.store(x, v);
    v128.store(x, w, 16);
    x += 32;
  }
  for (; n > 0; n--) {
    store<f32>(x, load<f32>(x) * scale);
    x += 4;
  }
}

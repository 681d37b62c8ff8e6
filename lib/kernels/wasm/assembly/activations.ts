// Element-wise kernels of one operand, and their gradients. The operation is a
// constant where these functions are inlined, so that only one branch is left.

import {
  erf as erfOf,
  erfSlope,
  exp as expOf,
  gelu as geluOf,
  geluSlope,
  geluTanh as geluTanhOf,
  geluTanhSlope,
  log as logOf,
  sigmoid as sigmoidOf,
  tanh as tanhOf,
} from "./math";
import { loadPart, put, putPart, storePart } from "./simd";

const enum Op {
  exp,
  log,
  sqrt,
  tanh,
  sigmoid,
  relu,
  erf,
  gelu,
  geluTanh,
}

@inline
function apply(op: Op, x: v128): v128 {
  if (op == Op.exp) return expOf(x);
  if (op == Op.log) return logOf(x);
  if (op == Op.sqrt) return f32x4.sqrt(x);
  if (op == Op.tanh) return tanhOf(x);
  if (op == Op.sigmoid) return sigmoidOf(x);
  // pmax gives its first operand, NaN included, unless the second is larger.
  if (op == Op.relu) return f32x4.pmax(x, f32x4.splat(0));
  if (op == Op.erf) return erfOf(x);
  if (op == Op.gelu) return geluOf(x);
  return geluTanhOf(x);
}

@inline
function unary(op: Op, n: i32, x: usize, out: usize): void {
  for (; n >= 8; n -= 8) {
    const first = apply(op, v128.load(x));
    const second = apply(op, v128.load(x, 16));
    v128.store(out, first);
    v128.store(out, second, 16);
    x += 32;
    out += 32;
  }
  for (; n > 0; n -= 4) {
    if (n >= 4) v128.store(out, apply(op, v128.load(x)));
    else storePart(out, apply(op, loadPart(x, n)), n);
    x += 16;
    out += 16;
  }
}

/** dx = dy · f′, from y or x as the contract says. */
@inline
function slope(op: Op, saved: v128, dy: v128): v128 {
  const one = f32x4.splat(1);
  // Not ½ dy / y, as half of a denormal dy is rounded.
  if (op == Op.sqrt) return f32x4.div(dy, f32x4.add(saved, saved));
  if (op == Op.tanh) {
    return f32x4.mul(dy, f32x4.sub(one, f32x4.mul(saved, saved)));
  }
  if (op == Op.sigmoid) {
    return f32x4.mul(dy, f32x4.mul(saved, f32x4.sub(one, saved)));
  }
  if (op == Op.relu) return v128.and(dy, f32x4.gt(saved, f32x4.splat(0)));
  if (op == Op.erf) return f32x4.mul(dy, erfSlope(saved));
  if (op == Op.gelu) return f32x4.mul(dy, geluSlope(saved));
  return f32x4.mul(dy, geluTanhSlope(saved));
}

@inline
function backward(
  op: Op,
  n: i32,
  saved: usize,
  dy: usize,
  dx: usize,
  accumulate: i32,
): void {
  for (; n >= 8; n -= 8) {
    let first = slope(op, v128.load(saved), v128.load(dy));
    let second = slope(op, v128.load(saved, 16), v128.load(dy, 16));
    if (accumulate) {
      first = f32x4.add(first, v128.load(dx));
      second = f32x4.add(second, v128.load(dx, 16));
    }
    v128.store(dx, first);
    v128.store(dx, second, 16);
    saved += 32;
    dy += 32;
    dx += 32;
  }
  for (; n > 0; n -= 4) {
    if (n >= 4) {
      put(dx, slope(op, v128.load(saved), v128.load(dy)), accumulate);
    } else {
      const value = slope(op, loadPart(saved, n), loadPart(dy, n));
      putPart(dx, value, n, accumulate);
    }
    saved += 16;
    dy += 16;
    dx += 16;
  }
}

export function exp(n: i32, x: usize, out: usize): void {
  unary(Op.exp, n, x, out);
}

export function log(n: i32, x: usize, out: usize): void {
  unary(Op.log, n, x, out);
}

export function sqrt(n: i32, x: usize, out: usize): void {
  unary(Op.sqrt, n, x, out);
}

export function tanh(n: i32, x: usize, out: usize): void {
  unary(Op.tanh, n, x, out);
}

export function sigmoid(n: i32, x: usize, out: usize): void {
  unary(Op.sigmoid, n, x, out);
}

export function relu(n: i32, x: usize, out: usize): void {
  unary(Op.relu, n, x, out);
}

export function erf(n: i32, x: usize, out: usize): void {
  unary(Op.erf, n, x, out);
}

export function gelu(n: i32, x: usize, out: usize): void {
  unary(Op.gelu, n, x, out);
}

export function geluTanh(n: i32, x: usize, out: usize): void {
  unary(Op.geluTanh, n, x, out);
}

export function sqrtBackward(
  n: i32,
  saved: usize,
  dy: usize,
  dx: usize,
  accumulate: i32,
): void {
  backward(Op.sqrt, n, saved, dy, dx, accumulate);
}

export function tanhBackward(
  n: i32,
  saved: usize,
  dy: usize,
  dx: usize,
  accumulate: i32,
): void {
  backward(Op.tanh, n, saved, dy, dx, accumulate);
}

export function sigmoidBackward(
  n: i32,
  saved: usize,
  dy: usize,
  dx: usize,
  accumulate: i32,
): void {
  backward(Op.sigmoid, n, saved, dy, dx, accumulate);
}

export function reluBackward(
  n: i32,
  saved: usize,
  dy: usize,
  dx: usize,
  accumulate: i32,
): void {
  backward(Op.relu, n, saved, dy, dx, accumulate);
}

export function erfBackward(
  n: i32,
  saved: usize,
  dy: usize,
  dx: usize,
  accumulate: i32,
): void {
  backward(Op.erf, n, saved, dy, dx, accumulate);
}

export function geluBackward(
  n: i32,
  saved: usize,
  dy: usize,
  dx: usize,
  accumulate: i32,
): void {
  backward(Op.gelu, n, saved, dy, dx, accumulate);
}

export function geluTanhBackward(
  n: i32,
  saved: usize,
  dy: usize,
  dx: usize,
  accumulate: i32,
): void {
  backward(Op.geluTanh, n, saved, dy, dx, accumulate);
}

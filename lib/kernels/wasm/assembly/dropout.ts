// Dropout. Philox 4x32-10 (Salmon, Moraes, Dror, Shaw, SC 2011) runs on four
// counters at once: lane l of word w is word w of block l.

import { fill } from "./fill";
import { loadPart, put, putPart } from "./simd";

const multiplier0: u32 = 0xD2511F53;
const multiplier1: u32 = 0xCD9E8D57;
const weyl0: u32 = 0x9E3779B9;
const weyl1: u32 = 0xBB67AE85;

// The words of the four blocks last drawn.
let word0: v128 = i32x4.splat(0);
let word1: v128 = i32x4.splat(0);
let word2: v128 = i32x4.splat(0);
let word3: v128 = i32x4.splat(0);

function drawBlocks(index: i32, step: i32, stream: i32, seed: i32): void {
  let c0 = i32x4.add(i32x4.splat(index), i32x4(0, 1, 2, 3));
  let c1 = i32x4.splat(step), c2 = i32x4.splat(stream), c3 = i32x4.splat(1);
  let k0 = <u32>seed, k1: u32 = 0;
  const m0 = i32x4.splat(multiplier0), m1 = i32x4.splat(multiplier1);
  for (let round = 0; round < 10; round++) {
    const a = i64x2.extmul_low_i32x4_u(c0, m0);
    const b = i64x2.extmul_high_i32x4_u(c0, m0);
    const d = i64x2.extmul_low_i32x4_u(c2, m1);
    const e = i64x2.extmul_high_i32x4_u(c2, m1);
    const high0 = v128.shuffle<i32>(a, b, 1, 3, 5, 7);
    const high1 = v128.shuffle<i32>(d, e, 1, 3, 5, 7);
    c0 = v128.xor(v128.xor(high1, c1), i32x4.splat(k0));
    c1 = v128.shuffle<i32>(d, e, 0, 2, 4, 6);
    c2 = v128.xor(v128.xor(high0, c3), i32x4.splat(k1));
    c3 = v128.shuffle<i32>(a, b, 0, 2, 4, 6);
    k0 += weyl0;
    k1 += weyl1;
  }
  const low01 = v128.shuffle<i32>(c0, c1, 0, 4, 1, 5);
  const low23 = v128.shuffle<i32>(c2, c3, 0, 4, 1, 5);
  const high01 = v128.shuffle<i32>(c0, c1, 2, 6, 3, 7);
  const high23 = v128.shuffle<i32>(c2, c3, 2, 6, 3, 7);
  word0 = v128.shuffle<i64>(low01, low23, 0, 2);
  word1 = v128.shuffle<i64>(low01, low23, 1, 3);
  word2 = v128.shuffle<i64>(high01, high23, 0, 2);
  word3 = v128.shuffle<i64>(high01, high23, 1, 3);
}

/** Up to four elements: kept where the word is not below the threshold. */
@inline
function keep(
  words: v128,
  threshold: v128,
  divisor: v128,
  n: i32,
  x: usize,
  out: usize,
  accumulate: i32,
): void {
  if (n <= 0) return;
  const mask = i32x4.ge_u(words, threshold);
  if (n >= 4) {
    const value = f32x4.div(v128.load(x), divisor);
    put(out, v128.and(value, mask), accumulate);
  } else {
    const value = f32x4.div(loadPart(x, n), divisor);
    putPart(out, v128.and(value, mask), n, accumulate);
  }
}

export function dropout(
  n: i32,
  rate: f64,
  seed: i32,
  stream: i32,
  step: usize,
  x: usize,
  out: usize,
  accumulate: i32,
): void {
  // A word is ≥ a number where it is ≥ the next whole one.
  const limit = ceil(rate * 4294967296);
  if (limit > 4294967295) {
    if (!accumulate) fill(n, 0, out);
    return;
  }
  const threshold = i32x4.splat(<u32><u64>limit);
  const divisor = f32x4.splat(<f32>(1 - rate));
  const position = load<i32>(step);
  for (let index = 0; n > 0; index += 4) {
    drawBlocks(index, position, stream, seed);
    keep(word0, threshold, divisor, n, x, out, accumulate);
    keep(word1, threshold, divisor, n - 4, x + 16, out + 16, accumulate);
    keep(word2, threshold, divisor, n - 8, x + 32, out + 32, accumulate);
    keep(word3, threshold, divisor, n - 12, x + 48, out + 48, accumulate);
    n -= 16;
    x += 64;
    out += 64;
  }
}

// What every kernel needs: fused multiply-add, tails of rows, sums over lanes.
// Addresses and lengths here count bytes; `count` counts floats.

/**
 * a · b + c: fused, rounded once, where the module is built with relaxed SIMD,
 * else rounded twice.
 */
@inline
export function fma(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** c - a · b, as {@linkcode fma}. */
@inline
export function fnma(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_nmadd(a, b, c);
  return f32x4.sub(c, f32x4.mul(a, b));
}

/** The first 1 to 3 floats; the other lanes are 0. Reads no further. */
export function loadPart(address: usize, count: i32): v128 {
  if (count == 1) return v128.load32_zero(address);
  const pair = v128.load64_zero(address);
  if (count == 2) return pair;
  return v128.load_lane<f32>(address, pair, 2, 8);
}

/** Four floats, or those that there are. */
@inline
export function loadUpTo(address: usize, count: i32): v128 {
  return count >= 4 ? v128.load(address) : loadPart(address, count);
}

/** Writes the first 1 to 3 lanes, and no more. */
export function storePart(address: usize, value: v128, count: i32): void {
  if (count == 1) {
    v128.store_lane<f32>(address, value, 0);
    return;
  }
  v128.store_lane<f64>(address, value, 0);
  if (count == 3) v128.store_lane<f32>(address, value, 2, 8);
}

/** All ones in the first `count` lanes, 0 to 4. */
@inline
export function firstLanes(count: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count));
}

/** Stores, or adds to what is there. */
@inline
export function put(address: usize, value: v128, accumulate: i32): void {
  if (accumulate) value = f32x4.add(value, v128.load(address));
  v128.store(address, value);
}

/** As {@linkcode put}, of four vectors. */
@inline
export function putFour(
  address: usize,
  v0: v128,
  v1: v128,
  v2: v128,
  v3: v128,
  accumulate: i32,
): void {
  if (accumulate) {
    v0 = f32x4.add(v0, v128.load(address));
    v1 = f32x4.add(v1, v128.load(address, 16));
    v2 = f32x4.add(v2, v128.load(address, 32));
    v3 = f32x4.add(v3, v128.load(address, 48));
  }
  v128.store(address, v0);
  v128.store(address, v1, 16);
  v128.store(address, v2, 32);
  v128.store(address, v3, 48);
}

/** As {@linkcode put}, for 1 to 3 lanes. */
@inline
export function putPart(
  address: usize,
  value: v128,
  count: i32,
  accumulate: i32,
): void {
  if (accumulate) value = f32x4.add(value, loadPart(address, count));
  storePart(address, value, count);
}

/** As {@linkcode put}, for one float. */
@inline
export function putOne(address: usize, value: f32, accumulate: i32): void {
  store<f32>(address, accumulate ? load<f32>(address) + value : value);
}

/** The sum of the four lanes. */
@inline
export function sumLanes(v: v128): f32 {
  v = f32x4.add(v, v128.shuffle<f32>(v, v, 2, 3, 0, 1));
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1);
}

/** The sum over the lanes of each of four vectors, in the lanes of one. */
@inline
export function sumsOfLanes(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(
    v128.shuffle<f32>(a, b, 0, 4, 1, 5),
    v128.shuffle<f32>(a, b, 2, 6, 3, 7),
  );
  const cd = f32x4.add(
    v128.shuffle<f32>(c, d, 0, 4, 1, 5),
    v128.shuffle<f32>(c, d, 2, 6, 3, 7),
  );
  return f32x4.add(
    v128.shuffle<f64>(ab, cd, 0, 2),
    v128.shuffle<f64>(ab, cd, 1, 3),
  );
}

/** Lane 0, in all lanes. */
@inline
export function lane0(v: v128): v128 {
  return v128.shuffle<f32>(v, v, 0, 0, 0, 0);
}

/** Lane 1, in all lanes. */
@inline
export function lane1(v: v128): v128 {
  return v128.shuffle<f32>(v, v, 1, 1, 1, 1);
}

/** Lane 2, in all lanes. */
@inline
export function lane2(v: v128): v128 {
  return v128.shuffle<f32>(v, v, 2, 2, 2, 2);
}

/** Lane 3, in all lanes. */
@inline
export function lane3(v: v128): v128 {
  return v128.shuffle<f32>(v, v, 3, 3, 3, 3);
}

/** The largest of the lanes of each of four vectors, in the lanes of one. */
@inline
export function maximaOfLanes(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.pmax(
    v128.shuffle<f32>(a, b, 0, 4, 1, 5),
    v128.shuffle<f32>(a, b, 2, 6, 3, 7),
  );
  const cd = f32x4.pmax(
    v128.shuffle<f32>(c, d, 0, 4, 1, 5),
    v128.shuffle<f32>(c, d, 2, 6, 3, 7),
  );
  return f32x4.pmax(
    v128.shuffle<f64>(ab, cd, 0, 2),
    v128.shuffle<f64>(ab, cd, 1, 3),
  );
}

/** The largest of the four lanes; what a NaN gives is not defined. */
@inline
export function maximumLanes(v: v128): f32 {
  v = f32x4.pmax(v, v128.shuffle<f32>(v, v, 2, 3, 0, 1));
  v = f32x4.pmax(v, v128.shuffle<f32>(v, v, 1, 0, 3, 2));
  return f32x4.extract_lane(v, 0);
}

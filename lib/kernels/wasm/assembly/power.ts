// a^b in float64, which leaves digits enough for the exponent to multiply the
// error of the logarithm.

const ln2: f64 = 0.6931471805599453;
const log2e: f64 = 1.4426950408889634;

/**
 * log2 of a positive, finite number, within 1e-12: of 2^e · m with √½ ≤ m < √2,
 * e + (2 / ln 2) artanh s, s = (m - 1) / (m + 1), |s| < 0.172.
 */
function log2Of(x: f64): f64 {
  const bits = reinterpret<u64>(x);
  let e = <i32>(bits >> 52) - 1023;
  let m = reinterpret<f64>((bits & 0xFFFFFFFFFFFFF) | 0x3FF0000000000000);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    e += 1;
  }
  const s = (m - 1) / (m + 1), z = s * s;
  let p: f64 = 1.0 / 15;
  p = p * z + 1.0 / 13;
  p = p * z + 1.0 / 11;
  p = p * z + 1.0 / 9;
  p = p * z + 1.0 / 7;
  p = p * z + 1.0 / 5;
  p = p * z + 1.0 / 3;
  p = p * z + 1;
  return <f64>e + 2 * log2e * s * p;
}

/** 2^x, within 1e-12; x from -1000 to 1000. */
function exp2Of(x: f64): f64 {
  const n = nearest(x);
  const r = (x - n) * ln2;
  let p: f64 = 1.0 / 3628800;
  p = p * r + 1.0 / 362880;
  p = p * r + 1.0 / 40320;
  p = p * r + 1.0 / 5040;
  p = p * r + 1.0 / 720;
  p = p * r + 1.0 / 120;
  p = p * r + 1.0 / 24;
  p = p * r + 1.0 / 6;
  p = p * r + 0.5;
  p = p * r + 1;
  p = p * r + 1;
  return p * reinterpret<f64>(<u64>(<i64>n + 1023) << 52);
}

/** As `Math.pow`, of numbers that are floats. */
function powerOne(a: f64, b: f64): f64 {
  if (b == 0) return 1;
  if (b == 1) return a;
  if (b == 2) return a * a;
  if (a != a || b != b) return NaN;
  const size = abs(a);
  if (size == 1 && abs(b) == Infinity) return NaN;
  const whole = trunc(b) == b;
  // A float of 2^24 or more is even.
  const odd = whole && abs(b) < 16777216 && (<i32>b & 1) != 0;
  const sign: f64 = odd && (reinterpret<u64>(a) >> 63) != 0 ? -1 : 1;
  if (size == 0) return b > 0 ? sign * 0 : sign * Infinity;
  if (size == Infinity) return b > 0 ? sign * Infinity : sign * 0;
  if (a < 0 && !whole) return NaN;
  // Beyond 2^±1000 a float is infinite or 0 anyway.
  const exponent = b * log2Of(size);
  return sign * exp2Of(max<f64>(-1000, min<f64>(1000, exponent)));
}

/** Each lane of a to the power of that of b. */
export function power(a: v128, b: v128): v128 {
  let out = f32x4.splat(
    <f32>powerOne(f32x4.extract_lane(a, 0), f32x4.extract_lane(b, 0)),
  );
  const second = powerOne(f32x4.extract_lane(a, 1), f32x4.extract_lane(b, 1));
  out = f32x4.replace_lane(out, 1, <f32>second);
  const third = powerOne(f32x4.extract_lane(a, 2), f32x4.extract_lane(b, 2));
  out = f32x4.replace_lane(out, 2, <f32>third);
  const fourth = powerOne(f32x4.extract_lane(a, 3), f32x4.extract_lane(b, 3));
  return f32x4.replace_lane(out, 3, <f32>fourth);
}

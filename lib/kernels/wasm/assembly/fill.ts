/** out[i] = value. */
export function fill(n: i32, value: f32, out: usize): void {
  // The engine writes zeros faster, where there are enough for the call.
  if (reinterpret<u32>(value) == 0 && n >= 256) {
    memory.fill(out, 0, <usize>n << 2);
    return;
  }
  const values = f32x4.splat(value);
  for (; n >= 16; n -= 16) {
    v128.store(out, values);
    v128.store(out, values, 16);
    v128.store(out, values, 32);
    v128.store(out, values, 48);
    out += 64;
  }
  for (; n >= 4; n -= 4) {
    v128.store(out, values);
    out += 16;
  }
  for (; n > 0; n--) {
    store<f32>(out, value);
    out += 4;
  }
}

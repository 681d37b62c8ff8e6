/** out[i] = value, for what is left of a row. */
export function fillRow(n: i32, value: f32, out: usize): void {
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

/** out[i] = value. The engine writes zeros faster, if enough for the call. */
export function fill(n: i32, value: f32, out: usize): void {
  if (reinterpret<u32>(value) == 0 && n >= 256) {
    memory.fill(out, 0, <usize>n << 2);
  } else fillRow(n, value, out);
}

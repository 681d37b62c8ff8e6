/** The kernel `fill` of the contract. */
export function fill(n: i32, value: f32, out: usize): void {
  const end = out + (<usize>n << 2);
  const values = f32x4.splat(value);
  const stop = out + (<usize>(n & ~15) << 2);
  for (; out < stop; out += 64) {
    v128.store(out, values);
    v128.store(out, values, 16);
    v128.store(out, values, 32);
    v128.store(out, values, 48);
  }
  for (; out < end; out += 4) store<f32>(out, value);
}

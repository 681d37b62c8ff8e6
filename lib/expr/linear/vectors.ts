/** Vectors of float64. */

/**
 * The scalar product.
 *
 * @param a A vector.
 * @param b A vector, as long.
 * @returns a · b.
 */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/**
 * The Euclidean norm, scaled so that it neither overflows nor underflows.
 *
 * @param a A vector.
 * @returns |a|.
 */
export function norm(a: Float64Array): number {
  const scale = largest(a);
  if (scale === 0 || !Number.isFinite(scale)) return scale;
  let sum = 0;
  for (const x of a) sum += (x / scale) ** 2;
  return scale * Math.sqrt(sum);
}

/**
 * The maximum norm.
 *
 * @param a A vector.
 * @returns The largest absolute value; NaN if one is NaN.
 */
export function largest(a: Float64Array): number {
  let most = 0;
  for (const x of a) {
    if (Number.isNaN(x)) return NaN;
    most = Math.max(most, Math.abs(x));
  }
  return most;
}

/**
 * A step along a direction.
 *
 * @param a A vector.
 * @param factor A number.
 * @param b A vector, as long.
 * @returns a + factor · b, a new vector.
 */
export function plusScaled(
  a: Float64Array,
  factor: number,
  b: Float64Array,
): Float64Array {
  return a.map((x, i) => x + factor * b[i]!);
}

/**
 * A multiple.
 *
 * @param factor A number.
 * @param a A vector.
 * @returns factor · a, a new vector.
 */
export function scaled(factor: number, a: Float64Array): Float64Array {
  return a.map((x) => factor * x);
}

/**
 * Whether every entry is finite.
 *
 * @param a A vector.
 * @returns False if one is NaN or infinite.
 */
export function isFiniteVector(a: Float64Array): boolean {
  return a.every((x) => Number.isFinite(x));
}

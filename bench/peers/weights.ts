/** Initial weights that every language computes to the same bit, so that no
 * file of weights is needed. */

/** Weights are uniform with this standard deviation, GPT-2's. */
const deviation = 0.02;

/**
 * The first values of a parameter: element i of parameter p is
 * deviation · √12 · (hash(i + p · 0x9E3779B9) / 2^32 - ½), and 1 more in the
 * scale of a layer norm. All but the last rounding is exact.
 *
 * @param name The parameter's name, as Fluxion has it.
 * @param index Its place in the order of declaration.
 * @param count The number of its elements.
 * @returns The values.
 */
export function initialWeights(
  name: string,
  index: number,
  count: number,
): Float32Array<ArrayBuffer> {
  const mean = name.includes("orm.weight") ? 1 : 0;
  const scale = deviation * Math.sqrt(12);
  const offset = Math.imul(index, 0x9E3779B9);
  return Float32Array.from(
    { length: count },
    (_, i) => mean + scale * (hash(i + offset) / 2 ** 32 - 0.5),
  );
}

/** A mix of all bits of a 32-bit integer (C. Wellons, "Prospecting for hash
 * functions", 2018: `lowbias32`). */
function hash(value: number): number {
  let x = value >>> 0;
  x = Math.imul(x ^ x >>> 16, 0x7FEB352D);
  x = Math.imul(x ^ x >>> 15, 0x846CA68B);
  return (x ^ x >>> 16) >>> 0;
}

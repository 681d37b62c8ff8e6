/** The doubles in their order: neighbours, spacing, and how many lie between.
 * Roots are sought down to neighbouring doubles, whatever their magnitude. */

/**
 * The position of a double among all doubles: neighbours differ by 1, and 0
 * (of either sign) is at 0.
 *
 * @param x Any number but NaN.
 * @returns The position.
 */
export function ordinal(x: number): bigint {
  const bits = new BigInt64Array(new Float64Array([x]).buffer)[0]!;
  return bits < 0n ? -(bits & 0x7FFFFFFFFFFFFFFFn) : bits;
}

/**
 * The double at a position.
 *
 * @param position What `ordinal` gives.
 * @returns The double.
 */
export function fromOrdinal(position: bigint): number {
  const magnitude = position < 0n ? -position : position;
  const value = new Float64Array(new BigInt64Array([magnitude]).buffer)[0]!;
  return position < 0n ? -value : value;
}

/**
 * The next double above.
 *
 * @param x A finite number.
 * @returns The least double that is greater.
 */
export function nextUp(x: number): number {
  return fromOrdinal(ordinal(x) + 1n);
}

/**
 * The next double below.
 *
 * @param x A finite number.
 * @returns The greatest double that is less.
 */
export function nextDown(x: number): number {
  return fromOrdinal(ordinal(x) - 1n);
}

/**
 * The distance from a double to the next one of greater magnitude.
 *
 * @param x A finite number.
 * @returns One unit in the last place, positive.
 */
export function spacing(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude >= Number.MAX_VALUE) return magnitude - nextDown(magnitude);
  return nextUp(magnitude) - magnitude;
}

/**
 * How many steps from one double to the next lead from a to b.
 *
 * @param a A number.
 * @param b A number, at least a.
 * @returns 1 for neighbours; rounded above 2^53.
 */
export function doublesBetween(a: number, b: number): number {
  return Number(ordinal(b) - ordinal(a));
}

/**
 * The double with as many doubles on either side: 64 such halvings exhaust
 * every interval, also one that spans many orders of magnitude.
 *
 * @param a A number.
 * @param b A number, at least a.
 * @returns The double in the middle.
 */
export function middleDouble(a: number, b: number): number {
  return fromOrdinal((ordinal(a) + ordinal(b)) >> 1n);
}

/**
 * The double that has some eighths of the doubles below it.
 *
 * @param a A number.
 * @param b A number, at least a.
 * @param eighths An integer from 0 to 8.
 * @returns The double.
 */
export function octile(a: number, b: number, eighths: number): number {
  const low = ordinal(a);
  return fromOrdinal(low + (((ordinal(b) - low) * BigInt(eighths)) >> 3n));
}

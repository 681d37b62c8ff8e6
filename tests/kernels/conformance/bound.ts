/** What a bound is, and the forms that most of them have. */

/** A call that was made on both. */
export interface Checked {
  /** The plain numbers, by name. */
  readonly numbers: Readonly<Record<string, number>>;
  /** What each operand held that was read, by name. */
  readonly contents: Readonly<Record<string, Float32Array | Int32Array>>;
  /** What the reference left in each output, by name. */
  readonly results: Readonly<Record<string, Float32Array>>;
  /** What an element of the output held, or 0 where it was overwritten. */
  readonly old: (index: number) => number;
}

/**
 * How far an element of an output may be off.
 *
 * @param call The call.
 * @param index The element.
 * @param output The name of the output.
 * @returns The largest difference allowed.
 */
export type Bound = (call: Checked, index: number, output: string) => number;

/** The unit roundoff of float32: one operation is off by at most this,
 * relative to its result. */
export const unit = 2 ** -24;
/** The smallest positive float32: rounding below the normal numbers. */
export const smallest = 2 ** -149;
/** The smallest normal float32: an exponential may flush what is below. */
export const smallestNormal = 2 ** -126;

/**
 * The rounding of a sum with what the output held: the value is rounded before
 * it is added, and the reference rounds once. The value itself is at most
 * |result| + |old|.
 */
export const addition = (
  result: number,
  old: number,
): number => old === 0 ? 0 : 2 * unit * (2 * Math.abs(result) + Math.abs(old));

export const resultOf = (
  { results }: Checked,
  i: number,
  output: string,
): number => results[output]![i]!;

/** Correctly rounded by IEEE 754, and so equal, but for accumulating. */
export const exact: Bound = (call, i, output) =>
  addition(resultOf(call, i, output), call.old(i));

/** Off by some units in the last place of the result without `old`. */
export const relative =
  (units: number, floor = smallest): Bound => (call, i, output) => {
    const result = resultOf(call, i, output), old = call.old(i);
    const value = Math.abs(result) + Math.abs(old);
    return 2 * units * unit * value + floor + addition(result, old);
  };

/** Off by some units of a size that an element's operands give. */
export const scaled =
  (units: number, size: (call: Checked, i: number) => number): Bound =>
  (call, i, output) =>
    2 * units * unit * size(call, i) + smallestNormal +
    exact(call, i, output);

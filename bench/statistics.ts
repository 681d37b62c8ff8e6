/** Numbers of rounds, made one. */

/**
 * The middle value; of an even count, the mean of the two in the middle.
 *
 * @param values At least one.
 * @returns The median.
 */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? sorted[half]!
    : (sorted[half - 1]! + sorted[half]!) / 2;
}

/**
 * The median of the ratios of two things that were measured in turns: what
 * slows the machine down for a while slows both.
 *
 * @param values One a round.
 * @param references One a round.
 * @returns The median of value / reference.
 */
export function medianRatio(
  values: readonly number[],
  references: readonly number[],
): number {
  return median(values.map((value, round) => value / references[round]!));
}

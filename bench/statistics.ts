/** Numbers of rounds, made one. */

import { median } from "../lib/core/median.ts";

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

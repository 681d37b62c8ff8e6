import { Heap } from "./heap.ts";
import type { PairTable } from "./pair_table.ts";

/** What pairs of ids become. */
export interface Merges {
  /** The pairs, numbered by their ranks: low ranks merge first. */
  readonly pairs: PairTable;
  /** The id that each pair becomes. */
  readonly results: ArrayLike<number>;
}

/** Positions are below this: the order of rank and position is that of
 * rank · 2³² + position, which is exact below 2⁵³. */
const positionRange = 2 ** 32;

/** The largest number of merges for that. */
export const maximumMerges: number = 2 ** 20;

/**
 * Merges the ids of one word: again and again the pair of the lowest rank, the
 * leftmost of several, until no pair has a rank (Sennrich et al., "Neural
 * machine translation of rare words with subword units", 2016, section 3.2).
 * A linked list and a queue keep the time at n log n, so that a long word is
 * no attack.
 *
 * @param ids The ids of the word's bytes; overwritten.
 * @param merges What pairs become.
 * @returns The ids that are left, a view of the same memory.
 */
export function mergeWord(
  ids: Int32Array<ArrayBuffer>,
  { pairs, results }: Merges,
): Int32Array<ArrayBuffer> {
  const { length } = ids;
  const next = Int32Array.from(ids, (_, index) => index + 1);
  const previous = Int32Array.from(ids, (_, index) => index - 1);
  const queue = new Heap<number>((a, b) => a - b);
  const offer = (position: number): void => {
    const right = next[position]!;
    if (right >= length) return;
    const rank = pairs.find(ids[position]!, ids[right]!);
    if (rank >= 0) queue.push(rank * positionRange + position);
  };
  for (let position = 0; position < length; position++) offer(position);
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    const position = key % positionRange;
    const rank = (key - position) / positionRange;
    const right = next[position]!;
    // what was merged since has no right neighbour, or another pair
    if (right >= length) continue;
    if (pairs.find(ids[position]!, ids[right]!) !== rank) continue;
    ids[position] = results[rank]!;
    const after = next[right]!;
    next[position] = after;
    next[right] = length;
    if (after < length) previous[after] = position;
    offer(position);
    if (previous[position]! >= 0) offer(previous[position]!);
  }
  return collect(ids, next);
}

/** The ids of the list, moved to the front. */
function collect(
  ids: Int32Array<ArrayBuffer>,
  next: Int32Array<ArrayBuffer>,
): Int32Array<ArrayBuffer> {
  let count = 0;
  for (let at = 0; at < ids.length; at = next[at]!) ids[count++] = ids[at]!;
  return ids.subarray(0, count);
}

/** The nearest of a list of words, for suggestions. */

/**
 * The number of single-character edits between two words: insertions,
 * deletions, substitutions, and swaps of neighbours (Damerau, "A technique for
 * computer detection and correction of spelling errors", 1964).
 *
 * @param a One word.
 * @param b The other.
 * @returns The distance; 0 if they are the same.
 */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const differs = Number(a[i - 1] !== b[j - 1]);
      row[j] = Math.min(
        rows[i - 1]![j]! + 1,
        row[j - 1]! + 1,
        rows[i - 1]![j - 1]! + differs,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j]!, rows[i - 2]![j - 2]! + 1);
      }
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}

/**
 * What a person may have meant.
 *
 * @param word What was written.
 * @param known What there is.
 * @returns The nearest, or undefined if none is near.
 */
export function nearest(
  word: string,
  known: readonly string[],
): string | undefined {
  return known
    .map((name) => ({ name, distance: editDistance(word.slice(0, 40), name) }))
    .filter(({ name, distance }) =>
      distance <= Math.max(1, Math.floor(name.length / 3))
    )
    .sort((a, b) => a.distance - b.distance)[0]?.name;
}

/** Whether two peers train the same model. */

/** How far the losses of two peers may be apart, relative to the loss. Sums in
 * another order moved ten losses by up to 5e-5 (`large`): AdamW's first updates
 * are near the sign of a gradient, and rounding turns small ones around. The
 * smallest mistakes that were tried move those of `shakespeare` by 4.5e-4 (GELU
 * by its approximation) and 8.6e-4 (no weight decay); others by 2e-2 and more.
 */
export const tolerance = 2e-4;

/**
 * Compares losses.
 *
 * @param losses The losses of a peer.
 * @param expected The losses of the first peer.
 * @returns What is wrong; undefined if nothing is.
 */
export function disagreement(
  losses: readonly number[],
  expected: readonly number[],
): string | undefined {
  if (losses.length !== expected.length) {
    return `${losses.length} losses instead of ${expected.length}`;
  }
  const step = losses.findIndex((loss, i) =>
    !(Math.abs(loss / expected[i]! - 1) <= tolerance)
  );
  if (step < 0) return undefined;
  return `the loss of step ${step} is ${losses[step]}, not ${expected[step]}`;
}

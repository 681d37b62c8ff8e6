/** How fast a sequence converged. */
import { spacing } from "./doubles.ts";

/** How many errors are looked at. */
const window = 6;

/** Less is no convergence, but a root that was hit by chance. */
const least = 0.5;

/**
 * The order of convergence that the last iterates show: with errors e, the
 * slope of log e(k+1) over log e(k), by least squares. Errors of a few units in
 * the last place say nothing and are left out, as is what came before the
 * errors began to fall.
 *
 * @param iterates The places visited, in order.
 * @param root Where they converged to.
 * @returns The order, or undefined if fewer than three errors are of use.
 */
export function observedOrder(
  iterates: readonly number[],
  root: number,
): number | undefined {
  const logs = usefulErrors(iterates, root).map(Math.log);
  if (logs.length < 3) return undefined;
  const before = logs.slice(0, -1), after = logs.slice(1);
  const meanBefore = mean(before), meanAfter = mean(after);
  let product = 0, square = 0;
  before.forEach((x, k) => {
    product += (x - meanBefore) * (after[k]! - meanAfter);
    square += (x - meanBefore) ** 2;
  });
  const order = product / square;
  return order > least ? order : undefined;
}

/** The last falling errors above the rounding. */
function usefulErrors(iterates: readonly number[], root: number): number[] {
  const noise = 8 * spacing(root);
  const errors = iterates.map((x) => Math.abs(x - root));
  const useful: number[] = [];
  for (const error of errors.reverse()) {
    if (!(error > noise) && useful.length === 0) continue;
    const next = useful[0];
    if (next === error) continue;
    if (next !== undefined && error < next) break;
    useful.unshift(error);
    if (useful.length === window) break;
  }
  return useful;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

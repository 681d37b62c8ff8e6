/** How fast a sequence converged. */

/** How many errors are looked at. */
const window = 4;

/** Less is no convergence, but a root that was hit by chance; more is a last
 * step that fell on it. */
const least = 0.5, most = 8;

/**
 * The order of convergence that errors show: the slope of log e(k+1) over
 * log e(k), by least squares over the last falling errors. Errors within the
 * noise say nothing and are left out.
 *
 * @param errors The distances from the limit, in order.
 * @param noise What rounding makes of them.
 * @returns The order, or undefined if fewer than three errors are of use.
 */
export function observedOrder(
  errors: readonly number[],
  noise: number,
): number | undefined {
  const logs = usefulErrors(errors, noise).map(Math.log);
  if (logs.length < 3) return undefined;
  const before = logs.slice(0, -1), after = logs.slice(1);
  const meanBefore = mean(before), meanAfter = mean(after);
  let product = 0, square = 0;
  before.forEach((x, k) => {
    product += (x - meanBefore) * (after[k]! - meanAfter);
    square += (x - meanBefore) ** 2;
  });
  const order = product / square;
  return order > least && order < most ? order : undefined;
}

/** The last falling errors above the noise. */
function usefulErrors(errors: readonly number[], noise: number): number[] {
  const useful: number[] = [];
  for (const error of errors.toReversed()) {
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

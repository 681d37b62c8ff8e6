/** How much of a value is rounding. */

/**
 * The level of the computational noise of a function (J. J. Moré, S. M. Wild,
 * "Estimating computational noise", SIAM J. Sci. Comput. 33, 2011, section 3):
 * what remains in the higher differences of equidistant values, to which the
 * smooth part of a function adds nothing.
 *
 * @param values Values at equidistant, very close places; at least 6.
 * @returns A standard deviation; 0 for a function that is smooth to the last
 * bit, or constant.
 */
export function noiseLevel(values: readonly number[]): number {
  const scale = Math.max(...values.map(Math.abs));
  if (scale === 0) return 0;
  let row = values.map((value) => value / scale);
  let gamma = 1;
  const levels: number[] = [];
  for (let k = 1; k < values.length - 1; k++) {
    row = row.slice(1).map((value, i) => value - row[i]!);
    gamma *= k / (2 * (2 * k - 1));
    const square = row.reduce((sum, value) => sum + value * value, 0);
    levels.push(Math.sqrt(gamma * square / row.length));
  }
  const [a, b, c] = levels.slice(-3) as [number, number, number];
  return scale * Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

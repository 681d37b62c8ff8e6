/** Poles, over which no integral exists. */

/** The decades over which the growth towards a pole is measured. */
const near = 2 ** -12, far = 2 ** -2;

/** |f| grows like the distance to this power, or faster. */
const steepest = -0.99;

/**
 * Whether a function changes its sign at a pole inside of an interval. The
 * contributions of both sides cancel there, and extrapolation would give the
 * principal value for an integral that diverges.
 *
 * @param f The function.
 * @param a The lower end.
 * @param b The upper end.
 * @returns Whether f is like 1 / (x - s), or steeper, around some s.
 */
export function hasPole(
  f: (x: number) => number,
  a: number,
  b: number,
): boolean {
  const pole = signChangeBetween(f, a, b);
  if (pole === undefined) return false;
  const width = b - a;
  return [width, -width].every((side) => {
    const inner = Math.abs(f(pole + side * near));
    const outer = Math.abs(f(pole + side * far));
    return Math.log(outer / inner) / Math.log(far / near) < steepest;
  });
}

/** Bisects to where the sign changes. */
function signChangeBetween(
  f: (x: number) => number,
  a: number,
  b: number,
): number | undefined {
  const sign = Math.sign(f(a));
  if (!(sign * Math.sign(f(b)) < 0)) return undefined;
  let low = a, high = b;
  while (true) {
    const middle = low / 2 + high / 2;
    if (!(low < middle && middle < high)) return middle;
    const value = Math.sign(f(middle));
    if (value === 0) return undefined;
    if (value === sign) low = middle;
    else high = middle;
  }
}

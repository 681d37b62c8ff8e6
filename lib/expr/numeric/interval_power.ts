/** Powers and roots of intervals. */
import { exactProduct } from "./double_double.ts";
import {
  divide,
  negate,
  productDown,
  productUp,
  reciprocal,
  type Rounded,
} from "./interval_arithmetic.ts";
import { above, below, functionRoundings } from "./interval_margin.ts";
import {
  broken,
  composed,
  empty,
  entire,
  hull,
  type Interval,
  isEmpty,
  partial,
  point,
  roundDown,
  roundUp,
} from "./interval.ts";

/** x^n for x >= 0, by squaring. */
function productPower(x: number, n: number, product: Rounded): number {
  let result = 1, square = x;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = product(result, square);
    if (rest > 1) square = product(square, square);
  }
  return result;
}

/** Powers of integers up to here are products: exact where they can be. */
const largestProduct = 64;

function sizePower(low: number, high: number, n: number): readonly [
  number,
  number,
] {
  if (n === 2) return [productDown(low, low), productUp(high, high)];
  if (n <= largestProduct) {
    return [
      Math.max(0, productPower(low, n, productDown)),
      productPower(high, n, productUp),
    ];
  }
  return [powDown(low, n), powUp(high, n)];
}

function powDown(x: number, w: number): number {
  return x === 1 || w === 0 ? 1 : x === 0 ? 0 : Math.max(0, below(x ** w));
}
function powUp(x: number, w: number): number {
  return x === 1 || w === 0 ? 1 : x === 0 ? 0 : above(x ** w);
}

/**
 * An integer power.
 *
 * @param x The base.
 * @param n The exponent.
 * @returns x^n, with x^0 = 1; for n < 0 defined where x is not 0.
 */
export function integerPower(x: Interval, n: number): Interval {
  if (isEmpty(x)) return empty;
  if (n === 0) return composed(1, 1, x);
  if (n < 0) return reciprocal(integerPower(x, -n));
  const { low, high } = x;
  if (low >= 0) {
    const [a, b] = sizePower(low, high, n);
    return composed(a, b, x);
  }
  if (high <= 0) {
    const [a, b] = sizePower(-high, -low, n);
    return n % 2 === 0 ? composed(a, b, x) : composed(-b, -a, x);
  }
  const [, up] = sizePower(0, high, n), [, down] = sizePower(0, -low, n);
  return n % 2 === 0
    ? composed(0, Math.max(up, down), x)
    : composed(-down, up, x);
}

/** What of x is at least 0, and whether that is all of it. */
function notNegative(x: Interval): Interval {
  if (x.low >= 0) return x;
  if (x.high < 0 || isEmpty(x)) return empty;
  return { ...partial(x), low: 0 };
}

/**
 * The square root.
 *
 * @param x An interval.
 * @returns sqrt(x), defined where x >= 0.
 */
export function squareRoot(x: Interval): Interval {
  const base = notNegative(x);
  if (isEmpty(base)) return empty;
  const low = Math.sqrt(base.low), high = Math.sqrt(base.high);
  return composed(
    isSquare(low, base.low) ? low : Math.max(0, roundDown(low)),
    isSquare(high, base.high) ? high : roundUp(high),
    base,
  );
}

function isSquare(root: number, x: number): boolean {
  if (root === 0 || root === Infinity) return true;
  if (!(x > 1e-280 && x < 1e300)) return false;
  const [square, rest] = exactProduct(root, root);
  return square === x && rest === 0;
}

/**
 * The real power of an exponent that is no integer everywhere.
 *
 * @param x The base.
 * @param w The exponent.
 * @returns x^w, defined where x > 0, where x = 0 and w > 0, and where x < 0
 * and w is an integer.
 */
export function realPower(x: Interval, w: Interval): Interval {
  if (isEmpty(x) || isEmpty(w)) return empty;
  if (w.low === w.high && Number.isInteger(w.low)) {
    const power = integerPower(x, w.low);
    return composed(power.low, power.high, power, w);
  }
  const positive = positivePower(notNegative(x), w);
  if (x.low >= 0) return positive;
  // Single exponents are integers, at which a negative base has a power.
  if (Math.ceil(w.low) > Math.floor(w.high)) return partialPower(positive);
  const sizes = positivePower(
    { ...x, low: x.high < 0 ? -x.high : 0, high: -x.low },
    w,
  );
  const values = hull(negate(sizes), hull(sizes, positive));
  return isEmpty(values) ? empty : broken({ ...values, defined: "maybe" });
}

function partialPower(positive: Interval): Interval {
  return isEmpty(positive) ? empty : partial(positive);
}

/** For a base that is not negative. */
function positivePower(x: Interval, w: Interval): Interval {
  if (isEmpty(x)) return empty;
  const { low: a, high: b } = x, { low: c, high: d } = w;
  const corners = [[a, c], [a, d], [b, c], [b, d]] as const;
  if (a > 0) {
    return composed(
      Math.min(...corners.map(([base, power]) => powDown(base, power))),
      Math.max(...corners.map(([base, power]) => powUp(base, power))),
      x,
      w,
    );
  }
  if (c > 0) {
    return composed(0, Math.max(powUp(b, c), powUp(b, d)), x, w);
  }
  // 0 has no power here, but for the exponent 0.
  if (b === 0) return d < 0 ? empty : { ...entire, low: 0, high: 1 };
  const low = d < 0 ? Math.max(0, Math.min(powDown(b, c), powDown(b, d))) : 0;
  const bounded = composed(low, Infinity, x, w);
  return d < 0 ? partial(bounded) : broken(partial(bounded));
}

/**
 * The n-th root: of a negative number too where n is odd.
 *
 * @param x What the root is of.
 * @param n Which root.
 * @returns The root.
 */
export function root(x: Interval, n: Interval): Interval {
  const degree = n.low;
  if (n.low !== n.high || !Number.isInteger(degree) || degree === 0) {
    // An odd degree may hide in what is not a single number.
    const sizes = hull(
      realPower(x, reciprocal(n)),
      negate(
        realPower(negate(x), reciprocal(n)),
      ),
    );
    return isEmpty(sizes) ? sizes : broken({ ...sizes, defined: "maybe" });
  }
  if (degree < 0) return reciprocal(root(x, point(-degree)));
  if (degree % 2 === 0) {
    if (degree === 2) return squareRoot(x);
    return positivePower(notNegative(x), divide(point(1), n));
  }
  if (isEmpty(x)) return empty;
  return composed(
    signedRoot(x.low, degree, below),
    signedRoot(x.high, degree, above),
    x,
    n,
  );
}

function signedRoot(
  x: number,
  degree: number,
  round: (value: number, units: number) => number,
): number {
  if (degree === 1 || x === 0) return x;
  const size = degree === 3
    ? Math.cbrt(Math.abs(x))
    : Math.abs(x) ** (1 / degree);
  // |ln |x|| < 746, and 1 / n is off by half a unit.
  const units = functionRoundings + 750 / degree;
  return round(Math.sign(x) * size, units);
}

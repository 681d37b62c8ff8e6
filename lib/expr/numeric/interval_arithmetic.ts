/** Sums, products, quotients and powers of intervals. */
import { exactProduct, exactSum } from "./double_double.ts";
import {
  broken,
  composed,
  empty,
  type Interval,
  isEmpty,
  partial,
  roundDown,
  roundUp,
} from "./interval.ts";

/** A function of two numbers that rounds down, or up. */
export type Rounded = (a: number, b: number) => number;

const sumDown: Rounded = (a, b) => {
  const [sum, rest] = exactSum(a, b);
  return rest >= 0 ? sum : roundDown(sum);
};
const sumUp: Rounded = (a, b) => {
  const [sum, rest] = exactSum(a, b);
  return rest <= 0 ? sum : roundUp(sum);
};

/** What is lost of a product is a double only in this range. */
function isExactRange(a: number, b: number, product: number): boolean {
  const size = Math.abs(product);
  return size > 1e-280 && size < 1e300 && Math.abs(a) < 1e290 &&
    Math.abs(b) < 1e290;
}

/** A bound below the product of two numbers. */
export const productDown: Rounded = (a, b) => {
  if (a === 0 || b === 0) return 0;
  const product = a * b;
  if (!isExactRange(a, b, product)) return roundDown(product);
  return exactProduct(a, b)[1] >= 0 ? product : roundDown(product);
};
/** A bound above the product of two numbers. */
export const productUp: Rounded = (a, b) => {
  if (a === 0 || b === 0) return 0;
  const product = a * b;
  if (!isExactRange(a, b, product)) return roundUp(product);
  return exactProduct(a, b)[1] <= 0 ? product : roundUp(product);
};

/**
 * The sum.
 *
 * @param x One.
 * @param y The other.
 * @returns x + y.
 */
export function add(x: Interval, y: Interval): Interval {
  return composed(sumDown(x.low, y.low), sumUp(x.high, y.high), x, y);
}

/**
 * The negative.
 *
 * @param x An interval.
 * @returns -x.
 */
export function negate(x: Interval): Interval {
  return { ...x, low: -x.high, high: -x.low };
}

/**
 * The difference.
 *
 * @param x One.
 * @param y The other.
 * @returns x - y.
 */
export function subtract(x: Interval, y: Interval): Interval {
  return add(x, negate(y));
}

/**
 * The product.
 *
 * @param x One.
 * @param y The other.
 * @returns x y.
 */
export function multiply(x: Interval, y: Interval): Interval {
  const { low: a, high: b } = x, { low: c, high: d } = y;
  // Signs tell which ends the bounds are of.
  if (a >= 0) {
    return composed(
      productDown(c >= 0 ? a : b, c),
      productUp(d >= 0 ? b : a, d),
      x,
      y,
    );
  }
  if (c >= 0) return multiply(y, x);
  if (b <= 0) {
    return composed(
      productDown(d <= 0 ? b : a, d),
      productUp(a, c),
      x,
      y,
    );
  }
  if (d <= 0) return multiply(y, x);
  return composed(
    Math.min(productDown(a, d), productDown(b, c)),
    Math.max(productUp(a, c), productUp(b, d)),
    x,
    y,
  );
}

/** 1 / x, rounded; exact for a power of two. */
function reciprocalDown(x: number): number {
  if (!Number.isFinite(x)) return 0;
  const value = 1 / x;
  return value * x === 1 && isPowerOfTwo(x) ? value : roundDown(value);
}
function reciprocalUp(x: number): number {
  if (!Number.isFinite(x)) return 0;
  const value = 1 / x;
  return value * x === 1 && isPowerOfTwo(x) ? value : roundUp(value);
}
function isPowerOfTwo(x: number): boolean {
  return Math.log2(Math.abs(x)) % 1 === 0 &&
    2 ** Math.log2(Math.abs(x)) === Math.abs(x);
}

/**
 * The reciprocal.
 *
 * @param x An interval.
 * @returns 1 / x, defined where x is not 0.
 */
export function reciprocal(x: Interval): Interval {
  const { low, high } = x;
  if (low > 0 || high < 0) {
    return composed(reciprocalDown(high), reciprocalUp(low), x);
  }
  if (isEmpty(x) || (low === 0 && high === 0)) return empty;
  if (low === 0) return partial(composed(reciprocalDown(high), Infinity, x));
  if (high === 0) return partial(composed(-Infinity, reciprocalUp(low), x));
  return broken(partial(composed(-Infinity, Infinity, x)));
}

/**
 * The quotient.
 *
 * @param x The dividend.
 * @param y The divisor.
 * @returns x / y, defined where y is not 0.
 */
export function divide(x: Interval, y: Interval): Interval {
  const { low: a, high: b } = x, { low: c, high: d } = y;
  if (c > 0 || d < 0) {
    const quotients = [a / c, a / d, b / c, b / d];
    const low = Math.min(...quotients), high = Math.max(...quotients);
    const hasZero = a === 0 || b === 0;
    return composed(
      low === 0 && hasZero ? 0 : roundDown(low),
      high === 0 && hasZero ? 0 : roundUp(high),
      x,
      y,
    );
  }
  return multiply(x, reciprocal(y));
}

/** Intervals around real roots, made as small as wanted. */
import { spend } from "../budget.ts";
import { Rational } from "../exact/rational.ts";
import type { IntegerPolynomial } from "./integer.ts";

/** A rational interval with a single root of a polynomial, which is a simple
 * one. */
export interface RootInterval {
  /** Square-free. */
  readonly polynomial: IntegerPolynomial;
  /** Not above the root. */
  readonly lower: Rational;
  /** Not below the root; as `lower` where the root is this rational, else
   * neither end is a root. */
  readonly upper: Rational;
}

/**
 * The sign of a polynomial at a rational.
 *
 * @param a Any.
 * @param point Where.
 * @returns -1, 0 or 1.
 */
export function signAt(a: IntegerPolynomial, point: Rational): -1 | 0 | 1 {
  spend(1 + (a.length >> 2));
  const value = numeratorAt(a, point);
  return value > 0n ? 1 : value < 0n ? -1 : 0;
}

/** a(m / d) · d^deg a. */
function numeratorAt(a: IntegerPolynomial, point: Rational): bigint {
  const { numerator: m, denominator: d } = point;
  let value = 0n, power = 1n;
  for (let i = a.length - 1; i >= 0; i--) {
    value = value * m + a[i]! * power;
    power *= d;
  }
  return value;
}

/**
 * One step of bisection.
 *
 * @param root Any; its ends may be other roots.
 * @returns The half with the root, or the root itself if it is the middle.
 */
export function halve<R extends RootInterval>(root: R): R {
  const { polynomial, lower, upper } = root;
  if (lower.equals(upper)) return root;
  const middle = lower.plus(upper).times(Rational.of(1, 2));
  const sign = signAt(polynomial, middle);
  if (sign === 0) return { ...root, lower: middle, upper: middle };
  return signRightOf(polynomial, lower) === sign
    ? { ...root, lower: middle }
    : { ...root, upper: middle };
}

/** The sign just to the right of a point, which may be a simple root. */
function signRightOf(a: IntegerPolynomial, point: Rational): -1 | 0 | 1 {
  const sign = signAt(a, point);
  if (sign !== 0) return sign;
  return signAt(a.slice(1).map((c, i) => c * BigInt(i + 1)), point);
}

/** An interval of fixed length on a grid that becomes finer. */
interface Grid {
  readonly left: bigint;
  readonly length: bigint;
  readonly denominator: bigint;
}

/**
 * An interval as narrow as wanted, by quadratic interval refinement: secants
 * guess, signs decide (Abbott, Quadratic interval refinement for real roots,
 * 2014).
 *
 * @param root From `isolateRealRoots`.
 * @param width What the interval must not exceed, above 0.
 * @returns The same root.
 * @throws {ExpressionError} `budget`.
 */
export function refineRealRoot<R extends RootInterval>(
  root: R,
  width: Rational,
): R {
  const { polynomial: a, lower, upper } = root;
  let grid = gridOf(lower, upper);
  if (grid.length === 0n) return root;
  const rising = signAt(a, upper) > 0;
  let bits = 2n;
  while (isWider(grid, width)) {
    const next = tryGuess(a, grid, bits, rising) ?? "missed";
    if (next === "missed") {
      bits = bits > 2n ? bits / 2n : 2n;
      grid = bisect(a, grid, rising);
    } else {
      grid = next;
      bits *= 2n;
    }
    if (grid.length === 0n) break;
  }
  return {
    ...root,
    lower: Rational.of(grid.left, grid.denominator),
    upper: Rational.of(grid.left + grid.length, grid.denominator),
  };
}

function gridOf(lower: Rational, upper: Rational): Grid {
  const denominator = lower.denominator * upper.denominator;
  const left = lower.numerator * upper.denominator;
  const right = upper.numerator * lower.denominator;
  return { left, length: right - left, denominator };
}

function isWider({ length, denominator }: Grid, width: Rational): boolean {
  return length * width.denominator > width.numerator * denominator;
}

/** The value times a positive number, negated where the polynomial falls. */
function valueOn(
  a: IntegerPolynomial,
  position: bigint,
  denominator: bigint,
  rising: boolean,
): bigint {
  spend(1 + (a.length >> 2));
  let value = 0n, power = 1n;
  for (let i = a.length - 1; i >= 0; i--) {
    value = value * position + a[i]! * power;
    power *= denominator;
  }
  return rising ? value : -value;
}

/** Of 2^bits parts the one where the secant passes through 0, or one beside
 * it; nothing if the root is elsewhere. */
function tryGuess(
  a: IntegerPolynomial,
  { left, length, denominator }: Grid,
  bits: bigint,
  rising: boolean,
): Grid | undefined {
  const low = valueOn(a, left, denominator, rising);
  const high = valueOn(a, left + length, denominator, rising);
  const parts = 1n << bits;
  const index = (-low * parts * 2n + high - low) / (2n * (high - low));
  const finer = denominator * parts;
  const guess = left * parts + length * index;
  const value = valueOn(a, guess, finer, rising);
  if (value === 0n) return { left: guess, length: 0n, denominator: finer };
  const other = value < 0n ? guess + length : guess - length;
  const beside = valueOn(a, other, finer, rising);
  if (beside === 0n) return { left: other, length: 0n, denominator: finer };
  if ((beside < 0n) === (value < 0n)) return undefined;
  return { left: value < 0n ? guess : other, length, denominator: finer };
}

function bisect(
  a: IntegerPolynomial,
  { left, length, denominator }: Grid,
  rising: boolean,
): Grid {
  const finer = 2n * denominator;
  const middle = 2n * left + length;
  const value = valueOn(a, middle, finer, rising);
  if (value === 0n) return { left: middle, length: 0n, denominator: finer };
  return { left: value < 0n ? middle : 2n * left, length, denominator: finer };
}

/**
 * A real root as a double.
 *
 * @param root From `isolateRealRoots`.
 * @returns The nearest double; one of the two nearest if the root is within
 * 2^-60 of the middle between them, relatively.
 * @throws {ExpressionError} `budget`.
 */
export function realRootToNumber(root: RootInterval): number {
  let current = root;
  while (true) {
    const low = current.lower.toNumber(), high = current.upper.toNumber();
    if (low === high) return low;
    const width = current.upper.minus(current.lower);
    const size = current.lower.absolute();
    const limit = size.times(Rational.of(1n, 1n << 114n));
    if (!limit.isZero && width.compare(limit) < 0) return low;
    current = refineRealRoot(current, width.times(Rational.of(1n, 1n << 8n)));
  }
}

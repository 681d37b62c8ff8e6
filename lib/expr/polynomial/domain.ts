/** What polynomials have as coefficients: integral domains and fields, of
 * characteristic 0, as tables of operations over plain values. */
import { spend } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import { bitLength, Rational } from "../exact/rational.ts";

/** An integral domain whose elements are of type T. */
export interface Domain<T> {
  /** The neutral element of addition. */
  readonly zero: T;
  /** The neutral element of multiplication. */
  readonly one: T;
  /** a + b. */
  add(a: T, b: T): T;
  /** a - b. */
  subtract(a: T, b: T): T;
  /** a · b. */
  multiply(a: T, b: T): T;
  /** -a. */
  negate(a: T): T;
  /** Whether a is 0. */
  isZero(a: T): boolean;
  /** Whether a is b. */
  equals(a: T, b: T): boolean;
  /** The image of an integer. */
  fromInteger(value: bigint): T;
  /** a / b where b divides a; throws `domain` or `division-by-zero`. */
  exactDivide(a: T, b: T): T;
}

/** A domain with greatest common divisors. */
export interface GcdDomain<T> extends Domain<T> {
  /** A greatest common divisor; 0 if both are 0. */
  gcd(a: T, b: T): T;
  /** An invertible element u such that a / u is the canonical one of all
   * elements that divide each other; 1 of 0. */
  unitOf(a: T): T;
}

/** A field whose elements are of type T; `exactDivide` is the division. */
export interface Field<T> extends Domain<T> {
  /** a / b; throws `division-by-zero`. */
  divide(a: T, b: T): T;
  /** The image of a rational number. */
  fromRational(value: Rational): T;
}

const zero = Rational.of(0);
const one = Rational.of(1);

/** The field of rational numbers. */
export const rationals: Field<Rational> = {
  zero,
  one,
  add: (a, b) => a.plus(b),
  subtract: (a, b) => a.minus(b),
  multiply: (a, b) => a.times(b),
  negate: (a) => a.negated(),
  isZero: (a) => a.isZero,
  equals: (a, b) => a.equals(b),
  fromInteger: (value) => Rational.of(value),
  exactDivide: (a, b) => a.dividedBy(b),
  divide: (a, b) => a.dividedBy(b),
  fromRational: (value) => value,
};

/** The domain of integers. */
export const integers: Domain<bigint> = {
  zero: 0n,
  one: 1n,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: multiplyIntegers,
  negate: (a) => -a,
  isZero: (a) => a === 0n,
  equals: (a, b) => a === b,
  fromInteger: (value) => value,
  exactDivide: divideIntegers,
};

/** Products beyond it cost more than a step. */
const wide = 1n << 1024n;

function multiplyIntegers(a: bigint, b: bigint): bigint {
  const value = a * b;
  if (value > wide || value < -wide) spend(bitLength(value) >> 8);
  return value;
}

function divideIntegers(a: bigint, b: bigint): bigint {
  if (b === 0n) throw divisionByZero(`${a}`);
  const quotient = a / b;
  if (quotient * b !== a) throw notDivisible(`${a} / ${b}`);
  return quotient;
}

/**
 * The error of a division by 0.
 *
 * @param dividend What was to be divided.
 * @returns The error, to be thrown.
 */
export function divisionByZero(dividend: string): ExpressionError {
  return new ExpressionError(
    "division-by-zero",
    `Cannot divide as the divisor must not be 0: dividend is ${dividend}`,
  );
}

/**
 * The error of an exact division that leaves a remainder.
 *
 * @param quotient What was to be divided by what.
 * @returns The error, to be thrown.
 */
export function notDivisible(quotient: string): ExpressionError {
  return new ExpressionError(
    "domain",
    `Cannot divide exactly as the remainder must be 0: quotient is ${quotient}`,
  );
}

/** Fields K(α) = K[t] / (m) with m irreducible over K. */
import type { Rational } from "../exact/rational.ts";
import { ExpressionError } from "../errors.ts";
import type { Univariate } from "./dense.ts";
import { divisionByZero, type Field } from "./domain.ts";
import type { UnivariateRing } from "./univariate.ts";

/** A simple algebraic extension; its elements are polynomials in α, of lower
 * degree than the minimal polynomial. */
export class AlgebraicExtension<T> implements Field<Univariate<T>> {
  /** The polynomials over the field below. */
  readonly ring: UnivariateRing<T>;
  /** The minimal polynomial of α, monic. */
  readonly modulus: Univariate<T>;
  /** 0 */
  readonly zero: Univariate<T>;
  /** 1 */
  readonly one: Univariate<T>;
  /** α */
  readonly generator: Univariate<T>;

  /**
   * Makes the field.
   *
   * @param ring The polynomials over the field below.
   * @param modulus Irreducible over it, of degree 1 or more; if it is
   * reducible, some elements have no inverse.
   */
  constructor(ring: UnivariateRing<T>, modulus: Univariate<T>) {
    this.ring = ring;
    this.modulus = ring.monic(modulus);
    this.zero = ring.zero;
    this.one = ring.one;
    this.generator = this.reduce(ring.x);
  }

  /** The degree over the field below. */
  get degree(): number {
    return this.modulus.length - 1;
  }

  /**
   * The value of a polynomial at α.
   *
   * @param a Any polynomial in t.
   * @returns a(α).
   */
  reduce(a: Univariate<T>): Univariate<T> {
    return a.length < this.modulus.length
      ? a
      : this.ring.remainder(a, this.modulus);
  }

  /** Whether a is 0. */
  isZero(a: Univariate<T>): boolean {
    return a.length === 0;
  }

  /** Whether a is b. */
  equals(a: Univariate<T>, b: Univariate<T>): boolean {
    return this.ring.equals(a, b);
  }

  /** a + b. */
  add(a: Univariate<T>, b: Univariate<T>): Univariate<T> {
    return this.ring.add(a, b);
  }

  /** a - b. */
  subtract(a: Univariate<T>, b: Univariate<T>): Univariate<T> {
    return this.ring.subtract(a, b);
  }

  /** -a. */
  negate(a: Univariate<T>): Univariate<T> {
    return this.ring.negate(a);
  }

  /** a · b. */
  multiply(a: Univariate<T>, b: Univariate<T>): Univariate<T> {
    return this.reduce(this.ring.multiply(a, b));
  }

  /**
   * The inverse.
   *
   * @param a Not 0.
   * @returns 1 / a.
   * @throws {ExpressionError} `division-by-zero`; `domain` if the modulus
   * turns out to be reducible.
   */
  invert(a: Univariate<T>): Univariate<T> {
    if (a.length === 0) throw divisionByZero("an algebraic number");
    const { gcd, s } = this.ring.extendedGcd(a, this.modulus);
    if (gcd.length > 1) {
      throw new ExpressionError(
        "domain",
        `Cannot invert an algebraic number as its minimal polynomial must be ` +
          `irreducible: a factor has degree ${gcd.length - 1}`,
      );
    }
    return this.reduce(s);
  }

  /** a / b; throws as `invert` does. */
  divide(a: Univariate<T>, b: Univariate<T>): Univariate<T> {
    return this.multiply(a, this.invert(b));
  }

  /** a / b; throws as `invert` does. */
  exactDivide(a: Univariate<T>, b: Univariate<T>): Univariate<T> {
    return this.divide(a, b);
  }

  /** The image of an integer. */
  fromInteger(value: bigint): Univariate<T> {
    return this.ring.fromInteger(value);
  }

  /** The image of a rational number. */
  fromRational(value: Rational): Univariate<T> {
    return this.ring.fromRationals([value]);
  }

  /**
   * The image of an element of the field below.
   *
   * @param value Any.
   * @returns The same number.
   */
  fromBase(value: T): Univariate<T> {
    return this.ring.constant(value);
  }

  /**
   * The norm: the product of all conjugates.
   *
   * @param a Any.
   * @returns An element of the field below.
   */
  norm(a: Univariate<T>): T {
    return this.ring.resultant(this.modulus, a);
  }
}

/** Rings of polynomials in one variable over a field. */
import type { Rational } from "../exact/rational.ts";
import * as dense from "./dense.ts";
import type { Univariate } from "./dense.ts";
import * as division from "./dense_division.ts";
import type { Division } from "./dense_division.ts";
import { divisionByZero, type Field, type GcdDomain } from "./domain.ts";
import {
  type Cofactors,
  powerOf,
  type Subresultants,
  subresultants,
} from "./subresultants.ts";

/** A greatest common divisor as a combination of what it divides. */
export interface Bezout<P> {
  /** Monic, or 0 if both are 0; gcd = s · a + t · b. */
  readonly gcd: P;
  /** The factor of a. */
  readonly s: P;
  /** The factor of b. */
  readonly t: P;
}

/**
 * The polynomials in one variable over a field: a table of operations; the
 * polynomials are plain arrays of coefficients, ascending, without leading
 * zeros. The ring is a domain itself.
 */
export class UnivariateRing<T> implements GcdDomain<Univariate<T>> {
  /** Of the coefficients. */
  readonly field: Field<T>;
  /** The polynomial 0. */
  readonly zero: Univariate<T> = [];
  /** The polynomial 1. */
  readonly one: Univariate<T>;
  /** The variable. */
  readonly x: Univariate<T>;

  /**
   * Makes the ring.
   *
   * @param field Of the coefficients.
   */
  constructor(field: Field<T>) {
    this.field = field;
    this.one = [field.one];
    this.x = [field.zero, field.one];
  }

  /**
   * A polynomial by its coefficients.
   *
   * @param coefficients Ascending; zeros may lead.
   * @returns The polynomial.
   */
  of(coefficients: readonly T[]): Univariate<T> {
    return dense.trim(this.field, coefficients);
  }

  /**
   * A polynomial with rational coefficients.
   *
   * @param coefficients Ascending; zeros may lead.
   * @returns Its image in this ring.
   */
  fromRationals(coefficients: readonly Rational[]): Univariate<T> {
    return this.of(coefficients.map((c) => this.field.fromRational(c)));
  }

  /**
   * A constant polynomial.
   *
   * @param value Any element of the field.
   * @returns Of degree 0, or 0.
   */
  constant(value: T): Univariate<T> {
    return this.field.isZero(value) ? [] : [value];
  }

  /** The image of an integer. */
  fromInteger(value: bigint): Univariate<T> {
    return this.constant(this.field.fromInteger(value));
  }

  /**
   * The degree.
   *
   * @param a Any.
   * @returns -1 of the zero polynomial.
   */
  degree(a: Univariate<T>): number {
    return a.length - 1;
  }

  /**
   * The leading coefficient.
   *
   * @param a Any.
   * @returns 0 of the zero polynomial.
   */
  leading(a: Univariate<T>): T {
    return a.length === 0 ? this.field.zero : a[a.length - 1]!;
  }

  /** Whether a is 0. */
  isZero(a: Univariate<T>): boolean {
    return a.length === 0;
  }

  /** Whether a is b. */
  equals(a: Univariate<T>, b: Univariate<T>): boolean {
    return dense.equals(this.field, a, b);
  }

  /** a + b. */
  add(a: Univariate<T>, b: Univariate<T>): Univariate<T> {
    return dense.add(this.field, a, b);
  }

  /** a - b. */
  subtract(a: Univariate<T>, b: Univariate<T>): Univariate<T> {
    return dense.subtract(this.field, a, b);
  }

  /** -a. */
  negate(a: Univariate<T>): Univariate<T> {
    return dense.negate(this.field, a);
  }

  /** a · b. */
  multiply(a: Univariate<T>, b: Univariate<T>): Univariate<T> {
    return dense.multiply(this.field, a, b);
  }

  /** factor · a. */
  scale(a: Univariate<T>, factor: T): Univariate<T> {
    return dense.scale(this.field, a, factor);
  }

  /** a ^ exponent, the exponent an integer of at least 0. */
  power(a: Univariate<T>, exponent: number): Univariate<T> {
    return powerOf(this, a, exponent);
  }

  /**
   * The division with remainder.
   *
   * @param a The dividend.
   * @param b The divisor, not 0.
   * @returns a = quotient · b + remainder, the remainder of lower degree.
   * @throws {ExpressionError} `division-by-zero`.
   */
  divide(a: Univariate<T>, b: Univariate<T>): Division<Univariate<T>> {
    return division.divide(this.field, a, b);
  }

  /**
   * The remainder of a division.
   *
   * @param a The dividend.
   * @param b The divisor, not 0.
   * @returns a modulo b.
   * @throws {ExpressionError} `division-by-zero`.
   */
  remainder(a: Univariate<T>, b: Univariate<T>): Univariate<T> {
    return this.divide(a, b).remainder;
  }

  /** a / b where b divides a; throws `domain` or `division-by-zero`. */
  exactDivide(a: Univariate<T>, b: Univariate<T>): Univariate<T> {
    return division.exactDivide(this.field, a, b);
  }

  /**
   * A polynomial made monic.
   *
   * @param a Any.
   * @returns a divided by its leading coefficient; 0 of 0.
   */
  monic(a: Univariate<T>): Univariate<T> {
    const lead = this.leading(a);
    if (a.length === 0 || this.field.equals(lead, this.field.one)) return a;
    return this.scale(a, this.field.divide(this.field.one, lead));
  }

  /** The leading coefficient as a constant; 1 of 0. */
  unitOf(a: Univariate<T>): Univariate<T> {
    return a.length === 0 ? this.one : [this.leading(a)];
  }

  /**
   * The greatest common divisor.
   *
   * @param a Any.
   * @param b Any.
   * @returns Monic; 0 if both are 0.
   */
  gcd(a: Univariate<T>, b: Univariate<T>): Univariate<T> {
    let high = a, low = b;
    while (low.length > 0) {
      [high, low] = [low, this.monic(this.remainder(high, low))];
    }
    return this.monic(high);
  }

  /**
   * The extended Euclidean algorithm.
   *
   * @param a Any.
   * @param b Any.
   * @returns The monic gcd = s a + t b; where neither divides the other,
   * deg s < deg b - deg gcd and deg t < deg a - deg gcd.
   */
  extendedGcd(a: Univariate<T>, b: Univariate<T>): Bezout<Univariate<T>> {
    if (a.length === 0 || b.length === 0) return this.#trivialBezout(a, b);
    if (a.length < b.length) {
      const { gcd, s, t } = this.extendedGcd(b, a);
      return { gcd, s: t, t: s };
    }
    const { combination, s, t } = this.cofactors(a, b);
    const lead = this.leading(combination);
    const unit = this.field.divide(this.field.one, lead);
    return {
      gcd: this.scale(combination, unit),
      s: this.scale(s, unit),
      t: this.scale(t, unit),
    };
  }

  #trivialBezout(
    a: Univariate<T>,
    b: Univariate<T>,
  ): Bezout<Univariate<T>> {
    const gcd = this.monic(a.length === 0 ? b : a);
    if (gcd.length === 0) return { gcd: [], s: [], t: [] };
    const lead = this.leading(a.length === 0 ? b : a);
    const unit = [this.field.divide(this.field.one, lead)];
    return a.length === 0 ? { gcd, s: [], t: unit } : { gcd, s: unit, t: [] };
  }

  /**
   * A multiple of the gcd as a combination, by Euclid's algorithm with monic
   * remainders.
   *
   * @param a Not 0.
   * @param b Not 0, of no higher degree.
   * @returns combination = s · a + t · b.
   */
  protected cofactors(a: Univariate<T>, b: Univariate<T>): Cofactors<T> {
    let high = a, low = b;
    let s = this.zero, before = this.one;
    while (true) {
      const { quotient, remainder } = this.divide(high, low);
      if (remainder.length === 0) break;
      const lead = this.leading(remainder);
      const unit = this.field.divide(this.field.one, lead);
      [high, low] = [low, this.scale(remainder, unit)];
      const rest = this.subtract(before, this.multiply(quotient, s));
      [before, s] = [s, this.scale(rest, unit)];
    }
    const rest = this.subtract(low, this.multiply(s, a));
    return { combination: low, s, t: this.exactDivide(rest, b) };
  }

  /**
   * Solves s a + t b = c (Bronstein, Symbolic Integration I, section 1.3).
   *
   * @param a Not 0.
   * @param b Not 0.
   * @param c A multiple of gcd(a, b).
   * @returns s and t, the degree of s below that of b.
   * @throws {ExpressionError} `domain` if gcd(a, b) does not divide c.
   */
  solveBezout(
    a: Univariate<T>,
    b: Univariate<T>,
    c: Univariate<T>,
  ): readonly [s: Univariate<T>, t: Univariate<T>] {
    if (b.length === 0) throw divisionByZero(`of degree ${a.length - 1}`);
    const bezout = this.extendedGcd(a, b);
    const factor = this.exactDivide(c, bezout.gcd);
    const s = this.remainder(this.multiply(bezout.s, factor), b);
    const rest = this.subtract(c, this.multiply(s, a));
    return [s, this.exactDivide(rest, b)];
  }

  /** da/dx. */
  derivative(a: Univariate<T>): Univariate<T> {
    return dense.derivative(this.field, a);
  }

  /** The antiderivative without a constant term. */
  integral(a: Univariate<T>): Univariate<T> {
    if (a.length === 0) return [];
    return [
      this.field.zero,
      ...a.map((coefficient, i) =>
        this.field.divide(coefficient, this.field.fromInteger(BigInt(i + 1)))
      ),
    ];
  }

  /** a(point). */
  evaluate(a: Univariate<T>, point: T): T {
    return dense.evaluate(this.field, a, point);
  }

  /** a(b(x)). */
  compose(a: Univariate<T>, b: Univariate<T>): Univariate<T> {
    return dense.compose(this.field, a, b);
  }

  /** The resultant of a and b, and their subresultant remainder sequence, which
   * some rings give up to constant factors. */
  subresultants(a: Univariate<T>, b: Univariate<T>): Subresultants<T> {
    return subresultants(this.field, a, b);
  }

  /**
   * The subresultants of polynomials in another variable whose coefficients
   * are polynomials of this ring.
   *
   * @param a Any.
   * @param b Any.
   * @returns As `subresultants`; some rings give the resultant and the sequence
   * up to factors of the field.
   */
  nestedSubresultants(
    a: Univariate<Univariate<T>>,
    b: Univariate<Univariate<T>>,
  ): Subresultants<Univariate<T>> {
    return subresultants(this, a, b);
  }

  /**
   * The resultant: leading(a)^deg b · leading(b)^deg a · Π (α - β) over the
   * roots α of a and β of b.
   *
   * @param a Any.
   * @param b Any.
   * @returns 0 exactly if they have a common root, or one of them is 0.
   */
  resultant(a: Univariate<T>, b: Univariate<T>): T {
    return this.subresultants(a, b).resultant;
  }

  /**
   * The discriminant: (-1)^(n (n - 1) / 2) res(a, a') / leading(a).
   *
   * @param a Any of degree 1 or higher.
   * @returns 0 exactly if a root is multiple; 0 of a constant.
   */
  discriminant(a: Univariate<T>): T {
    const n = a.length - 1;
    if (n < 1) return this.field.zero;
    const value = this.field.divide(
      this.resultant(a, this.derivative(a)),
      this.leading(a),
    );
    return n * (n - 1) / 2 % 2 === 1 ? this.field.negate(value) : value;
  }
}

/** Fields of fractions. */
import type { Rational } from "../exact/rational.ts";
import { divisionByZero, type Field, type GcdDomain } from "./domain.ts";

/** A fraction in lowest terms with a canonical denominator. */
export interface Fraction<T> {
  /** 0 only of 0. */
  readonly numerator: T;
  /** Canonical: see `GcdDomain.unitOf`. */
  readonly denominator: T;
}

/** The field of the fractions of a domain. */
export class FractionField<T> implements Field<Fraction<T>> {
  /** Of the numerators and denominators. */
  readonly domain: GcdDomain<T>;
  /** 0 */
  readonly zero: Fraction<T>;
  /** 1 */
  readonly one: Fraction<T>;

  /**
   * Makes the field.
   *
   * @param domain Of the numerators and denominators.
   */
  constructor(domain: GcdDomain<T>) {
    this.domain = domain;
    this.zero = { numerator: domain.zero, denominator: domain.one };
    this.one = { numerator: domain.one, denominator: domain.one };
  }

  /**
   * A fraction, reduced.
   *
   * @param numerator Any.
   * @param denominator Not 0.
   * @returns numerator / denominator.
   * @throws {ExpressionError} `division-by-zero`.
   */
  of(numerator: T, denominator: T = this.domain.one): Fraction<T> {
    if (this.domain.isZero(denominator)) throw divisionByZero("a fraction");
    const gcd = this.domain.gcd(numerator, denominator);
    return this.#canonical(
      this.domain.exactDivide(numerator, gcd),
      this.domain.exactDivide(denominator, gcd),
    );
  }

  /** Numerator and denominator are coprime. */
  #canonical(numerator: T, denominator: T): Fraction<T> {
    const { domain } = this;
    if (domain.isZero(numerator)) return this.zero;
    const unit = domain.unitOf(denominator);
    if (domain.equals(unit, domain.one)) return { numerator, denominator };
    return {
      numerator: domain.exactDivide(numerator, unit),
      denominator: domain.exactDivide(denominator, unit),
    };
  }

  /** Whether a is 0. */
  isZero(a: Fraction<T>): boolean {
    return this.domain.isZero(a.numerator);
  }

  /** Whether a is b. */
  equals(a: Fraction<T>, b: Fraction<T>): boolean {
    return this.domain.equals(a.numerator, b.numerator) &&
      this.domain.equals(a.denominator, b.denominator);
  }

  /** a + b. */
  add(a: Fraction<T>, b: Fraction<T>): Fraction<T> {
    const { domain } = this;
    if (this.isZero(a)) return b;
    if (this.isZero(b)) return a;
    // Henrici: only the gcd of the denominators can cancel.
    const gcd = domain.gcd(a.denominator, b.denominator);
    const left = domain.exactDivide(b.denominator, gcd);
    const right = domain.exactDivide(a.denominator, gcd);
    const sum = domain.add(
      domain.multiply(a.numerator, left),
      domain.multiply(b.numerator, right),
    );
    const common = domain.gcd(sum, gcd);
    return this.#canonical(
      domain.exactDivide(sum, common),
      domain.multiply(right, domain.exactDivide(b.denominator, common)),
    );
  }

  /** a - b. */
  subtract(a: Fraction<T>, b: Fraction<T>): Fraction<T> {
    return this.add(a, this.negate(b));
  }

  /** -a. */
  negate(a: Fraction<T>): Fraction<T> {
    return {
      numerator: this.domain.negate(a.numerator),
      denominator: a.denominator,
    };
  }

  /** a · b. */
  multiply(a: Fraction<T>, b: Fraction<T>): Fraction<T> {
    const { domain } = this;
    if (this.isZero(a) || this.isZero(b)) return this.zero;
    const first = domain.gcd(a.numerator, b.denominator);
    const second = domain.gcd(b.numerator, a.denominator);
    return this.#canonical(
      domain.multiply(
        domain.exactDivide(a.numerator, first),
        domain.exactDivide(b.numerator, second),
      ),
      domain.multiply(
        domain.exactDivide(a.denominator, second),
        domain.exactDivide(b.denominator, first),
      ),
    );
  }

  /** a / b; throws `division-by-zero`. */
  divide(a: Fraction<T>, b: Fraction<T>): Fraction<T> {
    if (this.isZero(b)) throw divisionByZero("a fraction");
    const inverse = this.#canonical(b.denominator, b.numerator);
    return this.multiply(a, inverse);
  }

  /** a / b; throws `division-by-zero`. */
  exactDivide(a: Fraction<T>, b: Fraction<T>): Fraction<T> {
    return this.divide(a, b);
  }

  /** The image of an integer. */
  fromInteger(value: bigint): Fraction<T> {
    const numerator = this.domain.fromInteger(value);
    return { numerator, denominator: this.domain.one };
  }

  /** The image of a rational number. */
  fromRational(value: Rational): Fraction<T> {
    return this.of(
      this.domain.fromInteger(value.numerator),
      this.domain.fromInteger(value.denominator),
    );
  }
}

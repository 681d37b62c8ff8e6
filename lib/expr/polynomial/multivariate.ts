/** Rings of polynomials in several variables over the rationals. */
import { Rational } from "../exact/rational.ts";
import {
  divisionByZero,
  type GcdDomain,
  integers,
  notDivisible,
  rationals,
} from "./domain.ts";
import { gcdSparse } from "./gcd_sparse.ts";
import * as sparse from "./sparse.ts";
import type { Sparse, SparseTerm } from "./sparse.ts";
import {
  divideSparseIntegers,
  fromSparseIntegers,
  toSparsePrimitive,
} from "./sparse_integer.ts";
import * as inVariable from "./sparse_variable.ts";
import { powerOf, subresultants } from "./subresultants.ts";

/** A rational coefficient and the exponent of each variable. */
export type Term = SparseTerm<Rational>;

/** Terms in lexicographic order, the greatest first; none of them 0. */
export type Multivariate = Sparse<Rational>;

/** A constant and what it multiplies. */
export interface Content {
  /** Has the sign of the leading coefficient. */
  readonly content: Rational;
  /** Its coefficients are coprime integers, the leading one positive. */
  readonly primitive: Multivariate;
}

/**
 * The polynomials in some variables, named by their index, over the rationals:
 * a table of operations; the polynomials are plain arrays of terms. The ring is
 * a domain itself.
 */
export class MultivariateRing implements GcdDomain<Multivariate> {
  /** The number of variables. */
  readonly arity: number;
  /** The polynomial 0. */
  readonly zero: Multivariate = [];
  /** The polynomial 1. */
  readonly one: Multivariate;

  /**
   * Makes the ring.
   *
   * @param arity The number of variables, at least 1.
   */
  constructor(arity: number) {
    this.arity = arity;
    this.one = this.constant(rationals.one);
  }

  /**
   * A polynomial by its terms.
   *
   * @param terms In any order, like ones among them.
   * @returns The polynomial.
   */
  of(terms: readonly Term[]): Multivariate {
    return sparse.collect(rationals, terms);
  }

  /**
   * A constant polynomial.
   *
   * @param value Any.
   * @returns Of degree 0, or 0.
   */
  constant(value: Rational): Multivariate {
    return sparse.constant(rationals, this.arity, value);
  }

  /** The image of an integer. */
  fromInteger(value: bigint): Multivariate {
    return this.constant(Rational.of(value));
  }

  /**
   * A variable.
   *
   * @param index From 0 to arity - 1.
   * @returns The polynomial that is this variable.
   */
  variable(index: number): Multivariate {
    const exponents = new Array<number>(this.arity).fill(0);
    exponents[index] = 1;
    return [{ exponents, coefficient: rationals.one }];
  }

  /** Whether a is 0. */
  isZero(a: Multivariate): boolean {
    return a.length === 0;
  }

  /** Whether a has no variable. */
  isConstant(a: Multivariate): boolean {
    return a.length === 0 ||
      (a.length === 1 && a[0]!.exponents.every((exponent) => exponent === 0));
  }

  /** Whether a is b. */
  equals(a: Multivariate, b: Multivariate): boolean {
    return sparse.equals(rationals, a, b);
  }

  /**
   * The degree in a variable.
   *
   * @param a Any.
   * @param variable Its index.
   * @returns -1 of the zero polynomial.
   */
  degree(a: Multivariate, variable: number): number {
    return a.reduce(
      (most, { exponents }) => Math.max(most, exponents[variable]!),
      -1,
    );
  }

  /**
   * The total degree.
   *
   * @param a Any.
   * @returns The greatest sum of exponents; -1 of the zero polynomial.
   */
  totalDegree(a: Multivariate): number {
    return a.reduce(
      (most, { exponents }) =>
        Math.max(most, exponents.reduce((sum, each) => sum + each, 0)),
      -1,
    );
  }

  /** The coefficient of the lexicographically greatest term; 0 of 0. */
  leading(a: Multivariate): Rational {
    return a[0]?.coefficient ?? rationals.zero;
  }

  /** a + b. */
  add(a: Multivariate, b: Multivariate): Multivariate {
    return sparse.add(rationals, a, b);
  }

  /** a - b. */
  subtract(a: Multivariate, b: Multivariate): Multivariate {
    return sparse.subtract(rationals, a, b);
  }

  /** -a. */
  negate(a: Multivariate): Multivariate {
    return sparse.negate(rationals, a);
  }

  /** a · b. */
  multiply(a: Multivariate, b: Multivariate): Multivariate {
    if (a.length < 2 || b.length < 2) return sparse.multiply(rationals, a, b);
    const left = toSparsePrimitive(a), right = toSparsePrimitive(b);
    return fromSparseIntegers(
      sparse.multiply(integers, left.primitive, right.primitive),
      left.content.times(right.content),
    );
  }

  /** factor · a. */
  scale(a: Multivariate, factor: Rational): Multivariate {
    return sparse.scale(rationals, a, factor);
  }

  /** a ^ exponent, the exponent an integer of at least 0. */
  power(a: Multivariate, exponent: number): Multivariate {
    return powerOf(this, a, exponent);
  }

  /**
   * The quotient, if there is one.
   *
   * @param a The dividend.
   * @param b The divisor, not 0.
   * @returns a / b, or nothing if b does not divide a.
   * @throws {ExpressionError} `division-by-zero`.
   */
  divideIfExact(a: Multivariate, b: Multivariate): Multivariate | undefined {
    if (b.length === 0) throw divisionByZero(`of ${a.length} terms`);
    if (a.length === 0) return a;
    const left = toSparsePrimitive(a), right = toSparsePrimitive(b);
    const quotient = divideSparseIntegers(left.primitive, right.primitive);
    const factor = left.content.dividedBy(right.content);
    return quotient && fromSparseIntegers(quotient, factor);
  }

  /** a / b where b divides a; throws `domain` or `division-by-zero`. */
  exactDivide(a: Multivariate, b: Multivariate): Multivariate {
    const quotient = this.divideIfExact(a, b);
    if (quotient === undefined) {
      throw notDivisible(`${a.length} terms / ${b.length} terms`);
    }
    return quotient;
  }

  /**
   * A polynomial without the content of its coefficients.
   *
   * @param a Any.
   * @returns a = content · primitive; content 1 of 0.
   */
  primitive(a: Multivariate): Content {
    const { content, primitive } = toSparsePrimitive(a);
    return { content, primitive: fromSparseIntegers(primitive) };
  }

  /** The content of the coefficients as a constant: see `primitive`. */
  unitOf(a: Multivariate): Multivariate {
    return this.constant(toSparsePrimitive(a).content);
  }

  /**
   * The greatest common divisor.
   *
   * @param a Any.
   * @param b Any.
   * @returns Coprime integer coefficients, the leading one positive; 0 if
   * both are 0.
   */
  gcd(a: Multivariate, b: Multivariate): Multivariate {
    return fromSparseIntegers(
      gcdSparse(toSparsePrimitive(a).primitive, toSparsePrimitive(b).primitive),
    );
  }

  /**
   * The greatest common divisor of the coefficients in a variable.
   *
   * @param a Any.
   * @param variable Its index.
   * @returns A polynomial without the variable, as from `gcd`.
   */
  contentIn(a: Multivariate, variable: number): Multivariate {
    const coefficients = this.coefficientsIn(a, variable)
      .filter((coefficient) => coefficient.length > 0)
      .sort((left, right) => left.length - right.length);
    let content = this.zero;
    for (const coefficient of coefficients) {
      content = this.gcd(content, coefficient);
      if (this.isConstant(content)) break;
    }
    return content;
  }

  /** ∂a/∂x for the variable of an index. */
  derivative(a: Multivariate, variable: number): Multivariate {
    return inVariable.derivative(rationals, a, variable);
  }

  /**
   * The value where one variable is a number.
   *
   * @param a Any.
   * @param variable Its index.
   * @param value Of the variable.
   * @returns A polynomial in which the variable is absent.
   */
  evaluate(a: Multivariate, variable: number, value: Rational): Multivariate {
    return inVariable.evaluate(rationals, a, variable, value);
  }

  /**
   * A polynomial in place of a variable, by Horner's rule.
   *
   * @param a Any.
   * @param variable Its index.
   * @param value What stands for it; may have the variable.
   * @returns The composition.
   */
  substitute(
    a: Multivariate,
    variable: number,
    value: Multivariate,
  ): Multivariate {
    return this.coefficientsIn(a, variable).reduceRight(
      (sum, coefficient) => this.add(this.multiply(sum, value), coefficient),
      this.zero,
    );
  }

  /**
   * A polynomial as one in a single variable.
   *
   * @param a Any.
   * @param variable Its index.
   * @returns The coefficients, ascending, without the variable; the last is
   * not 0; none of 0.
   */
  coefficientsIn(a: Multivariate, variable: number): readonly Multivariate[] {
    return inVariable.coefficientsIn(a, variable);
  }

  /**
   * The inverse of `coefficientsIn`.
   *
   * @param coefficients Ascending.
   * @param variable The index of the variable.
   * @returns The sum of coefficient · x^i.
   */
  fromCoefficients(
    coefficients: readonly Multivariate[],
    variable: number,
  ): Multivariate {
    return inVariable.fromCoefficients(rationals, coefficients, variable);
  }

  /**
   * The resultant with respect to a variable.
   *
   * @param a Any.
   * @param b Any.
   * @param variable Its index.
   * @returns A polynomial without the variable.
   */
  resultant(a: Multivariate, b: Multivariate, variable: number): Multivariate {
    return subresultants(
      this,
      this.coefficientsIn(a, variable),
      this.coefficientsIn(b, variable),
    ).resultant;
  }

  /**
   * The discriminant with respect to a variable.
   *
   * @param a Any.
   * @param variable Its index.
   * @returns (-1)^(n (n - 1) / 2) res(a, ∂a/∂x) / leading(a); 0 if the variable
   * does not occur.
   */
  discriminant(a: Multivariate, variable: number): Multivariate {
    const coefficients = this.coefficientsIn(a, variable);
    const n = coefficients.length - 1;
    if (n < 1) return this.zero;
    const slope = this.derivative(a, variable);
    const value = this.exactDivide(
      this.resultant(a, slope, variable),
      coefficients[n]!,
    );
    return n * (n - 1) / 2 % 2 === 1 ? this.negate(value) : value;
  }
}

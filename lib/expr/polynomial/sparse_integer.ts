/** Sparse polynomials over the integers: content, division, and a change of the
 * set of variables. */
import { greatestCommonDivisor, Rational } from "../exact/rational.ts";
import { integers } from "./domain.ts";
import type { IntegerPolynomial } from "./integer.ts";
import { checkDegree } from "./limits.ts";
import { collect, constant, multiply, type Sparse } from "./sparse.ts";
import { divideSparse } from "./sparse_division.ts";

/** Integers as coefficients. */
export type SparseInteger = Sparse<bigint>;

/** A rational constant and an integer polynomial. */
export interface SparsePrimitive {
  /** Has the sign of the leading coefficient. */
  readonly content: Rational;
  /** Its coefficients are coprime and the leading one is positive. */
  readonly primitive: SparseInteger;
}

/**
 * The quotient over the integers.
 *
 * @param a The dividend.
 * @param b The divisor, not 0.
 * @returns a / b, or nothing if b does not divide a over the integers.
 */
export function divideSparseIntegers(
  a: SparseInteger,
  b: SparseInteger,
): SparseInteger | undefined {
  return divideSparse(integers, divideCoefficients, a, b);
}

function divideCoefficients(a: bigint, b: bigint): bigint | undefined {
  const quotient = a / b;
  return quotient * b === a ? quotient : undefined;
}

/**
 * The greatest common divisor of the coefficients.
 *
 * @param a Any.
 * @returns At least 0.
 */
export function integerContent(a: SparseInteger): bigint {
  let content = 0n;
  for (const { coefficient } of a) {
    content = greatestCommonDivisor(content, coefficient);
    if (content === 1n) break;
  }
  return content;
}

/**
 * A polynomial over the integers without the content of its coefficients.
 *
 * @param a Any.
 * @returns Coprime coefficients, the leading one positive.
 */
export function primitiveSparse(a: SparseInteger): SparseInteger {
  if (a.length === 0) return a;
  const content = integerContent(a);
  const divisor = a[0]!.coefficient < 0n ? -content : content;
  if (divisor === 1n) return a;
  return a.map(({ exponents, coefficient }) => ({
    exponents,
    coefficient: coefficient / divisor,
  }));
}

/**
 * The primitive form of a polynomial over the rationals.
 *
 * @param a Any.
 * @returns a = content · primitive; content 1 of 0.
 */
export function toSparsePrimitive(a: Sparse<Rational>): SparsePrimitive {
  if (a.length === 0) return { content: Rational.of(1), primitive: [] };
  let denominator = 1n;
  for (const { coefficient: { denominator: d } } of a) {
    if (d !== 1n) denominator *= d / greatestCommonDivisor(denominator, d);
  }
  const cleared = a.map(({ exponents, coefficient: c }) => ({
    exponents,
    coefficient: c.numerator * (denominator / c.denominator),
  }));
  const primitive = primitiveSparse(cleared);
  const content = Rational.of(
    cleared[0]!.coefficient / primitive[0]!.coefficient,
    denominator,
  );
  return { content, primitive };
}

/**
 * A multiple of a polynomial over the integers.
 *
 * @param a Any.
 * @param factor Not 0.
 * @returns factor · a.
 */
export function fromSparseIntegers(
  a: SparseInteger,
  factor: Rational = Rational.of(1),
): Sparse<Rational> {
  const { numerator, denominator } = factor;
  return a.map(({ exponents, coefficient }) => ({
    exponents,
    coefficient: Rational.of(coefficient * numerator, denominator),
  }));
}

/**
 * Chooses and orders variables.
 *
 * @param a Any.
 * @param variables The old index of each new variable; those left out must not
 * occur.
 * @returns The polynomial in the new variables.
 */
export function selectVariables(
  a: SparseInteger,
  variables: readonly number[],
): SparseInteger {
  return collect(
    integers,
    a.map(({ exponents, coefficient }) => ({
      exponents: variables.map((variable) => exponents[variable]!),
      coefficient,
    })),
  );
}

/**
 * The inverse of `selectVariables`.
 *
 * @param a Any.
 * @param variables The index of each variable among all.
 * @param arity The number of all variables.
 * @returns The polynomial in all variables.
 */
export function spreadVariables(
  a: SparseInteger,
  variables: readonly number[],
  arity: number,
): SparseInteger {
  return collect(
    integers,
    a.map(({ exponents, coefficient }) => {
      const spread = new Array<number>(arity).fill(0);
      variables.forEach((variable, i) => spread[variable] = exponents[i]!);
      return { exponents: spread, coefficient };
    }),
  );
}

/**
 * A power, by repeated multiplication, which is the fastest way for sparse
 * polynomials.
 *
 * @param a Not 0.
 * @param exponent An integer, at least 0.
 * @returns a ^ exponent.
 */
export function powerOfSparse(
  a: SparseInteger,
  exponent: number,
): SparseInteger {
  let result = constant(integers, a[0]!.exponents.length, 1n);
  for (let i = 0; i < exponent; i++) result = multiply(integers, result, a);
  return result;
}

/**
 * A polynomial in the first variable alone, densely.
 *
 * @param a Not 0; the other variables do not occur.
 * @returns The coefficients, ascending.
 * @throws {ExpressionError} `budget` for a degree beyond the budget's nodes.
 */
export function toDenseIntegers(a: SparseInteger): IntegerPolynomial {
  const degree = a[0]!.exponents[0]!;
  checkDegree(degree);
  const dense = new Array<bigint>(degree + 1).fill(0n);
  for (const { exponents, coefficient } of a) {
    dense[exponents[0]!] = coefficient;
  }
  return dense;
}

/**
 * A polynomial in one variable, sparsely.
 *
 * @param a Coefficients, ascending.
 * @returns Its terms.
 */
export function fromDenseIntegers(a: IntegerPolynomial): SparseInteger {
  return a.map((coefficient, i) => ({ exponents: [i], coefficient }))
    .filter(({ coefficient }) => coefficient !== 0n).reverse();
}

/** Sparse polynomials modulo a prime as polynomials in all variables but the
 * last, whose coefficients are polynomials in the last. */
import { multiplyModulo } from "../exact/modular.ts";
import { spend } from "../budget.ts";
import { checkDegree } from "./limits.ts";
import type { ModularPolynomial } from "./modular.ts";
import { divideModular, gcdModular } from "./modular_division.ts";
import { compareExponents, type Sparse, type SparseTerm } from "./sparse.ts";

/** Residues as coefficients. */
export type SparseModular = Sparse<number>;

/** Polynomials in the last variable as coefficients. */
export type Grouped = Sparse<ModularPolynomial>;

/**
 * Takes the last variable into the coefficients.
 *
 * @param a Not 0.
 * @returns The same polynomial; terms that differ in the last exponent only
 * stood side by side.
 */
export function group(a: SparseModular): Grouped {
  const groups: { exponents: number[]; coefficient: number[] }[] = [];
  const last = a[0]!.exponents.length - 1;
  for (const { exponents, coefficient } of a) {
    const head = exponents.slice(0, last), degree = exponents[last]!;
    let current = groups[groups.length - 1];
    if (!current || compareExponents(current.exponents, head) !== 0) {
      checkDegree(degree);
      const zeros = new Array<number>(degree + 1).fill(0);
      current = { exponents: head, coefficient: zeros };
      groups.push(current);
    }
    current.coefficient[degree] = coefficient;
  }
  return groups;
}

/**
 * The inverse of `group`.
 *
 * @param a Any.
 * @returns The same polynomial.
 */
export function ungroup(a: Grouped): SparseModular {
  const terms: SparseTerm<number>[] = [];
  for (const { exponents, coefficient } of a) {
    for (let i = coefficient.length - 1; i >= 0; i--) {
      if (coefficient[i] === 0) continue;
      terms.push({
        exponents: [...exponents, i],
        coefficient: coefficient[i]!,
      });
    }
  }
  return terms;
}

/**
 * A polynomial with other coefficients.
 *
 * @param a Any.
 * @param change From an old coefficient to a new one; may give 0.
 * @returns The polynomial.
 */
export function mapGrouped(
  a: Grouped,
  change: (coefficient: ModularPolynomial) => ModularPolynomial,
): Grouped {
  return a.map(({ exponents, coefficient }) => ({
    exponents,
    coefficient: change(coefficient),
  })).filter(({ coefficient }) => coefficient.length > 0);
}

/**
 * Splits off the greatest common divisor of the coefficients.
 *
 * @param a Not 0.
 * @param p The modulus.
 * @returns a = content · primitive, the content monic.
 */
export function withoutContent(
  a: Grouped,
  p: number,
): { content: ModularPolynomial; primitive: Grouped } {
  let content: ModularPolynomial = [];
  for (const { coefficient } of a) {
    content = gcdModular(content, coefficient, p);
    if (content.length === 1) return { content: [1], primitive: a };
  }
  const divisor = content;
  const primitive = mapGrouped(
    a,
    (c) => divideModular(c, divisor, p).quotient,
  );
  return { content, primitive };
}

/**
 * The degree in the last variable.
 *
 * @param a Any.
 * @returns 0 of 0.
 */
export function degreeOf(a: Grouped): number {
  return a.reduce(
    (most, { coefficient }) => Math.max(most, coefficient.length - 1),
    0,
  );
}

/**
 * The value of a coefficient, by Horner's rule.
 *
 * @param a Any.
 * @param point From 0 to p - 1.
 * @param p The modulus.
 * @returns a(point).
 */
export function valueAt(
  a: ModularPolynomial,
  point: number,
  p: number,
): number {
  let value = 0;
  for (let i = a.length - 1; i >= 0; i--) {
    value = multiplyModulo(value, point, p) + a[i]!;
    if (value >= p) value -= p;
  }
  return value;
}

/**
 * The value where the last variable is a number.
 *
 * @param a Any.
 * @param point From 0 to p - 1.
 * @param p The modulus.
 * @returns A polynomial in the other variables.
 */
export function valuesAt(a: Grouped, point: number, p: number): SparseModular {
  spend(1 + (a.length >> 3));
  const terms: SparseTerm<number>[] = [];
  for (const { exponents, coefficient } of a) {
    const value = valueAt(coefficient, point, p);
    if (value !== 0) terms.push({ exponents, coefficient: value });
  }
  return terms;
}

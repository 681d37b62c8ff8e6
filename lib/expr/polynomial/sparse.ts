/**
 * Sparse polynomials in several variables over any domain: arrays of terms,
 * sorted lexicographically, the greatest exponents of the first variable
 * first. No coefficient is 0, and the zero polynomial is the empty array. All
 * polynomials that meet have the same number of variables.
 */
import { currentBudget, spend } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import type { Domain } from "./domain.ts";
import { packingFor } from "./packing.ts";

/** A coefficient and the exponent of each variable. */
export interface SparseTerm<C> {
  /** One for each variable, integers of at least 0. */
  readonly exponents: readonly number[];
  /** Not 0. */
  readonly coefficient: C;
}

/** Terms, sorted, each product of powers at most once. */
export type Sparse<C> = readonly SparseTerm<C>[];

/**
 * The lexicographic order.
 *
 * @param a The exponents of one term.
 * @param b The exponents of another.
 * @returns Negative, 0 or positive, as a comes after, is, or comes before b in
 * a polynomial's list of terms reversed.
 */
export function compareExponents(
  a: readonly number[],
  b: readonly number[],
): number {
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) return a[i]! - b[i]!;
  }
  return 0;
}

/**
 * Sorts terms and adds those that are alike.
 *
 * @param domain Of the coefficients.
 * @param terms In any order.
 * @returns The polynomial.
 */
export function collect<C>(
  domain: Domain<C>,
  terms: readonly SparseTerm<C>[],
): Sparse<C> {
  spend(1 + (terms.length >> 2));
  const sorted = terms.toSorted((a, b) =>
    compareExponents(b.exponents, a.exponents)
  );
  const result: SparseTerm<C>[] = [];
  for (let i = 0; i < sorted.length;) {
    const { exponents } = sorted[i]!;
    let { coefficient } = sorted[i++]!;
    while (
      i < sorted.length &&
      compareExponents(sorted[i]!.exponents, exponents) === 0
    ) coefficient = domain.add(coefficient, sorted[i++]!.coefficient);
    if (!domain.isZero(coefficient)) result.push({ exponents, coefficient });
  }
  return result;
}

/**
 * A constant.
 *
 * @param domain Of the coefficients.
 * @param arity The number of variables.
 * @param value Any.
 * @returns The polynomial.
 */
export function constant<C>(
  domain: Domain<C>,
  arity: number,
  value: C,
): Sparse<C> {
  if (domain.isZero(value)) return [];
  return [{ exponents: new Array<number>(arity).fill(0), coefficient: value }];
}

/**
 * The sum.
 *
 * @param domain Of the coefficients.
 * @param a One term.
 * @param b The other.
 * @returns a + b.
 */
export function add<C>(
  domain: Domain<C>,
  a: Sparse<C>,
  b: Sparse<C>,
): Sparse<C> {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  spend(1 + ((a.length + b.length) * weightOf(a[0]!) >> 3));
  const sum: SparseTerm<C>[] = [];
  let i = 0, j = 0;
  while (i < a.length && j < b.length) {
    const left = a[i]!, right = b[j]!;
    const order = compareExponents(left.exponents, right.exponents);
    if (order > 0) sum.push(left), i++;
    else if (order < 0) sum.push(right), j++;
    else {
      const coefficient = domain.add(left.coefficient, right.coefficient);
      if (!domain.isZero(coefficient)) {
        sum.push({ exponents: left.exponents, coefficient });
      }
      i++, j++;
    }
  }
  while (i < a.length) sum.push(a[i++]!);
  while (j < b.length) sum.push(b[j++]!);
  return sum;
}

/**
 * A polynomial with other coefficients.
 *
 * @param domain Of the new coefficients.
 * @param a Any.
 * @param change From an old coefficient to a new one; may give 0.
 * @returns The polynomial.
 */
export function mapCoefficients<B, C>(
  domain: Domain<C>,
  a: Sparse<B>,
  change: (coefficient: B) => C,
): Sparse<C> {
  const result: SparseTerm<C>[] = [];
  for (const term of a) {
    const coefficient = change(term.coefficient);
    if (domain.isZero(coefficient)) continue;
    result.push({ exponents: term.exponents, coefficient });
  }
  return result;
}

/**
 * The negative.
 *
 * @param domain Of the coefficients.
 * @param a Any.
 * @returns -a.
 */
export function negate<C>(domain: Domain<C>, a: Sparse<C>): Sparse<C> {
  return mapCoefficients(
    domain,
    a,
    (coefficient) => domain.negate(coefficient),
  );
}

/**
 * The difference.
 *
 * @param domain Of the coefficients.
 * @param a What b is taken from.
 * @param b What is taken.
 * @returns a - b.
 */
export function subtract<C>(
  domain: Domain<C>,
  a: Sparse<C>,
  b: Sparse<C>,
): Sparse<C> {
  return add(domain, a, negate(domain, b));
}

/**
 * A multiple by a coefficient.
 *
 * @param domain Of the coefficients.
 * @param a Any.
 * @param factor Any.
 * @returns factor · a.
 */
export function scale<C>(
  domain: Domain<C>,
  a: Sparse<C>,
  factor: C,
): Sparse<C> {
  return mapCoefficients(
    domain,
    a,
    (coefficient) => domain.multiply(coefficient, factor),
  );
}

/**
 * The product with a single term.
 *
 * @param domain Of the coefficients.
 * @param a Any.
 * @param term Any.
 * @returns term · a.
 */
export function multiplyByTerm<C>(
  domain: Domain<C>,
  a: Sparse<C>,
  term: SparseTerm<C>,
): Sparse<C> {
  spend(1 + (a.length * weightOf(term) >> 3));
  return a.map(({ exponents, coefficient }) => ({
    exponents: exponents.map((exponent, i) => exponent + term.exponents[i]!),
    coefficient: domain.multiply(coefficient, term.coefficient),
  }));
}

/**
 * The product.
 *
 * @param domain Of the coefficients.
 * @param a One factor.
 * @param b The other.
 * @returns a · b.
 */
export function multiply<C>(
  domain: Domain<C>,
  a: Sparse<C>,
  b: Sparse<C>,
): Sparse<C> {
  if (a.length > b.length) [a, b] = [b, a];
  if (a.length === 0) return [];
  if (a.length === 1) return multiplyByTerm(domain, b, a[0]!);
  const packing = packingFor(addDegrees(degreesOf(a), degreesOf(b)));
  if (packing === undefined) return multiplyByHalves(domain, a, b);
  const keys = b.map(({ exponents }) => packing.pack(exponents));
  const sums = new Map<number, C>();
  for (const { exponents, coefficient } of a) {
    spend(1 + (b.length >> 1));
    checkTerms(sums.size);
    const offset = packing.pack(exponents);
    for (let j = 0; j < b.length; j++) {
      const key = offset + keys[j]!;
      const product = domain.multiply(coefficient, b[j]!.coefficient);
      const sum = sums.get(key);
      sums.set(key, sum === undefined ? product : domain.add(sum, product));
    }
  }
  const result: SparseTerm<C>[] = [];
  for (const key of Float64Array.from(sums.keys()).sort().reverse()) {
    const coefficient = sums.get(key)!;
    if (domain.isZero(coefficient)) continue;
    result.push({ exponents: packing.unpack(key), coefficient });
  }
  return result;
}

/** How much more a term costs that has many variables. */
function weightOf<C>({ exponents }: SparseTerm<C>): number {
  return 1 + (exponents.length >> 3);
}

/** A polynomial of more terms would be no expression within the budget. */
function checkTerms(count: number): void {
  const { nodes } = currentBudget();
  if (count <= nodes) return;
  throw new ExpressionError(
    "budget",
    `Cannot multiply polynomials as the terms must stay within the budget of ` +
      `nodes: the budget is ${nodes}`,
  );
}

/** For exponents so large that they cannot be packed. */
function multiplyByHalves<C>(
  domain: Domain<C>,
  a: Sparse<C>,
  b: Sparse<C>,
): Sparse<C> {
  if (a.length === 1) return multiplyByTerm(domain, b, a[0]!);
  const middle = a.length >> 1;
  return add(
    domain,
    multiplyByHalves(domain, a.slice(0, middle), b),
    multiplyByHalves(domain, a.slice(middle), b),
  );
}

/**
 * The degree in each variable.
 *
 * @param a Not 0.
 * @returns The greatest exponent of each variable.
 */
export function degreesOf<C>(a: Sparse<C>): number[] {
  const degrees = a[0]!.exponents.slice();
  for (const { exponents } of a) {
    for (let i = 0; i < degrees.length; i++) {
      if (exponents[i]! > degrees[i]!) degrees[i] = exponents[i]!;
    }
  }
  return degrees;
}

function addDegrees(a: readonly number[], b: readonly number[]): number[] {
  return a.map((degree, i) => degree + b[i]!);
}

/**
 * Whether two polynomials are the same.
 *
 * @param domain Of the coefficients.
 * @param a One.
 * @param b The other.
 * @returns Whether all terms are equal.
 */
export function equals<C>(
  domain: Domain<C>,
  a: Sparse<C>,
  b: Sparse<C>,
): boolean {
  return a.length === b.length &&
    a.every((term, i) =>
      compareExponents(term.exponents, b[i]!.exponents) === 0 &&
      domain.equals(term.coefficient, b[i]!.coefficient)
    );
}

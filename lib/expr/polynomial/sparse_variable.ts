/** Sparse polynomials as polynomials in one of their variables. */
import type { Domain } from "./domain.ts";
import { checkDegree } from "./limits.ts";
import { collect, type Sparse, type SparseTerm } from "./sparse.ts";

/**
 * The derivative with respect to a variable.
 *
 * @param domain Of the coefficients.
 * @param a Any.
 * @param variable Its index.
 * @returns ∂a/∂x.
 */
export function derivative<C>(
  domain: Domain<C>,
  a: Sparse<C>,
  variable: number,
): Sparse<C> {
  return a.filter(({ exponents }) => exponents[variable]! > 0)
    .map(({ exponents, coefficient }) => {
      const exponent = exponents[variable]!;
      return {
        exponents: exponents.with(variable, exponent - 1),
        coefficient: domain.multiply(
          coefficient,
          domain.fromInteger(BigInt(exponent)),
        ),
      };
    });
}

/**
 * A polynomial as one in a single variable.
 *
 * @param a Any.
 * @param variable Its index.
 * @returns The coefficients, ascending, in which the variable is absent, and
 * the last is not 0; none of 0.
 */
export function coefficientsIn<C>(
  a: Sparse<C>,
  variable: number,
): Sparse<C>[] {
  const lists: SparseTerm<C>[][] = [];
  for (const { exponents, coefficient } of a) {
    const exponent = exponents[variable]!;
    if (lists.length <= exponent) checkDegree(exponent);
    while (lists.length <= exponent) lists.push([]);
    const rest = exponent === 0 ? exponents : exponents.with(variable, 0);
    lists[exponent]!.push({ exponents: rest, coefficient });
  }
  return lists;
}

/**
 * The inverse of `coefficientsIn`.
 *
 * @param domain Of the coefficients.
 * @param coefficients Ascending; the variable may occur in them.
 * @param variable Its index.
 * @returns The sum of coefficient · x^i.
 */
export function fromCoefficients<C>(
  domain: Domain<C>,
  coefficients: readonly Sparse<C>[],
  variable: number,
): Sparse<C> {
  return collect(
    domain,
    coefficients.flatMap((coefficient, i) =>
      coefficient.map((term) => ({
        exponents: term.exponents.with(
          variable,
          term.exponents[variable]! + i,
        ),
        coefficient: term.coefficient,
      }))
    ),
  );
}

/**
 * The value where one variable is a number.
 *
 * @param domain Of the coefficients.
 * @param a Any.
 * @param variable Its index.
 * @param value Of the variable.
 * @returns A polynomial in which the variable is absent.
 */
export function evaluate<C>(
  domain: Domain<C>,
  a: Sparse<C>,
  variable: number,
  value: C,
): Sparse<C> {
  const powers = [domain.one];
  const terms = a.map(({ exponents, coefficient }) => {
    const exponent = exponents[variable]!;
    if (exponent === 0) return { exponents, coefficient };
    if (powers.length <= exponent) checkDegree(exponent);
    while (powers.length <= exponent) {
      powers.push(domain.multiply(powers[powers.length - 1]!, value));
    }
    return {
      exponents: exponents.with(variable, 0),
      coefficient: domain.multiply(coefficient, powers[exponent]!),
    };
  });
  return collect(domain, terms);
}

/**
 * A variable moved: x + offset in place of x.
 *
 * @param domain Of the coefficients.
 * @param a Any.
 * @param variable Its index.
 * @param offset By how much.
 * @returns The composition.
 */
export function translate<C>(
  domain: Domain<C>,
  a: Sparse<C>,
  variable: number,
  offset: C,
): Sparse<C> {
  if (domain.isZero(offset)) return a;
  const powers = [domain.one];
  return collect(
    domain,
    a.flatMap(({ exponents, coefficient }) => {
      const degree = exponents[variable]!;
      checkDegree(degree);
      let binomial = 1n;
      return Array.from({ length: degree + 1 }, (_, k) => {
        // The term binomial · offset^k · x^(degree - k).
        if (k > 0) binomial = binomial * BigInt(degree - k + 1) / BigInt(k);
        if (powers.length <= k) {
          powers.push(domain.multiply(powers[k - 1]!, offset));
        }
        const factor = domain.multiply(
          domain.fromInteger(binomial),
          powers[k]!,
        );
        return {
          exponents: exponents.with(variable, degree - k),
          coefficient: domain.multiply(coefficient, factor),
        };
      });
    }),
  );
}

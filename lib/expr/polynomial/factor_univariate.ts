/** Factorisation of polynomials in one variable over the integers and the
 * rationals. */
import { integerRoot } from "../exact/radicals.ts";
import { Rational } from "../exact/rational.ts";
import type { Univariate } from "./dense.ts";
import { factorDense } from "./factor_dense.ts";
import {
  type IntegerPolynomial,
  primitivePart,
  toPrimitive,
} from "./integer.ts";
import { fromIntegers, type RationalPolynomial } from "./rational_ring.ts";
import type { Factor, Factorization } from "./square_free.ts";
import { squareFreeOverIntegers } from "./square_free_integer.ts";

/**
 * The irreducible factors over the rationals.
 *
 * @param a Any; 0 has no factors and the unit 0.
 * @returns a = unit · Π factor^multiplicity; each factor is monic and
 * irreducible over the rationals, the degrees ascend.
 * @throws {ExpressionError} `budget`.
 */
export function factorOverRationals(
  a: RationalPolynomial,
): Factorization<Rational, RationalPolynomial> {
  if (a.length === 0) return { unit: Rational.of(0), factors: [] };
  const { factors } = factorOverIntegers(a);
  return {
    unit: a[a.length - 1]!,
    factors: factors.map(({ factor, multiplicity }) => ({
      factor: fromIntegers(
        factor,
        Rational.of(1n, factor[factor.length - 1]!),
      ),
      multiplicity,
    })),
  };
}

/**
 * The irreducible factors over the rationals, as polynomials over the
 * integers.
 *
 * @param a Any; 0 has no factors and the unit 0.
 * @returns a = unit · Π factor^multiplicity; the coefficients of each factor
 * are coprime, the leading one is positive, the degrees ascend.
 * @throws {ExpressionError} `budget`.
 */
export function factorOverIntegers(
  a: RationalPolynomial,
): Factorization<Rational, IntegerPolynomial> {
  if (a.length === 0) return { unit: Rational.of(0), factors: [] };
  const { content, primitive } = toPrimitive(a);
  const factors: Factor<IntegerPolynomial>[] = [];
  for (const part of squareFreeOverIntegers(primitive)) {
    for (const factor of factorSquareFree(part.factor)) {
      factors.push({ factor, multiplicity: part.multiplicity });
    }
  }
  return { unit: content, factors: factors.sort(byDegree) };
}

function byDegree(
  a: Factor<IntegerPolynomial>,
  b: Factor<IntegerPolynomial>,
): number {
  if (a.factor.length !== b.factor.length) {
    return a.factor.length - b.factor.length;
  }
  for (let i = a.factor.length - 1; i >= 0; i--) {
    const left = a.factor[i]!, right = b.factor[i]!;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** The irreducible factors of a primitive, square-free polynomial. */
function factorSquareFree(a: IntegerPolynomial): readonly IntegerPolynomial[] {
  if (a.length <= 2) return a.length === 2 ? [a] : [];
  if (a[0] === 0n) return [[0n, 1n], ...factorSquareFree(a.slice(1))];
  if (a.length === 3) return factorQuadratic(a);
  const step = commonStep(a);
  if (step === 1) return factorDense(a);
  // f(x) = g(x^k): factor g first, then each factor in x^q, q | k prime.
  let factors = factorSquareFree(a.filter((_, i) => i % step === 0));
  for (const q of primeFactors(step)) {
    factors = factors.flatMap((factor) => factorInflated(factor, q));
  }
  return factors;
}

function factorInflated(
  a: IntegerPolynomial,
  step: number,
): readonly IntegerPolynomial[] {
  const inflated = new Array<bigint>((a.length - 1) * step + 1).fill(0n);
  a.forEach((coefficient, i) => inflated[i * step] = coefficient);
  return inflated.length === 3
    ? factorQuadratic(inflated)
    : factorDense(inflated);
}

function commonStep(a: IntegerPolynomial): number {
  let step = 0;
  a.forEach((coefficient, i) => {
    if (coefficient !== 0n) {
      let x = i, y = step;
      while (y !== 0) [x, y] = [y, x % y];
      step = x;
    }
  });
  return step;
}

function primeFactors(n: number): readonly number[] {
  const primes: number[] = [];
  for (let d = 2; n > 1; d++) for (; n % d === 0; n /= d) primes.push(d);
  return primes;
}

function factorQuadratic(
  quadratic: IntegerPolynomial,
): readonly IntegerPolynomial[] {
  const [c, b, a] = quadratic as readonly [bigint, bigint, bigint];
  const discriminant = b * b - 4n * a * c;
  if (discriminant < 0n) return [quadratic];
  const { root, exact } = integerRoot(discriminant, 2);
  if (!exact) return [quadratic];
  return [
    primitivePart([b - root, 2n * a]),
    primitivePart([b + root, 2n * a]),
  ];
}

/**
 * Whether a polynomial has no factor of lower degree over the rationals.
 *
 * @param a Any.
 * @returns Whether it is irreducible; false of constants.
 * @throws {ExpressionError} `budget`.
 */
export function isIrreducible(a: Univariate<Rational>): boolean {
  const { factors } = factorOverIntegers(a);
  return factors.length === 1 && factors[0]!.multiplicity === 1;
}

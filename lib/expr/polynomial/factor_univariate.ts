/** Factorisation of polynomials in one variable over the integers and the
 * rationals (Zassenhaus, On Hensel factorization I, 1969). */
import { isSmallPrime, residue } from "../exact/modular.ts";
import { bitLength, Rational } from "../exact/rational.ts";
import { integerRoot } from "../exact/radicals.ts";
import type { Univariate } from "./dense.ts";
import {
  type DegreePart,
  distinctDegreeParts,
  splitParts,
} from "./factor_modular.ts";
import { henselLift } from "./hensel.ts";
import {
  divideIfExact,
  gcdOfPrimitives,
  type IntegerPolynomial,
  primitivePart,
  toPrimitive,
} from "./integer.ts";
import {
  derivativeModular,
  gcdModular,
  monicModular,
  reduceModulo,
} from "./modular.ts";
import { fromIntegers, type RationalPolynomial } from "./rational_ring.ts";
import { recombine } from "./recombine.ts";
import type { Factor, Factorization } from "./square_free.ts";

/** Primes with good images that are compared before one is taken. */
const primesCompared = 5;

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

/**
 * Yun's square-free decomposition over the integers.
 *
 * @param a Primitive.
 * @returns Primitive, square-free, pairwise coprime factors, not constant.
 */
export function squareFreeOverIntegers(
  a: IntegerPolynomial,
): readonly Factor<IntegerPolynomial>[] {
  const factors: Factor<IntegerPolynomial>[] = [];
  if (a.length < 2) return factors;
  const common = gcd(a, derivative(a));
  let rest = quotient(a, common);
  let other = quotient(derivative(a), common);
  for (let multiplicity = 1; rest.length > 1; multiplicity++) {
    const difference = subtract(other, derivative(rest));
    const factor = gcd(rest, difference);
    if (factor.length > 1) factors.push({ factor, multiplicity });
    rest = quotient(rest, factor);
    other = quotient(difference, factor);
  }
  return factors;
}

/** The gcd of a primitive polynomial and another, which may be 0. */
function gcd(a: IntegerPolynomial, b: IntegerPolynomial): IntegerPolynomial {
  return b.length === 0 ? a : gcdOfPrimitives(a, primitivePart(b));
}

function derivative(a: IntegerPolynomial): IntegerPolynomial {
  return a.slice(1).map((coefficient, i) => coefficient * BigInt(i + 1));
}

function subtract(
  a: IntegerPolynomial,
  b: IntegerPolynomial,
): IntegerPolynomial {
  const difference = Array.from(
    { length: Math.max(a.length, b.length) },
    (_, i) => (a[i] ?? 0n) - (b[i] ?? 0n),
  );
  while (difference.at(-1) === 0n) difference.pop();
  return difference;
}

/** A primitive divisor of a multiple in Q[x] divides it in Z[x] (Gauss). */
function quotient(
  a: IntegerPolynomial,
  b: IntegerPolynomial,
): IntegerPolynomial {
  return divideIfExact(a, b)!;
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

/** Of degree 2 or more, its constant coefficient not 0. */
function factorDense(a: IntegerPolynomial): readonly IntegerPolynomial[] {
  const image = chooseImage(a);
  if (image === undefined) return [a];
  const factors = splitParts(image.parts, image.p);
  const bound = 2n * a[a.length - 1]! * coefficientBound(a);
  const lift = henselLift(a, factors, image.p, bound);
  return recombine(a, lift, image.possible);
}

/** Twice of what no coefficient of a factor exceeds (Mignotte). */
function coefficientBound(a: IntegerPolynomial): bigint {
  let squares = 0n;
  for (const coefficient of a) squares += coefficient * coefficient;
  const norm = 1n << BigInt((bitLength(squares) >> 1) + 1);
  return norm << BigInt(a.length);
}

interface ModularImage {
  readonly p: number;
  readonly parts: readonly DegreePart[];
  readonly possible: bigint;
}

/** The image with the fewest factors, or nothing if the degrees of the images
 * show that the polynomial is irreducible. */
function chooseImage(a: IntegerPolynomial): ModularImage | undefined {
  const trivial = 1n | (1n << BigInt(a.length - 1));
  let best: ModularImage | undefined;
  let fewest = Infinity, possible = -1n, seen = 0;
  for (let p = 3; seen < primesCompared; p += 2) {
    if (!isSmallPrime(p) || residue(a[a.length - 1]!, p) === 0) continue;
    const image = monicModular(reduceModulo(a, p), p);
    if (gcdModular(image, derivativeModular(image, p), p).length > 1) continue;
    seen++;
    const parts = distinctDegreeParts(image, p);
    possible &= degreesOf(parts);
    if (possible === trivial) return undefined;
    const count = parts.reduce(
      (sum, { degree, product }) => sum + (product.length - 1) / degree,
      0,
    );
    if (count < fewest) fewest = count, best = { p, parts, possible };
  }
  return { ...best!, possible };
}

/** The degrees of all products, as bits. */
function degreesOf(parts: readonly DegreePart[]): bigint {
  let degrees = 1n;
  for (const { degree, product } of parts) {
    for (let n = product.length - 1; n > 0; n -= degree) {
      degrees |= degrees << BigInt(degree);
    }
  }
  return degrees;
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

/** Wang's factorisation in several variables: the value at a point is factored,
 * and its factors are lifted. */
import { Random } from "../../core/random.ts";
import { spend } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import { symmetricResidue } from "../exact/modular.ts";
import { bitLength } from "../exact/rational.ts";
import type { Univariate } from "./dense.ts";
import { type Field, integers } from "./domain.ts";
import { factorOverIntegers } from "./factor_univariate.ts";
import { contentOf, type IntegerPolynomial, primitivePart } from "./integer.ts";
import { leadingCoefficients } from "./leading_coefficients.ts";
import { liftSparse } from "./lift_sparse.ts";
import { largePrime, primeField } from "./prime_field.ts";
import { fromIntegers } from "./rational_ring.ts";
import { degreesOf, mapCoefficients, multiply, scale } from "./sparse.ts";
import {
  divideSparseIntegers,
  integerContent,
  primitiveSparse,
  type SparseInteger,
  toDenseIntegers,
} from "./sparse_integer.ts";
import { coefficientsIn, evaluate, translate } from "./sparse_variable.ts";
import type { Factor } from "./square_free.ts";
import { contentIn } from "./square_free_sparse.ts";

/** Points that tell the leading coefficients and are compared before lifting,
 * the most that are tried for lifting, and the most points in all. */
const pointsCompared = 3;
const pointsLifted = 12;
const pointsTried = 60;

/** The factorisation of any polynomial. */
export type FactorAny = (
  a: SparseInteger,
) => readonly Factor<SparseInteger>[];

/** A polynomial, and the factors of its leading coefficient in the first
 * variable. */
interface Problem {
  readonly polynomial: SparseInteger;
  readonly lead: SparseInteger;
  readonly leadContent: bigint;
  readonly leadFactors: readonly Factor<SparseInteger>[];
}

/** A value of the polynomial at a point. */
interface Sample {
  /** Of all variables but the first. */
  readonly point: readonly bigint[];
  readonly factors: readonly IntegerPolynomial[];
  /** Of the factors that have these images, without constant factors; absent
   * if the point does not tell them. */
  readonly leading: readonly SparseInteger[] | undefined;
}

/**
 * The irreducible factors.
 *
 * @param a In two variables or more; square-free, and primitive in each of
 * them.
 * @param factorAny The factorisation of what has fewer variables or a lower
 * degree.
 * @returns Primitive factors.
 * @throws {ExpressionError} `budget`.
 */
export function factorByLifting(
  a: SparseInteger,
  factorAny: FactorAny,
): readonly SparseInteger[] {
  const degree = a[0]!.exponents[0]!;
  const lead = coefficientsIn(a, 0)[degree]!;
  const leadContent = lead[0]!.coefficient < 0n
    ? -integerContent(lead)
    : integerContent(lead);
  const leadFactors = factorAny(primitiveSparse(lead));
  const problem = { polynomial: a, lead, leadContent, leadFactors };
  const samples: Sample[] = [], good: Sample[] = [];
  let degrees = -1n;
  for (const sample of samplesOf(problem)) {
    degrees &= productDegrees(sample.factors);
    if (degrees === (1n | 1n << BigInt(degree))) return [a];
    samples.push(sample);
    if (sample.leading !== undefined) good.push(sample);
    const isLast = samples.length === pointsTried;
    if (!isLast && good.length < pointsCompared) continue;
    // The first ones together, then each as it comes.
    const fresh = isLast || good.length === pointsCompared
      ? byCount(good)
      : good.filter((each) => each === sample);
    const factors = firstDefined(fresh, (each) => liftSample(problem, each));
    if (factors !== undefined) return factors;
    if (isLast || good.length === pointsLifted) break;
  }
  const parts = factorBySubsets(problem, byCount(samples)[0]!);
  if (parts.length === 1) return parts;
  return parts.flatMap((part) => factorAny(part).map(({ factor }) => factor));
}

function firstDefined<A, B>(
  list: readonly A[],
  change: (each: A) => B | undefined,
): B | undefined {
  for (const each of list) {
    const value = change(each);
    if (value !== undefined) return value;
  }
  return undefined;
}

function byCount(samples: readonly Sample[]): readonly Sample[] {
  return samples.toSorted((a, b) => a.factors.length - b.factors.length);
}

/** The degrees of all products of factors, as bits. */
function productDegrees(factors: readonly IntegerPolynomial[]): bigint {
  return factors.reduce(
    (degrees, factor) => degrees | degrees << BigInt(factor.length - 1),
    1n,
  );
}

/** Values at points where neither the degree falls nor a factor is repeated.
 * The points go farther and farther from 0; those with many zeros come first,
 * as they keep the polynomial sparse. */
function* samplesOf(problem: Problem): Generator<Sample> {
  const { polynomial, lead } = problem;
  const arity = polynomial[0]!.exponents.length;
  const random = new Random(arity);
  const seen = new Set<string>();
  for (let attempt = 0;; attempt++) {
    spend(10);
    const point = drawPoint(random, arity - 1, attempt);
    if (seen.has(point.join()) || valueAt(lead, point).length === 0) continue;
    seen.add(point.join());
    const value = toDenseIntegers(valueAt(polynomial, point));
    const { factors } = factorOverIntegers(fromIntegers(value));
    if (factors.some(({ multiplicity }) => multiplicity > 1)) continue;
    const images = factors.map(({ factor }) => factor);
    const leading = leadingAt(problem, point, images, contentOf(value));
    yield { point, factors: images, leading };
  }
}

function leadingAt(
  { leadContent, leadFactors }: Problem,
  point: readonly bigint[],
  images: readonly IntegerPolynomial[],
  content: bigint,
): readonly SparseInteger[] | undefined {
  return leadingCoefficients({
    factors: leadFactors,
    values: leadFactors.map(({ factor }) =>
      valueAt(factor, point)[0]!.coefficient
    ),
    constant: leadContent * content,
    images,
    arity: point.length + 1,
  });
}

function drawPoint(
  random: Random,
  length: number,
  attempt: number,
): readonly bigint[] {
  const size = 1 + (attempt >> 1);
  const point = new Array<bigint>(length).fill(0n);
  const count = Math.min(length, attempt === 0 ? 0 : 1 + (attempt >> 2));
  for (let i = 0; i < count; i++) {
    point[random.below(length)] = BigInt(random.below(2 * size + 1) - size);
  }
  return point;
}

function valueAt(a: SparseInteger, point: readonly bigint[]): SparseInteger {
  return point.reduce(
    (value, coordinate, i) => evaluate(integers, value, i + 1, coordinate),
    a,
  );
}

/** With the leading coefficients that Wang's rule tells. */
function liftSample(
  { polynomial, leadContent }: Problem,
  sample: Sample,
): readonly SparseInteger[] | undefined {
  return sample.leading && liftAndCheck(polynomial, {
    target: polynomial,
    constant: leadContent,
    point: sample.point,
    images: sample.factors,
    leading: sample.leading,
  });
}

interface Attempt {
  /** Its leading coefficient is the constant times those of the factors. */
  readonly target: SparseInteger;
  readonly constant: bigint;
  readonly point: readonly bigint[];
  readonly images: readonly IntegerPolynomial[];
  readonly leading: readonly SparseInteger[];
}

/** The lifted factors, if their product is the polynomial. */
function liftAndCheck(
  polynomial: SparseInteger,
  attempt: Attempt,
): readonly SparseInteger[] | undefined {
  const lifted = liftAttempt(attempt);
  if (lifted === undefined) return undefined;
  const factors: SparseInteger[] = [];
  let rest: SparseInteger | undefined = polynomial;
  for (const each of lifted) {
    const content = contentIn(each, 0);
    const factor = primitiveSparse(divideSparseIntegers(each, content)!);
    rest = divideSparseIntegers(rest, factor);
    if (rest === undefined) return undefined;
    factors.push(factor);
  }
  return factors;
}

function liftAttempt(attempt: Attempt): readonly SparseInteger[] | undefined {
  const { target, constant: divisor, point, images, leading } = attempt;
  const p = primeFor(target, divisor);
  const field = primeField(p);
  const unit = field.divide(1n, field.fromInteger(divisor));
  const moved = (a: SparseInteger, sign: bigint) =>
    point.reduce(
      (value, coordinate, i) =>
        translate(field, value, i + 1, field.fromInteger(sign * coordinate)),
      mapCoefficients(field, a, (c) => field.fromInteger(c)),
    );
  const lifted = liftSparse({
    field,
    polynomial: scale(field, moved(target, 1n), unit),
    factors: images.map((image) => monicModulo(image, field)),
    leading: leading.map((lead) => moved(lead, 1n)),
  });
  return lifted?.map((factor) =>
    primitiveSparse(
      mapCoefficients(
        integers,
        moved(factor, -1n),
        (c) => symmetricResidue(c * divisor, p),
      ),
    )
  );
}

function monicModulo(
  a: IntegerPolynomial,
  field: Field<bigint>,
): Univariate<bigint> {
  const lead = field.fromInteger(a[a.length - 1]!);
  return a.map((c) => field.divide(field.fromInteger(c), lead));
}

/** Above twice the constant times any coefficient of a factor, which are at
 * most exp(sum of degrees) times those of the polynomial (Gelfond). */
function primeFor(a: SparseInteger, constant: bigint): bigint {
  const height = Math.max(
    ...a.map(({ coefficient }) => bitLength(coefficient)),
  );
  const degree = degreesOf(a).reduce((sum, each) => sum + each, 0);
  const bits = height + bitLength(constant) + Math.ceil(1.45 * degree) + 2;
  const p = largePrime(bits);
  if (p === undefined) {
    throw new ExpressionError(
      "budget",
      `Cannot factor as the coefficients of factors must be bounded: ` +
        `the bound has ${bits} bits`,
    );
  }
  return p;
}

/**
 * Where no point gives images of the irreducible factors: each split of the
 * images into two is tried, both with the whole leading coefficient. Should
 * none lift, there is no factor.
 */
function factorBySubsets(
  problem: Problem,
  sample: Sample,
): readonly SparseInteger[] {
  const { polynomial, lead } = problem;
  const count = sample.factors.length;
  const target = multiply(integers, polynomial, lead);
  // The first image stands on the left side: half of the subsets suffice.
  for (let subset = 0; subset < 2 ** (count - 1) - 1; subset++) {
    const isLeft = (_: unknown, i: number) =>
      i === 0 || Math.floor(subset / 2 ** (i - 1)) % 2 === 1;
    const left = sample.factors.filter(isLeft);
    const right = sample.factors.filter((image, i) => !isLeft(image, i));
    const factors = liftAndCheck(polynomial, {
      target,
      constant: 1n,
      point: sample.point,
      images: [left, right].map(productOfDense),
      leading: [lead, lead],
    });
    if (factors !== undefined) return factors;
  }
  return [polynomial];
}

function productOfDense(
  factors: readonly IntegerPolynomial[],
): IntegerPolynomial {
  return factors.reduce((a, b) => {
    const product = new Array<bigint>(a.length + b.length - 1).fill(0n);
    a.forEach((left, i) =>
      b.forEach((right, j) => product[i + j]! += left * right)
    );
    return primitivePart(product);
  });
}

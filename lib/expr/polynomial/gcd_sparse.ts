/** The greatest common divisor of sparse polynomials over the integers: first
 * what can be told from a single image, then images modulo primes, joined
 * until they divide both. */
import { spend } from "../budget.ts";
import {
  modulusLimit,
  multiplyModulo,
  powerModulo,
  primeBelow,
  residue,
} from "../exact/modular.ts";
import { greatestCommonDivisor } from "../exact/rational.ts";
import { gcdSparseModular, type SparseModular } from "./gcd_modular.ts";
import { gcdOfPrimitives, joinResidues } from "./integer.ts";
import { checkDegree } from "./limits.ts";
import { gcdModular } from "./modular.ts";
import {
  compareExponents,
  constant,
  degreesOf,
  multiplyByTerm,
  scale,
  type SparseTerm,
} from "./sparse.ts";
import { coefficientsIn } from "./sparse_variable.ts";
import {
  divideSparseIntegers,
  fromDenseIntegers,
  integerContent,
  primitiveSparse,
  selectVariables,
  type SparseInteger,
  spreadVariables,
  toDenseIntegers,
} from "./sparse_integer.ts";
import { integers } from "./domain.ts";

/** Primes with early ends before all points are taken; a wrong end is rare. */
const impatientPrimes = 8;

/**
 * The greatest common divisor over the integers.
 *
 * @param a Any.
 * @param b Any.
 * @returns With the common content, the leading coefficient positive; 0 if
 * both are 0.
 */
export function gcdSparse(a: SparseInteger, b: SparseInteger): SparseInteger {
  const content = greatestCommonDivisor(integerContent(a), integerContent(b));
  const gcd = a.length === 0
    ? primitiveSparse(b)
    : b.length === 0
    ? primitiveSparse(a)
    : gcdOfPrimitive(primitiveSparse(a), primitiveSparse(b));
  return content === 1n ? gcd : scale(integers, gcd, content);
}

/** Both are primitive and not 0, and so is the gcd. */
function gcdOfPrimitive(a: SparseInteger, b: SparseInteger): SparseInteger {
  const left = strip(a), right = strip(b);
  const least = left.powers.map((power, i) =>
    Math.min(power, right.powers[i]!)
  );
  const gcd = left.rest.length === 1
    ? left.rest
    : right.rest.length === 1
    ? right.rest
    : gcdWithoutPowers(left.rest, right.rest);
  return least.every((power) => power === 0)
    ? gcd
    : multiplyByTerm(integers, gcd, { exponents: least, coefficient: 1n });
}

/** A polynomial without the powers of variables that divide it. */
function strip(
  a: SparseInteger,
): { powers: readonly number[]; rest: SparseInteger } {
  const powers = a[0]!.exponents.slice();
  for (const { exponents } of a) {
    for (let i = 0; i < powers.length; i++) {
      powers[i] = Math.min(powers[i]!, exponents[i]!);
    }
  }
  if (powers.every((power) => power === 0)) return { powers, rest: a };
  const rest = a.map(({ exponents, coefficient }) => ({
    exponents: exponents.map((exponent, i) => exponent - powers[i]!),
    coefficient,
  }));
  return { powers, rest };
}

/** Neither is divisible by a variable. */
function gcdWithoutPowers(a: SparseInteger, b: SparseInteger): SparseInteger {
  const arity = a[0]!.exponents.length;
  const bounds = degreeBounds(a, b);
  const shared: number[] = [];
  for (let i = 0; i < arity; i++) {
    const absent = bounds[i] === 0;
    // A variable that the gcd has not: the gcd divides the coefficients.
    if (absent && occurs(a, i)) return gcdOfCoefficients(a, b, i);
    if (absent && occurs(b, i)) return gcdOfCoefficients(b, a, i);
    if (!absent) shared.push(i);
  }
  if (shared.length === 0) return constant(integers, arity, 1n);
  const divisor = tryDivisor(a, b, bounds) ?? tryDivisor(b, a, bounds);
  if (divisor !== undefined) return divisor;
  shared.sort((i, j) => bounds[j]! - bounds[i]!);
  const left = selectVariables(a, shared), right = selectVariables(b, shared);
  const gcd = shared.length === 1
    ? gcdInOne(left, right)
    : gcdByImages(primitiveSparse(left), primitiveSparse(right));
  return primitiveSparse(spreadVariables(gcd, shared, arity));
}

function occurs(a: SparseInteger, variable: number): boolean {
  return a.some(({ exponents }) => exponents[variable]! > 0);
}

/** The gcd of b and of all coefficients of a in a variable. */
function gcdOfCoefficients(
  a: SparseInteger,
  b: SparseInteger,
  variable: number,
): SparseInteger {
  const coefficients = coefficientsIn(a, variable)
    .filter((coefficient) => coefficient.length > 0)
    .sort((left, right) => left.length - right.length);
  let gcd = b;
  for (const coefficient of coefficients) {
    gcd = gcdOfPrimitive(primitiveSparse(coefficient), gcd);
    if (isOne(gcd)) break;
  }
  return gcd;
}

function isOne(a: SparseInteger): boolean {
  return a.length === 1 && a[0]!.coefficient === 1n &&
    a[0]!.exponents.every((exponent) => exponent === 0);
}

/** a, if it divides b; tried only where the bounds allow. */
function tryDivisor(
  a: SparseInteger,
  b: SparseInteger,
  bounds: readonly number[],
): SparseInteger | undefined {
  if (degreesOf(a).some((degree, i) => degree !== bounds[i])) return undefined;
  return divideSparseIntegers(b, a) === undefined ? undefined : a;
}

function gcdInOne(a: SparseInteger, b: SparseInteger): SparseInteger {
  return fromDenseIntegers(
    gcdOfPrimitives(toDenseIntegers(a), toDenseIntegers(b)),
  );
}

/**
 * Bounds of the degrees of the gcd: an image in one variable, modulo a prime
 * and at a point where the leading coefficients do not vanish, has at least
 * the degree of the gcd.
 */
function degreeBounds(a: SparseInteger, b: SparseInteger): number[] {
  const p = primeBelow(modulusLimit >> 1);
  const left = degreesOf(a), right = degreesOf(b);
  return left.map((degree, variable) => {
    const bound = Math.min(degree, right[variable]!);
    if (bound === 0) return 0;
    for (let attempt = 0; attempt < 3; attempt++) {
      const first = imageIn(a, variable, attempt, p);
      const second = imageIn(b, variable, attempt, p);
      if (
        first.length === degree + 1 && second.length === right[variable]! + 1
      ) return Math.min(bound, gcdModular(first, second, p).length - 1);
    }
    return bound;
  });
}

/** The image in one variable, the others being scattered numbers. */
function imageIn(
  a: SparseInteger,
  variable: number,
  attempt: number,
  p: number,
): number[] {
  spend(1 + (a.length >> 2));
  checkDegree(Math.max(...a.map(({ exponents }) => exponents[variable]!)));
  const image: number[] = [];
  for (const { exponents, coefficient } of a) {
    let value = residue(coefficient, p);
    for (let i = 0; i < exponents.length; i++) {
      if (i === variable || exponents[i] === 0) continue;
      const point = (7919 * (i + 1) * (attempt + 3) ** 4 + 12345) % p;
      value = multiplyModulo(value, powerModulo(point, exponents[i]!, p), p);
    }
    while (image.length <= exponents[variable]!) image.push(0);
    const sum = image[exponents[variable]!]! + value;
    image[exponents[variable]!] = sum >= p ? sum - p : sum;
  }
  while (image.at(-1) === 0) image.pop();
  return image;
}

/** What is known of a gcd from some primes. */
interface Image {
  readonly value: SparseInteger;
  readonly modulus: bigint;
}

function gcdByImages(a: SparseInteger, b: SparseInteger): SparseInteger {
  const first = a[0]!.coefficient, second = b[0]!.coefficient;
  const lead = greatestCommonDivisor(first, second);
  let image: Image | undefined;
  let p = modulusLimit;
  for (let count = 0;; count++) {
    p = primeBelow(p);
    if (residue(first, p) === 0 || residue(second, p) === 0) continue;
    const patient = count >= impatientPrimes && count % 2 === 0;
    const gcd = gcdSparseModular(reduce(a, p), reduce(b, p), p, patient);
    const factor = residue(lead, p);
    const scaled = gcd.map(({ exponents, coefficient }) => ({
      exponents,
      coefficient: multiplyModulo(coefficient, factor, p),
    }));
    const next: Image = join(image, scaled, p);
    if (next === image) continue;
    const stable = image !== undefined && isSame(next.value, image.value);
    const fresh = image === undefined || next.modulus === BigInt(p);
    image = next;
    if (!stable && !fresh) continue;
    const candidate = primitiveSparse(image.value);
    if (
      divideSparseIntegers(a, candidate) && divideSparseIntegers(b, candidate)
    ) return candidate;
    // A wrong image that was stable would stay so.
    if (stable) image = undefined;
  }
}

function reduce(a: SparseInteger, p: number): SparseModular {
  const terms: SparseTerm<number>[] = [];
  for (const { exponents, coefficient } of a) {
    const value = residue(coefficient, p);
    if (value !== 0) terms.push({ exponents, coefficient: value });
  }
  return terms;
}

function isSame(a: SparseInteger, b: SparseInteger): boolean {
  return a.length === b.length &&
    a.every((term, i) =>
      term.coefficient === b[i]!.coefficient &&
      compareExponents(term.exponents, b[i]!.exponents) === 0
    );
}

/** As with points: greater leading terms are unlucky. */
function join(
  image: Image | undefined,
  gcd: SparseModular,
  p: number,
): Image {
  const order = image === undefined
    ? -1
    : compareExponents(gcd[0]!.exponents, image.value[0]!.exponents);
  if (order > 0) return image!;
  const known = order < 0 ? { value: [], modulus: 1n } : image!;
  return {
    value: joinTerms(known, gcd, p),
    modulus: known.modulus * BigInt(p),
  };
}

function joinTerms(
  image: Image,
  gcd: SparseModular,
  p: number,
): SparseInteger {
  const exponents: (readonly number[])[] = [];
  const old: bigint[] = [], now: number[] = [];
  for (let i = 0, j = 0; i < image.value.length || j < gcd.length;) {
    const order = i === image.value.length
      ? -1
      : j === gcd.length
      ? 1
      : compareExponents(image.value[i]!.exponents, gcd[j]!.exponents);
    exponents.push((order >= 0 ? image.value[i]! : gcd[j]!).exponents);
    old.push(order >= 0 ? image.value[i++]!.coefficient : 0n);
    now.push(order <= 0 ? gcd[j++]!.coefficient : 0);
  }
  return joinResidues(old, image.modulus, now, p)
    .map((coefficient, i) => ({ exponents: exponents[i]!, coefficient }))
    .filter(({ coefficient }) => coefficient !== 0n);
}

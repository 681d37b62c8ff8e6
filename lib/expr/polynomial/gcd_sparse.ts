/** The greatest common divisor of sparse polynomials over the integers: first
 * what can be told from single images, then all images. */
import { greatestCommonDivisor } from "../exact/rational.ts";
import { degreeBounds } from "./degree_bounds.ts";
import { integers } from "./domain.ts";
import { gcdByImages } from "./gcd_images.ts";
import { gcdOfPrimitives } from "./integer.ts";
import { constant, degreesOf, multiplyByTerm, scale } from "./sparse.ts";
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
import { coefficientsIn } from "./sparse_variable.ts";

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

/** Dense polynomials over the integers: content, division, and the greatest
 * common divisor through images modulo primes. */
import { spend } from "../budget.ts";
import {
  invertModulo,
  modulusLimit,
  multiplyModulo,
  primeBelow,
  residue,
  symmetricResidue,
} from "../exact/modular.ts";
import { greatestCommonDivisor, Rational } from "../exact/rational.ts";
import * as dense from "./dense.ts";
import { exactDivide } from "./dense_division.ts";
import { type Domain, integers } from "./domain.ts";
import { type ModularPolynomial, reduceModulo } from "./modular.ts";
import { gcdModular } from "./modular_division.ts";

/** Integers, ascending; the last is not 0; none of the zero polynomial. */
export type IntegerPolynomial = readonly bigint[];

/** A rational constant and an integer polynomial. */
export interface Primitive {
  /** Has the sign of the leading coefficient. */
  readonly content: Rational;
  /** Its coefficients are coprime and the leading one is positive. */
  readonly primitive: IntegerPolynomial;
}

/**
 * The content of a polynomial over the integers.
 *
 * @param a Any.
 * @returns The greatest common divisor of the coefficients, at least 0.
 */
export function contentOf(a: IntegerPolynomial): bigint {
  let content = 0n;
  for (const coefficient of a) {
    content = greatestCommonDivisor(content, coefficient);
    if (content === 1n) break;
  }
  return content;
}

/**
 * A polynomial over the integers without its content.
 *
 * @param a Any.
 * @returns Coprime coefficients, the leading one positive.
 */
export function primitivePart(a: IntegerPolynomial): IntegerPolynomial {
  if (a.length === 0) return a;
  const content = contentOf(a);
  const divisor = a[a.length - 1]! < 0n ? -content : content;
  return divisor === 1n ? a : a.map((coefficient) => coefficient / divisor);
}

/**
 * The primitive form of a polynomial over the rationals.
 *
 * @param a Coefficients, ascending, without leading zeros.
 * @returns a = content · primitive; content 1 of 0.
 */
export function toPrimitive(a: readonly Rational[]): Primitive {
  if (a.length === 0) return { content: Rational.of(1), primitive: [] };
  let denominator = 1n;
  for (const { denominator: d } of a) {
    if (d !== 1n) denominator *= d / greatestCommonDivisor(denominator, d);
  }
  const integers = a.map((c) => c.numerator * (denominator / c.denominator));
  const content = contentOf(integers);
  const divisor = integers[a.length - 1]! < 0n ? -content : content;
  return {
    content: Rational.of(divisor, denominator),
    primitive: divisor === 1n ? integers : integers.map((c) => c / divisor),
  };
}

/**
 * The quotient over the integers.
 *
 * @param a The dividend.
 * @param b The divisor, not 0.
 * @returns a / b, or nothing if b does not divide a over the integers.
 */
export function divideIfExact(
  a: IntegerPolynomial,
  b: IntegerPolynomial,
): IntegerPolynomial | undefined {
  if (a.length === 0) return a;
  if (a.length < b.length) return undefined;
  const lead = b[b.length - 1]!;
  if (b[0] !== 0n && a[0]! % b[0]! !== 0n) return undefined;
  const rest = a.slice();
  const quotient = new Array<bigint>(a.length - b.length + 1);
  for (let k = a.length - b.length; k >= 0; k--) {
    spend(1 + (b.length >> 3));
    const top = rest.pop()!;
    const factor = top / lead;
    if (factor * lead !== top) return undefined;
    quotient[k] = factor;
    if (factor === 0n) continue;
    for (let j = 0; j < b.length - 1; j++) {
      rest[k + j] = rest[k + j]! - factor * b[j]!;
    }
  }
  return rest.every((coefficient) => coefficient === 0n) ? quotient : undefined;
}

/**
 * The greatest common divisor over the integers, joined from images modulo
 * primes until it divides both (Brown, On Euclid's algorithm and the
 * computation of polynomial greatest common divisors, 1971).
 *
 * @param a Any.
 * @param b Any.
 * @returns With the common content, the leading coefficient positive; 0 if
 * both are 0.
 */
export function gcdOfIntegers(
  a: IntegerPolynomial,
  b: IntegerPolynomial,
): IntegerPolynomial {
  const content = greatestCommonDivisor(contentOf(a), contentOf(b));
  if (a.length === 0 || b.length === 0) {
    return primitivePart(a.length === 0 ? b : a).map((c) => c * content);
  }
  const gcd = gcdOfPrimitives(primitivePart(a), primitivePart(b));
  return content === 1n ? gcd : gcd.map((c) => c * content);
}

/**
 * The greatest common divisor of primitive polynomials.
 *
 * @param a Not 0, primitive.
 * @param b Not 0, primitive.
 * @returns Primitive, the leading coefficient positive.
 */
export function gcdOfPrimitives(
  a: IntegerPolynomial,
  b: IntegerPolynomial,
): IntegerPolynomial {
  if (a.length === 1 || b.length === 1) return [1n];
  const lead = greatestCommonDivisor(a[a.length - 1]!, b[b.length - 1]!);
  let image: Image | undefined;
  for (let p = primeBelow(modulusLimit);; p = primeBelow(p)) {
    const leadImage = residue(a[a.length - 1]!, p) *
      residue(b[b.length - 1]!, p);
    if (leadImage === 0) continue;
    const gcd = gcdModular(reduceModulo(a, p), reduceModulo(b, p), p);
    if (gcd.length === 1) return [1n];
    const next = joinImage(image, gcd, residue(lead, p), p);
    const stable = next !== image && next.stable;
    image = next;
    if (!stable && image.modulus > BigInt(modulusLimit)) continue;
    const candidate = primitivePart(image.coefficients);
    if (divideIfExact(a, candidate) && divideIfExact(b, candidate)) {
      return candidate;
    }
  }
}

/** A polynomial known modulo a product of primes. */
interface Image {
  readonly coefficients: IntegerPolynomial;
  readonly modulus: bigint;
  /** Whether the latest prime changed nothing. */
  readonly stable: boolean;
}

/** An image of higher degree comes from an unlucky prime. */
function joinImage(
  image: Image | undefined,
  gcd: ModularPolynomial,
  lead: number,
  p: number,
): Image {
  if (image !== undefined && gcd.length > image.coefficients.length) {
    return image;
  }
  const scaled = gcd.map((c) => multiplyModulo(c, lead, p));
  if (image === undefined || gcd.length < image.coefficients.length) {
    const modulus = BigInt(p);
    const coefficients = scaled.map((c) =>
      symmetricResidue(BigInt(c), modulus)
    );
    return { coefficients, modulus, stable: false };
  }
  const joined = joinResidues(image.coefficients, image.modulus, scaled, p);
  const stable = joined.every((c, i) => c === image.coefficients[i]);
  const modulus = image.modulus * BigInt(p);
  return { coefficients: joined, modulus, stable };
}

/**
 * The Chinese remainder theorem, coefficient by coefficient.
 *
 * @param a Symmetric residues modulo the first modulus.
 * @param modulus The first modulus.
 * @param b Residues modulo p, as many as there are of a.
 * @param p A prime that does not divide the modulus.
 * @returns Symmetric residues modulo the product.
 */
export function joinResidues(
  a: readonly bigint[],
  modulus: bigint,
  b: readonly number[],
  p: number,
): bigint[] {
  spend(1 + (a.length >> 2));
  const inverse = invertModulo(residue(modulus, p), p);
  return a.map((coefficient, i) => {
    const gap = b[i]! - residue(coefficient, p);
    let step = multiplyModulo(gap < 0 ? gap + p : gap, inverse, p);
    if (2 * step > p) step -= p;
    return step === 0 ? coefficient : coefficient + modulus * BigInt(step);
  });
}

/** The domain of polynomials over the integers. */
export const integerPolynomials: Domain<IntegerPolynomial> = {
  zero: [],
  one: [1n],
  add: (a, b) => dense.add(integers, a, b),
  subtract: (a, b) => dense.subtract(integers, a, b),
  multiply: (a, b) => dense.multiply(integers, a, b),
  negate: (a) => dense.negate(integers, a),
  isZero: (a) => a.length === 0,
  equals: (a, b) => dense.equals(integers, a, b),
  fromInteger: (value) => value === 0n ? [] : [value],
  exactDivide: (a, b) => exactDivide(integers, a, b),
};

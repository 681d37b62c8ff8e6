/** The greatest common divisor of sparse polynomials over the integers from
 * images modulo primes. */
import {
  modulusLimit,
  multiplyModulo,
  primeBelow,
  residue,
} from "../exact/modular.ts";
import { greatestCommonDivisor } from "../exact/rational.ts";
import { gcdSparseModular } from "./gcd_modular.ts";
import type { SparseModular } from "./grouped.ts";
import { joinResidues } from "./integer.ts";
import { compareExponents, type SparseTerm } from "./sparse.ts";
import {
  divideSparseIntegers,
  primitiveSparse,
  type SparseInteger,
} from "./sparse_integer.ts";

/** Primes with early ends before all points are taken; a wrong end is rare. */
const impatientPrimes = 8;

/** Primes that may seem unlucky; a prime really is with a chance of 2^-20. */
const largestUnlucky = 3;

/** What is known of a gcd from some primes. */
interface Image {
  readonly value: SparseInteger;
  readonly modulus: bigint;
}

/**
 * The greatest common divisor, from images that are joined until the result
 * divides both.
 *
 * @param a Primitive, not 0.
 * @param b Primitive, not 0.
 * @returns Primitive, the leading coefficient positive.
 */
export function gcdByImages(a: SparseInteger, b: SparseInteger): SparseInteger {
  const first = a[0]!.coefficient, second = b[0]!.coefficient;
  const lead = greatestCommonDivisor(first, second);
  let image: Image | undefined;
  let p = modulusLimit, unlucky = 0;
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
    if (next === image) {
      // If most primes seem unlucky, it was the earlier ones that misled.
      if (++unlucky > largestUnlucky) image = undefined, unlucky = 0;
      continue;
    }
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

/** Zassenhaus' factorisation of dense polynomials over the integers. */
import { isSmallPrime, residue } from "../exact/modular.ts";
import { bitLength } from "../exact/rational.ts";
import {
  type DegreePart,
  distinctDegreeParts,
  splitParts,
} from "./factor_modular.ts";
import { henselLift } from "./hensel.ts";
import type { IntegerPolynomial } from "./integer.ts";
import { derivativeModular, monicModular, reduceModulo } from "./modular.ts";
import { gcdModular } from "./modular_division.ts";
import { recombine } from "./recombine.ts";

/** Primes with good images that are compared before one is taken. */
const primesCompared = 5;

/**
 * The irreducible factors, from those modulo a prime (Zassenhaus, On Hensel
 * factorization I, 1969).
 *
 * @param a Primitive and square-free, of degree 2 or more; the leading
 * coefficient positive, the constant one not 0.
 * @returns Primitive factors.
 * @throws {ExpressionError} `budget`.
 */
export function factorDense(
  a: IntegerPolynomial,
): readonly IntegerPolynomial[] {
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

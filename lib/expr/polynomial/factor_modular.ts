/** Factorisation of polynomials modulo a prime: distinct degrees, then equal
 * degrees (Cantor and Zassenhaus, A new algorithm for factoring polynomials
 * over finite fields, 1981). */
import { Random } from "../../core/random.ts";
import {
  type ModularPolynomial,
  monicModular,
  subtractModular,
} from "./modular.ts";
import { divideModular, gcdModular, powerModular } from "./modular_division.ts";

/** The product of all irreducible factors of one degree. */
export interface DegreePart {
  /** Of each irreducible factor. */
  readonly degree: number;
  /** Monic. */
  readonly product: ModularPolynomial;
}

/**
 * Splits a polynomial by the degrees of its irreducible factors.
 *
 * @param a Monic and square-free modulo p.
 * @param p A prime.
 * @returns The parts, their degrees ascending.
 */
export function distinctDegreeParts(
  a: ModularPolynomial,
  p: number,
): readonly DegreePart[] {
  const parts: DegreePart[] = [];
  let rest = a, frobenius: ModularPolynomial = [0, 1];
  for (let degree = 1; 2 * degree < rest.length; degree++) {
    // All elements of GF(p^degree) are the roots of x^(p^degree) - x.
    frobenius = powerModular(frobenius, BigInt(p), rest, p);
    const product = gcdModular(
      rest,
      subtractModular(frobenius, [0, 1], p),
      p,
    );
    if (product.length === 1) continue;
    parts.push({ degree, product });
    rest = divideModular(rest, product, p).quotient;
    frobenius = divideModular(frobenius, rest, p).remainder;
  }
  if (rest.length > 1) parts.push({ degree: rest.length - 1, product: rest });
  return parts;
}

/**
 * Splits a product of irreducible factors of one degree.
 *
 * @param part The product and the degree.
 * @param p An odd prime.
 * @param random Where trial polynomials are drawn from.
 * @returns The monic irreducible factors.
 */
export function equalDegreeFactors(
  part: DegreePart,
  p: number,
  random: Random,
): readonly ModularPolynomial[] {
  const { degree, product } = part;
  if (product.length - 1 === degree) return [product];
  // Half of the nonzero elements of GF(p^degree) have this power 1.
  const exponent = (BigInt(p) ** BigInt(degree) - 1n) / 2n;
  while (true) {
    const trial = randomPolynomial(product.length - 1, p, random);
    const power = powerModular(trial, exponent, product, p);
    const factor = gcdModular(product, subtractModular(power, [1], p), p);
    if (factor.length === 1 || factor.length === product.length) continue;
    const other = divideModular(product, factor, p).quotient;
    return [factor, monicModular(other, p)].flatMap((half) =>
      equalDegreeFactors({ degree, product: half }, p, random)
    );
  }
}

function randomPolynomial(
  length: number,
  p: number,
  random: Random,
): ModularPolynomial {
  const coefficients = Array.from({ length }, () => random.below(p));
  while (coefficients.at(-1) === 0) coefficients.pop();
  return coefficients;
}

/**
 * The irreducible factors of a polynomial modulo a prime.
 *
 * @param parts Those of `distinctDegreeParts`.
 * @param p An odd prime.
 * @returns Monic factors; the same ones in the same order each time.
 */
export function splitParts(
  parts: readonly DegreePart[],
  p: number,
): readonly ModularPolynomial[] {
  const random = new Random(p);
  return parts.flatMap((part) => equalDegreeFactors(part, p, random));
}

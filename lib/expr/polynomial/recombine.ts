/** Zassenhaus' recombination: which products of factors modulo a prime power
 * are factors over the integers. */
import { spend } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import { symmetricResidue } from "../exact/modular.ts";
import { type Lift, multiply, symmetric } from "./hensel.ts";
import {
  divideIfExact,
  type IntegerPolynomial,
  primitivePart,
} from "./integer.ts";

/** Subsets that are tried; products of few factors come first, and what needs
 * more is beyond this algorithm. */
const largestSearch = 4_000_000;

/**
 * The factors over the integers.
 *
 * @param a Primitive and square-free, its constant coefficient not 0.
 * @param lift Its factors modulo an integer above twice the leading
 * coefficient times the largest coefficient of any factor.
 * @param possible Bit d is set if a factor of degree d is not excluded.
 * @returns The irreducible factors.
 * @throws {ExpressionError} `budget` after too many subsets.
 */
export function recombine(
  a: IntegerPolynomial,
  lift: Lift,
  possible: bigint,
): readonly IntegerPolynomial[] {
  const search: Search = {
    modulus: lift.modulus,
    possible,
    left: largestSearch,
    rest: a,
    pieces: lift.factors,
  };
  const found: IntegerPolynomial[] = [];
  for (let size = 1; 2 * size <= search.pieces.length;) {
    const factor = findFactor(search, size);
    if (factor === undefined) size++;
    else found.push(factor);
  }
  if (search.rest.length > 1) found.push(search.rest);
  return found;
}

interface Search {
  readonly modulus: bigint;
  readonly possible: bigint;
  left: number;
  /** What is not factored yet. */
  rest: IntegerPolynomial;
  /** Its factors modulo the modulus. */
  pieces: readonly IntegerPolynomial[];
}

/** Removes one factor of so many pieces, if there is one. */
function findFactor(
  search: Search,
  size: number,
): IntegerPolynomial | undefined {
  const chosen: number[] = [];
  const lead = search.rest[search.rest.length - 1]!;
  const walk = (
    from: number,
    constant: bigint,
    degree: number,
  ): IntegerPolynomial | undefined => {
    if (chosen.length === size) {
      return tryProduct(search, chosen, constant, degree);
    }
    const last = search.pieces.length - (size - chosen.length);
    for (let i = from; i <= last; i++) {
      const piece = search.pieces[i]!;
      chosen.push(i);
      const product = constant * (piece[0] ?? 0n) % search.modulus;
      const factor = walk(i + 1, product, degree + piece.length - 1);
      if (factor !== undefined) return factor;
      chosen.pop();
      // By symmetry one of two halves holds the first piece.
      if (chosen.length === 0 && 2 * size === search.pieces.length) break;
    }
    return undefined;
  };
  return walk(0, lead, 0);
}

function tryProduct(
  search: Search,
  chosen: readonly number[],
  constant: bigint,
  degree: number,
): IntegerPolynomial | undefined {
  spend();
  if (search.left-- === 0) throw tooManySubsets(search.pieces.length);
  if ((search.possible >> BigInt(degree) & 1n) === 0n) return undefined;
  const { rest, modulus, pieces } = search;
  const lead = rest[rest.length - 1]!;
  const value = symmetricResidue(constant, modulus);
  if (value === 0n || lead * rest[0]! % value !== 0n) return undefined;
  let product: IntegerPolynomial = [lead];
  for (const i of chosen) product = multiply(product, pieces[i]!, modulus);
  const factor = primitivePart(symmetric(product, modulus));
  const quotient = divideIfExact(rest, factor);
  if (quotient === undefined) return undefined;
  search.rest = quotient;
  search.pieces = pieces.filter((_, i) => !chosen.includes(i));
  return factor;
}

function tooManySubsets(pieces: number): ExpressionError {
  return new ExpressionError(
    "budget",
    `Cannot factor as the subsets of the modular factors must be at most ` +
      `${largestSearch}: the number of modular factors is ${pieces}`,
  );
}

/** Denominators without roots. */
import { spend } from "../budget.ts";
import { integers } from "../polynomial/domain.ts";
import * as sparse from "../polynomial/sparse.ts";
import type { SparseInteger } from "../polynomial/sparse_integer.ts";
import { coefficientsIn } from "../polynomial/sparse_variable.ts";
import { cancelQuotient, type Lowest } from "./cancel_quotient.ts";
import type { GeneratorRing } from "./generator_ring.ts";
import type { Relation } from "./relations.ts";

/** Which roots are taken out of denominators. */
export type Rationalized = "none" | "numbers" | "all";

/** Roots of a higher degree stay in denominators. */
const largestDegree = 12;
/** Denominators with more terms stay as they are, and so do those that would
 * get more. */
const mostTerms = 100;

/**
 * Multiplies numerator and denominator by what makes the denominator free of
 * roots, from the last generator to the first.
 *
 * @param ring Of the polynomials.
 * @param quotient Any.
 * @param which Whether only roots of numbers are taken out.
 * @returns The same value, in lowest terms.
 */
export function rationalize(
  ring: GeneratorRing,
  quotient: Lowest,
  which: Rationalized,
): Lowest {
  let result = quotient;
  if (which === "none") return result;
  for (const relation of ring.relations.toReversed()) {
    const isNumber = relation.reciprocal !== undefined &&
      ring.isNumber(relation.place);
    if (which === "numbers" && !isNumber) continue;
    if (!occurs(result.denominator, relation.place)) continue;
    result = withoutRoot(ring, result, relation) ?? result;
  }
  return result;
}

function occurs(a: SparseInteger, place: number): boolean {
  return a.some(({ exponents }) => exponents[place]! > 0);
}

function withoutRoot(
  ring: GeneratorRing,
  { numerator, denominator }: Lowest,
  relation: Relation,
): Lowest | undefined {
  if (relation.degree > largestDegree || denominator.length > mostTerms) {
    return undefined;
  }
  const conjugates = productOfConjugates(ring, denominator, relation);
  if (conjugates.length > mostTerms) return undefined;
  const norm = ring.multiply(denominator, conjugates);
  if (norm.length === 0 || norm.length > mostTerms) return undefined;
  if (occurs(norm, relation.place)) return undefined;
  return cancelQuotient(
    ring,
    ring.product([
      ring.whole(ring.multiply(numerator, conjugates)),
      ring.inverse(ring.whole(norm)),
    ]),
  );
}

/**
 * The product of the other conjugates of an element, by the theorem of Cayley
 * and Hamilton: its characteristic polynomial has it as a root, and its
 * coefficients follow from the traces of its powers by Newton's identities.
 */
function productOfConjugates(
  ring: GeneratorRing,
  element: SparseInteger,
  relation: Relation,
): SparseInteger {
  const { degree } = relation;
  const powers: SparseInteger[] = [ring.constant(1n)];
  const sums: SparseInteger[] = [];
  for (let k = 1; k < degree; k++) {
    spend(powers[k - 1]!.length);
    powers.push(ring.multiply(powers[k - 1]!, element));
    sums[k] = trace(ring, powers[k]!, relation);
  }
  // Elementary symmetric functions of the conjugates, with signs.
  const elementary: SparseInteger[] = [ring.constant(1n)];
  for (let k = 1; k < degree; k++) {
    let sum: SparseInteger = [];
    for (let j = 1; j <= k; j++) {
      const term = ring.multiply(elementary[k - j]!, sums[j]!);
      sum = sparse.subtract(integers, sum, term);
    }
    elementary[k] = sum.map(({ exponents, coefficient }) => ({
      exponents,
      coefficient: coefficient / BigInt(k),
    }));
  }
  return elementary.reduce<SparseInteger>(
    (sum, coefficient, k) =>
      sparse.add(
        integers,
        sum,
        ring.multiply(coefficient, powers[degree - 1 - k]!),
      ),
    [],
  );
}

function trace(
  ring: GeneratorRing,
  element: SparseInteger,
  { place, traces }: Relation,
): SparseInteger {
  let sum: SparseInteger = [];
  coefficientsIn(element, place).forEach((coefficient, k) => {
    const term = sparse.scale(integers, coefficient, traces[k]!);
    sum = sparse.add(integers, sum, term);
  });
  return ring.reduce(sum);
}

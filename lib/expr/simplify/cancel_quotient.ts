/** Quotients in lowest terms. */
import { integers } from "../polynomial/domain.ts";
import { gcdSparse } from "../polynomial/gcd_sparse.ts";
import * as sparse from "../polynomial/sparse.ts";
import {
  divideSparseIntegers,
  type SparseInteger,
} from "../polynomial/sparse_integer.ts";
import type { GeneratorRing } from "./generator_ring.ts";
import { cancelPlainly, type Quotient } from "./quotient.ts";

/** A numerator and a denominator, both expanded. */
export interface Lowest {
  /** Above the line. */
  readonly numerator: SparseInteger;
  /** Below the line; its leading coefficient is positive. */
  readonly denominator: SparseInteger;
}

/**
 * Divides numerator and denominator by their greatest common divisor, as
 * polynomials in the generators.
 *
 * @param ring Of the quotient.
 * @param quotient Any.
 * @returns The same value.
 */
export function cancelQuotient(
  ring: GeneratorRing,
  quotient: Quotient,
): Lowest {
  const plain = cancelPlainly(quotient, true);
  let { numerator } = plain;
  const { integer, powers } = plain.denominator;
  let denominator: SparseInteger = [{
    exponents: powers,
    coefficient: integer,
  }];
  for (const { polynomial, exponent } of plain.denominator.factors) {
    let isCoprime = numerator.length === 0;
    for (let k = 0; k < exponent; k++) {
      let factor = polynomial;
      const divisor = isCoprime ? undefined : gcdSparse(numerator, factor);
      isCoprime = divisor === undefined || isConstant(divisor);
      if (!isCoprime) {
        numerator = divideSparseIntegers(numerator, divisor!)!;
        factor = divideSparseIntegers(factor, divisor!)!;
      }
      denominator = sparse.multiply(integers, denominator, factor);
    }
  }
  return { numerator, denominator: ring.reduce(denominator) };
}

function isConstant(a: SparseInteger): boolean {
  return a.length === 1 && a[0]!.exponents.every((exponent) => exponent === 0);
}

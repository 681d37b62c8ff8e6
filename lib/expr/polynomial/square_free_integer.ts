/** Square-free decomposition of dense polynomials over the integers. */
import {
  divideIfExact,
  gcdOfPrimitives,
  type IntegerPolynomial,
  primitivePart,
} from "./integer.ts";
import type { Factor } from "./square_free.ts";

/**
 * Yun's square-free decomposition over the integers.
 *
 * @param a Primitive.
 * @returns Primitive, square-free, pairwise coprime factors, not constant.
 */
export function squareFreeOverIntegers(
  a: IntegerPolynomial,
): readonly Factor<IntegerPolynomial>[] {
  const factors: Factor<IntegerPolynomial>[] = [];
  if (a.length < 2) return factors;
  const common = gcd(a, derivative(a));
  let rest = quotient(a, common);
  let other = quotient(derivative(a), common);
  for (let multiplicity = 1; rest.length > 1; multiplicity++) {
    const difference = subtract(other, derivative(rest));
    const factor = gcd(rest, difference);
    if (factor.length > 1) factors.push({ factor, multiplicity });
    rest = quotient(rest, factor);
    other = quotient(difference, factor);
  }
  return factors;
}

/** The gcd of a primitive polynomial and another, which may be 0. */
function gcd(a: IntegerPolynomial, b: IntegerPolynomial): IntegerPolynomial {
  return b.length === 0 ? a : gcdOfPrimitives(a, primitivePart(b));
}

function derivative(a: IntegerPolynomial): IntegerPolynomial {
  return a.slice(1).map((coefficient, i) => coefficient * BigInt(i + 1));
}

function subtract(
  a: IntegerPolynomial,
  b: IntegerPolynomial,
): IntegerPolynomial {
  const difference = Array.from(
    { length: Math.max(a.length, b.length) },
    (_, i) => (a[i] ?? 0n) - (b[i] ?? 0n),
  );
  while (difference.at(-1) === 0n) difference.pop();
  return difference;
}

/** A primitive divisor of a multiple in Q[x] divides it in Z[x] (Gauss). */
function quotient(
  a: IntegerPolynomial,
  b: IntegerPolynomial,
): IntegerPolynomial {
  return divideIfExact(a, b)!;
}

/** Square roots of primes among the sums of roots of unity. */

/** Larger primes have too many terms. */
const largestPrime = 200;

/**
 * The square root of a prime as a sum of powers of a root of unity, by the
 * quadratic Gauss sum (Ireland and Rosen, A Classical Introduction to Modern
 * Number Theory, chapter 6): Σ (k/p) e^(2πik/p) is sqrt(p), or i sqrt(p) if p
 * is 3 modulo 4.
 *
 * @param prime A prime.
 * @param order An even order n of the root of unity e^(2πi/n).
 * @returns Exponents with their coefficients; undefined if the square root is
 * no such sum.
 */
export function squareRootInUnity(
  prime: number,
  order: number,
): ReadonlyMap<number, bigint> | undefined {
  if (prime === 2) {
    if (order % 8 !== 0) return undefined;
    return new Map([[order / 8, 1n], [order - order / 8, 1n]]);
  }
  const needsUnit = prime % 4 === 3;
  if (prime > largestPrime || order % (needsUnit ? 4 * prime : prime) !== 0) {
    return undefined;
  }
  // Division by i is a turn by three quarters.
  const shift = needsUnit ? 3 * order / 4 : 0;
  const squares = new Set<number>();
  for (let k = 1; k < prime; k++) squares.add(k * k % prime);
  const sum = new Map<number, bigint>();
  for (let k = 1; k < prime; k++) {
    const exponent = (k * (order / prime) + shift) % order;
    sum.set(exponent, squares.has(k) ? 1n : -1n);
  }
  return sum;
}

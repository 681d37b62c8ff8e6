/** Arithmetic modulo primes below 2^26, so that a product is exact in a double,
 * and the joining of residues. */

/** What a modulus must stay below. */
export const modulusLimit = 2 ** 26;

/**
 * The product of two residues.
 *
 * @param a From 0 to p - 1.
 * @param b From 0 to p - 1.
 * @param p The modulus, below `modulusLimit`.
 * @returns a b modulo p.
 */
export function multiplyModulo(a: number, b: number, p: number): number {
  const product = a * b;
  // The rounded quotient may be off by one.
  const rest = product - Math.floor(product / p) * p;
  return rest < 0 ? rest + p : rest >= p ? rest - p : rest;
}

/**
 * A power of a residue.
 *
 * @param base From 0 to p - 1.
 * @param exponent An integer, at least 0.
 * @param p The modulus, below `modulusLimit`.
 * @returns base^exponent modulo p.
 */
export function powerModulo(
  base: number,
  exponent: number,
  p: number,
): number {
  let result = 1 % p, square = base;
  for (let n = exponent; n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result = multiplyModulo(result, square, p);
    square = multiplyModulo(square, square, p);
  }
  return result;
}

/**
 * The inverse of a residue, by the extended Euclidean algorithm.
 *
 * @param a From 1 to p - 1, coprime to p.
 * @param p The modulus.
 * @returns b from 1 to p - 1 with a b = 1 modulo p.
 */
export function invertModulo(a: number, p: number): number {
  let high = p, low = a, before = 0, now = 1;
  while (low !== 0) {
    const quotient = Math.floor(high / low);
    [high, low] = [low, high - quotient * low];
    [before, now] = [now, before - quotient * now];
  }
  return before < 0 ? before + p : before;
}

/**
 * The residue of an integer.
 *
 * @param value Any integer.
 * @param p The modulus.
 * @returns From 0 to p - 1.
 */
export function residue(value: bigint, p: number): number {
  const rest = Number(value % BigInt(p));
  return rest < 0 ? rest + p : rest;
}

/**
 * The residue of least absolute value.
 *
 * @param value Any integer.
 * @param modulus At least 1.
 * @returns From -(modulus - 1) / 2 to modulus / 2.
 */
export function symmetricResidue(value: bigint, modulus: bigint): bigint {
  let rest = value % modulus;
  if (rest < 0n) rest += modulus;
  return 2n * rest > modulus ? rest - modulus : rest;
}

/**
 * The inverse modulo an integer of any size.
 *
 * @param a Coprime to the modulus.
 * @param modulus At least 2.
 * @returns From 1 to modulus - 1.
 */
export function invertBig(a: bigint, modulus: bigint): bigint {
  let high = modulus, low = a % modulus, before = 0n, now = 1n;
  if (low < 0n) low += modulus;
  while (low !== 0n) {
    const quotient = high / low;
    [high, low] = [low, high - quotient * low];
    [before, now] = [now, before - quotient * now];
  }
  return before < 0n ? before + modulus : before;
}

/**
 * The largest prime below a bound.
 *
 * @param bound From 3 to `modulusLimit`.
 * @returns A prime.
 */
export function primeBelow(bound: number): number {
  let candidate = bound - 1;
  while (!isSmallPrime(candidate)) candidate--;
  return candidate;
}

/**
 * Whether a small number is prime, by trial division.
 *
 * @param n An integer below 2^53; costs its square root.
 * @returns Whether it is.
 */
export function isSmallPrime(n: number): boolean {
  if (n < 4) return n > 1;
  if (n % 2 === 0 || n % 3 === 0) return false;
  for (let d = 5; d * d <= n; d += 6) {
    if (n % d === 0 || n % (d + 2) === 0) return false;
  }
  return true;
}

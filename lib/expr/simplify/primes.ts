/** Numbers as products of small primes. */
import { spend } from "../budget.ts";

/** A prime, or what is left of a number without small ones. */
export interface PrimePower {
  /** At least 2. */
  readonly prime: bigint;
  /** How often it divides. */
  readonly exponent: number;
}

/** Primes up to here are tried; what is left stays whole. */
const largestTrial = 2000n;

/**
 * Takes small primes out of a number.
 *
 * @param n At least 1.
 * @returns Powers whose product is n; the last base may be composite, of
 * primes beyond 2000.
 */
export function primePowers(n: bigint): PrimePower[] {
  const powers: PrimePower[] = [];
  let rest = n;
  for (let prime = 2n; prime <= largestTrial; prime += prime === 2n ? 1n : 2n) {
    if (prime * prime > rest) break;
    if (rest % prime !== 0n) continue;
    let exponent = 0;
    while (rest % prime === 0n) {
      spend();
      rest /= prime;
      exponent++;
    }
    powers.push({ prime, exponent });
  }
  if (rest > 1n) powers.push({ prime: rest, exponent: 1 });
  return powers;
}

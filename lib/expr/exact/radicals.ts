/** Roots of integers, taken out as far as they are exact. */
import { bitLength } from "./rational.ts";

/** n = outside^q · inside, where what is left has no small q-th power. */
export interface Extraction {
  /** What comes out of the root. */
  readonly outside: bigint;
  /** What stays in it. */
  readonly inside: bigint;
}

/** Primes up to here are tried one by one; larger repeated factors are found
 * only if all that is left is a perfect power. */
const largestTrial = 1000n;

/**
 * Takes perfect q-th powers out of an integer.
 *
 * @param n At least 1.
 * @param q At least 2.
 * @returns n = outside^q · inside.
 */
export function extractPower(n: bigint, q: number): Extraction {
  if (bitLength(n) <= q) return { outside: 1n, inside: n };
  const whole = integerRoot(n, q);
  if (whole.exact) return { outside: whole.root, inside: 1n };
  const degree = BigInt(q);
  let outside = 1n, inside = 1n, rest = n;
  for (let prime = 2n; prime <= largestTrial; prime += prime === 2n ? 1n : 2n) {
    if (prime ** degree > rest) break;
    let count = 0n;
    while (rest % prime === 0n) rest /= prime, count++;
    if (count === 0n) continue;
    outside *= prime ** (count / degree);
    inside *= prime ** (count % degree);
  }
  const last = integerRoot(rest, q);
  return last.exact
    ? { outside: outside * last.root, inside }
    : { outside, inside: inside * rest };
}

/**
 * The integer part of a root.
 *
 * @param n At least 0.
 * @param q At least 1.
 * @returns floor(n^(1/q)), and whether it is the whole root.
 */
export function integerRoot(
  n: bigint,
  q: number,
): { readonly root: bigint; readonly exact: boolean } {
  if (n < 2n || q === 1) return { root: n, exact: true };
  const degree = BigInt(q);
  if (bitLength(n) <= q) return { root: 1n, exact: false };
  // Newton's iteration from above falls until it stands at the floor.
  let root = 1n << BigInt(Math.ceil(bitLength(n) / q));
  while (true) {
    const next = ((degree - 1n) * root + n / root ** (degree - 1n)) / degree;
    if (next >= root) break;
    root = next;
  }
  return { root, exact: root ** degree === n };
}

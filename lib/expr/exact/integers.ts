/** Primes and the factorisation of integers. */
import { spend } from "../budget.ts";
import { isSmallPrime } from "./modular.ts";
import { greatestCommonDivisor } from "./rational.ts";

/** A prime and how often it divides. */
export interface PrimePower {
  /** The prime. */
  readonly prime: bigint;
  /** At least 1. */
  readonly exponent: number;
}

/** The first primes: as bases they decide below 3.3 · 10^24 (Sorenson and
 * Webster, Strong pseudoprimes to twelve prime bases, 2017). */
const bases = [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n];

/** Divisors up to here are tried one by one. */
const largestTrial = 1000;

/**
 * A power modulo an integer.
 *
 * @param base Any.
 * @param exponent At least 0.
 * @param modulus At least 1.
 * @returns From 0 to modulus - 1.
 */
export function modularPower(
  base: bigint,
  exponent: bigint,
  modulus: bigint,
): bigint {
  let result = 1n % modulus, square = base % modulus;
  if (square < 0n) square += modulus;
  for (let n = exponent; n > 0n; n >>= 1n) {
    spend();
    if (n & 1n) result = result * square % modulus;
    square = square * square % modulus;
  }
  return result;
}

/**
 * The least common multiple.
 *
 * @param a Any integer.
 * @param b Any integer.
 * @returns At least 0; 0 if one of them is 0.
 */
export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  if (a === 0n || b === 0n) return 0n;
  const product = a / greatestCommonDivisor(a, b) * b;
  return product < 0n ? -product : product;
}

/**
 * Whether an integer is prime, by the test of Miller and Rabin.
 *
 * @param n Any integer.
 * @returns The truth below 3.3 · 10^24; beyond, a composite number passes 13
 * bases only if it was made to.
 */
export function isPrime(n: bigint): boolean {
  if (n < 1_000_000n) return isSmallPrime(Number(n < 0n ? 0n : n));
  if (bases.some((prime) => n % prime === 0n)) return false;
  let odd = n - 1n, twos = 0;
  while (odd % 2n === 0n) odd /= 2n, twos++;
  return bases.every((base) => passes(n, base, odd, twos));
}

function passes(n: bigint, base: bigint, odd: bigint, twos: number): boolean {
  let power = modularPower(base, odd, n);
  if (power === 1n || power === n - 1n) return true;
  for (let i = 1; i < twos; i++) {
    power = power * power % n;
    if (power === n - 1n) return true;
  }
  return false;
}

/**
 * The prime factors.
 *
 * @param n Not 0; its sign is ignored.
 * @returns The primes ascending; none of 1. The work grows as the square root
 * of the second largest prime.
 * @throws {ExpressionError} `budget`.
 */
export function factorInteger(n: bigint): readonly PrimePower[] {
  const primes: bigint[] = [];
  let rest = n < 0n ? -n : n;
  for (let d = 2; d <= largestTrial && BigInt(d * d) <= rest; d++) {
    for (; rest % BigInt(d) === 0n; rest /= BigInt(d)) primes.push(BigInt(d));
  }
  if (rest > 1n) primes.push(...splitLarge(rest));
  const result: { prime: bigint; exponent: number }[] = [];
  for (const prime of primes.sort((a, b) => a < b ? -1 : a > b ? 1 : 0)) {
    const last = result[result.length - 1];
    if (last?.prime === prime) last.exponent++;
    else result.push({ prime, exponent: 1 });
  }
  return result;
}

function splitLarge(n: bigint): bigint[] {
  if (isPrime(n)) return [n];
  const divisor = properDivisor(n);
  return [...splitLarge(divisor), ...splitLarge(n / divisor)];
}

/** Pollard's rho method with Brent's cycle search (Brent, An improved Monte
 * Carlo factorization algorithm, 1980). */
function properDivisor(n: bigint): bigint {
  for (let offset = 1n;; offset++) {
    const divisor = walk(n, offset);
    if (divisor !== n) return divisor;
  }
}

/** Steps whose differences share one gcd. */
const stride = 64;

/** A divisor above 1; n itself if the walk was unlucky. */
function walk(n: bigint, offset: bigint): bigint {
  const next = (x: bigint) => (x * x + offset) % n;
  let y = 2n;
  for (let length = 1;; length *= 2) {
    const x = y;
    for (let done = 0; done < length; done += stride) {
      const start = y;
      const count = Math.min(stride, length - done);
      spend(count);
      let product = 1n;
      for (let i = 0; i < count; i++) {
        y = next(y);
        product = product * (x > y ? x - y : y - x) % n;
      }
      const divisor = greatestCommonDivisor(product, n);
      if (divisor === 1n) continue;
      return divisor === n ? retrace(n, x, start, next) : divisor;
    }
  }
}

/** Step by step, where a product held more than one factor. */
function retrace(
  n: bigint,
  x: bigint,
  start: bigint,
  next: (x: bigint) => bigint,
): bigint {
  let y = start;
  while (true) {
    y = next(y);
    const divisor = greatestCommonDivisor(x > y ? x - y : y - x, n);
    if (divisor !== 1n) return divisor;
  }
}

/**
 * The divisors of an integer.
 *
 * @param n Not 0; its sign is ignored.
 * @returns The positive ones, ascending.
 * @throws {ExpressionError} `budget`.
 */
export function divisorsOf(n: bigint): readonly bigint[] {
  let divisors = [1n];
  for (const { prime, exponent } of factorInteger(n)) {
    const powers = Array.from(
      { length: exponent + 1 },
      (_, k) => prime ** BigInt(k),
    );
    spend(divisors.length * powers.length);
    divisors = divisors.flatMap((d) => powers.map((power) => d * power));
  }
  return divisors.sort((a, b) => a < b ? -1 : 1);
}

/**
 * Euler's function.
 *
 * @param n At least 1.
 * @returns How many of 1 ... n are coprime to n.
 * @throws {ExpressionError} `budget`.
 */
export function eulerTotient(n: bigint): bigint {
  return factorInteger(n).reduce(
    (product, { prime }) => product / prime * (prime - 1n),
    n,
  );
}

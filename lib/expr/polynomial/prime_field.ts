/** Fields of residues modulo large primes. */
import { invertBig } from "../exact/modular.ts";
import { divisionByZero, type Field } from "./domain.ts";

/** Exponents of Mersenne primes 2^e - 1 (OEIS A000043). */
const mersenneExponents = [
  127,
  521,
  1279,
  2203,
  4253,
  9689,
  19937,
  44497,
  86243,
];

/**
 * A prime above a power of two.
 *
 * @param bits At most 86242.
 * @returns A prime above 2^bits, or nothing if none is known here.
 */
export function largePrime(bits: number): bigint | undefined {
  const exponent = mersenneExponents.find((each) => each > bits);
  return exponent === undefined ? undefined : (1n << BigInt(exponent)) - 1n;
}

/**
 * The field of residues modulo a prime.
 *
 * @param p A prime.
 * @returns Operations on integers from 0 to p - 1.
 */
export function primeField(p: bigint): Field<bigint> {
  const reduce = (value: bigint) => {
    const rest = value % p;
    return rest < 0n ? rest + p : rest;
  };
  const divide = (a: bigint, b: bigint) => {
    if (b === 0n) throw divisionByZero(`${a}`);
    return a * invertBig(b, p) % p;
  };
  return {
    zero: 0n,
    one: 1n,
    add: (a, b) => a + b >= p ? a + b - p : a + b,
    subtract: (a, b) => a < b ? a - b + p : a - b,
    multiply: (a, b) => a * b % p,
    negate: (a) => a === 0n ? 0n : p - a,
    isZero: (a) => a === 0n,
    equals: (a, b) => a === b,
    fromInteger: reduce,
    exactDivide: divide,
    divide,
    fromRational: (value) =>
      divide(reduce(value.numerator), reduce(value.denominator)),
  };
}

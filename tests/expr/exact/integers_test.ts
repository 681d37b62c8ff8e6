import { assert, assertEquals, assertThrows } from "@std/assert";
import * as fc from "fast-check";
import { withBudget } from "../../../lib/expr/budget.ts";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import {
  divisorsOf,
  eulerTotient,
  factorInteger,
  isPrime,
  leastCommonMultiple,
  modularPower,
} from "../../../lib/expr/exact/integers.ts";

const runs = { seed: 20, numRuns: 1000 };

Deno.test("isPrime() counts the primes below 10,000", () => {
  // π(10⁴) = 1229 (OEIS A006880).
  const small = Array.from({ length: 10_000 }, (_, n) => BigInt(n));
  assertEquals(small.filter(isPrime).length, 1229);
  assert(!isPrime(-7n));
});

Deno.test("isPrime() agrees with a sieve where Miller-Rabin decides", () => {
  const size = 1_010_000;
  const composite = new Uint8Array(size);
  for (let d = 2; d * d < size; d++) {
    for (let k = d * d; k < size; k += d) composite[k] = 1;
  }
  for (let n = 1_000_001; n < size; n++) {
    assertEquals(isPrime(BigInt(n)), composite[n] === 0, `${n}`);
  }
});

Deno.test("isPrime() is not fooled by pseudoprimes", () => {
  // A Carmichael number, the least strong pseudoprimes to all prime bases up
  // to 7 and to 37 (OEIS A014233), and one to the bases 2, 13, 23.
  for (
    const n of [
      1_590_231_231_043_178_376_951_698_401n,
      3_215_031_751n,
      318_665_857_834_031_151_167_461n,
      1_122_004_669_633n,
    ]
  ) assert(!isPrime(n), `${n}`);
  // Mersenne's primes (OEIS A000043).
  for (const e of [61n, 89n, 107n, 127n, 521n]) assert(isPrime(2n ** e - 1n));
  assert(!isPrime(2n ** 67n - 1n));
});

Deno.test("factorInteger() knows famous factors", () => {
  const cases: [bigint, string][] = [
    [2n ** 32n + 1n, "641 6700417"],
    [2n ** 67n - 1n, "193707721 761838257287"],
    [2n ** 64n + 1n, "274177 67280421310721"],
    [600_851_475_143n, "71 839 1471 6857"],
    [1n, ""],
    [-12n, "2^2 3"],
    [1_000_003n ** 2n, "1000003^2"],
  ];
  for (const [n, expected] of cases) {
    const found = factorInteger(n).map(({ prime, exponent }) =>
      exponent === 1 ? `${prime}` : `${prime}^${exponent}`
    );
    assertEquals(found.join(" "), expected);
  }
});

Deno.test("factorInteger() multiplies back into primes", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n }), (n) => {
      const factors = factorInteger(n);
      const product = factors.reduce(
        (sum, { prime, exponent }) => sum * prime ** BigInt(exponent),
        1n,
      );
      assertEquals(product, n);
      assert(factors.every(({ prime }) => isPrime(prime)));
    }),
    { seed: 20, numRuns: 200 },
  );
});

Deno.test("factorInteger() stops within the budget", () => {
  const hard = (10n ** 30n + 57n) * (10n ** 31n + 33n);
  const error = assertThrows(
    () => withBudget({ steps: 100_000 }, () => factorInteger(hard)),
    ExpressionError,
  );
  assertEquals(error.code, "budget");
});

Deno.test("divisorsOf() and eulerTotient() count as they should", () => {
  for (let n = 1; n <= 300; n++) {
    const all = Array.from({ length: n }, (_, k) => k + 1);
    const expected = all.filter((d) => n % d === 0).map(BigInt);
    assertEquals(divisorsOf(BigInt(n)), expected);
    const coprime = all.filter((k) => gcd(k, n) === 1).length;
    assertEquals(eulerTotient(BigInt(n)), BigInt(coprime));
  }
});

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

Deno.test("modularPower() and leastCommonMultiple() are what they say", () => {
  const small = fc.bigInt({ min: -50n, max: 50n });
  fc.assert(
    fc.property(
      small,
      fc.bigInt({ min: 0n, max: 40n }),
      fc.bigInt({ min: 1n, max: 99n }),
      (base, exponent, modulus) => {
        const rest = base ** exponent % modulus;
        const expected = rest < 0n ? rest + modulus : rest;
        assertEquals(modularPower(base, exponent, modulus), expected);
        const multiple = leastCommonMultiple(base, modulus);
        if (base === 0n) return assertEquals(multiple, 0n);
        assert(multiple > 0n && multiple % base === 0n);
        assert(multiple % modulus === 0n);
        for (let k = modulus; k < multiple; k += modulus) {
          assert(k % base !== 0n);
        }
      },
    ),
    runs,
  );
});

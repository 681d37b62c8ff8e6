import { assert, assertEquals } from "@std/assert";
import * as fc from "fast-check";
import {
  invertBig,
  invertModulo,
  isSmallPrime,
  modulusLimit,
  multiplyModulo,
  powerModulo,
  primeBelow,
  residue,
  symmetricResidue,
} from "../../../lib/expr/exact/modular.ts";

const runs = { seed: 20, numRuns: 1000 };
const largest = primeBelow(modulusLimit);
const element = fc.integer({ min: 0, max: largest - 1 });

Deno.test("multiplyModulo() is exact up to the largest modulus", () => {
  fc.assert(
    fc.property(element, element, (a, b) => {
      const expected = Number(BigInt(a) * BigInt(b) % BigInt(largest));
      assertEquals(multiplyModulo(a, b, largest), expected);
    }),
    runs,
  );
  const top = largest - 1;
  assertEquals(multiplyModulo(top, top, largest), 1);
});

Deno.test("invertModulo() and invertBig() give reciprocals", () => {
  fc.assert(
    fc.property(element, fc.bigInt({ min: 1n, max: 2n ** 120n }), (a, b) => {
      if (a > 0) {
        assertEquals(multiplyModulo(a, invertModulo(a, largest), largest), 1);
      }
      const p = 2n ** 127n - 1n;
      assertEquals(b * invertBig(b, p) % p, 1n);
      assertEquals(invertBig(-b, p), p - invertBig(b, p));
    }),
    runs,
  );
});

Deno.test("powerModulo() has Fermat's period", () => {
  fc.assert(
    fc.property(element, (a) => {
      assertEquals(powerModulo(a, largest, largest), a);
    }),
    runs,
  );
});

Deno.test("residue() and symmetricResidue() differ by multiples", () => {
  const any = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
  fc.assert(
    fc.property(any, fc.integer({ min: 1, max: 1000 }), (value, p) => {
      const modulus = BigInt(p);
      const rest = residue(value, p);
      assert(rest >= 0 && rest < p);
      assertEquals((value - BigInt(rest)) % modulus, 0n);
      const near = symmetricResidue(value, modulus);
      assert(2n * near <= modulus && 2n * near > -modulus);
      assertEquals((value - near) % modulus, 0n);
    }),
    runs,
  );
});

Deno.test("primeBelow() finds the largest", () => {
  // The largest prime below 2^26 is 2^26 - 5 (OEIS A013603).
  assertEquals(primeBelow(2 ** 26), 2 ** 26 - 5);
  assertEquals(primeBelow(3), 2);
  assertEquals([0, 1, 2, 3, 4, 25, 49, 97].filter(isSmallPrime), [2, 3, 97]);
});

import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { withBudget } from "../../../lib/expr/budget.ts";
import { readDecimal, writeDecimal } from "../../../lib/expr/syntax/decimal.ts";

/** The value of a decimal literal by definition, reduced by Euclid. */
function byDefinition(digits: string, exponent: number): [bigint, bigint] {
  let numerator = BigInt(digits), denominator = 1n;
  if (exponent >= 0) numerator *= 10n ** BigInt(exponent);
  else denominator = 10n ** BigInt(-exponent);
  let [a, b] = [numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return [numerator / a, denominator / a];
}

Deno.test("readDecimal() reads the exact value in lowest terms", () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[0-9]{1,30}$/),
      fc.nat(30),
      fc.integer({ min: -60, max: 60 }),
      (digits, split, exponent) => {
        const at = Math.min(split, digits.length);
        const literal = `${digits.slice(0, at)}.${
          digits.slice(at)
        }e${exponent}`;
        const value = readDecimal(literal)!;
        assertEquals(
          [value.numerator, value.denominator],
          byDefinition(digits, exponent - (digits.length - at)),
          literal,
        );
      },
    ),
    { seed: 4, numRuns: 2000 },
  );
});

Deno.test("writeDecimal() writes what readDecimal() reads as the same", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 40n }),
      fc.integer({ min: -320, max: 320 }),
      (digits, exponent) => {
        const value = readDecimal(`${digits}e${exponent}`)!;
        assertEquals(readDecimal(writeDecimal(value)), value);
      },
    ),
    { seed: 4, numRuns: 2000 },
  );
});

Deno.test("writeDecimal() is no longer than what a double prints", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
      (value) => {
        const text = writeDecimal(readDecimal(`${value}`)!);
        assertEquals(Number(text), value);
        assert(text.length <= `${value}`.length + 4, text);
      },
    ),
    { seed: 4, numRuns: 1000 },
  );
});

Deno.test("readDecimal() keeps to the budget of bits", () => {
  // 10^4932 is the greatest power of ten of at most 16,384 bits.
  assert(readDecimal("1e4931") !== undefined);
  assertEquals(readDecimal("1e4933"), undefined);
  assertEquals(readDecimal("1e-4933"), undefined);
  assertEquals(readDecimal("1e999999999999"), undefined);
  assertEquals(readDecimal(`1e-${"9".repeat(400)}`), undefined);
  assertEquals(readDecimal(`0e${"9".repeat(400)}`)?.numerator, 0n);
  assertEquals(readDecimal("9".repeat(5000)), undefined);
  assertEquals(readDecimal(`0x${"f".repeat(5000)}`), undefined);
  withBudget({ integerBits: 64 }, () => {
    assertEquals(readDecimal("18446744073709551615")?.denominator, 1n);
    assertEquals(readDecimal("18446744073709551616"), undefined);
  });
});

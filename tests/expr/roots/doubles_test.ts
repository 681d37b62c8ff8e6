import { assert, assertEquals } from "@std/assert";
import {
  doublesBetween,
  fromOrdinal,
  middleDouble,
  nextDown,
  nextUp,
  octile,
  ordinal,
  spacing,
} from "../../../lib/expr/roots/doubles.ts";

const least = Number.MIN_VALUE, most = Number.MAX_VALUE;

Deno.test("ordinal() counts the doubles from 0", () => {
  assertEquals([ordinal(0), ordinal(-0), ordinal(least)], [0n, 0n, 1n]);
  assertEquals(ordinal(-least), -1n);
  // Exponent field 1023, mantissa 0.
  assertEquals(ordinal(1), 1023n << 52n);
  for (const x of [0.1, -3.7e-300, most, -least, 5e10]) {
    assertEquals(fromOrdinal(ordinal(x)), x);
  }
});

Deno.test("nextUp() and nextDown() step from double to double", () => {
  assertEquals(nextUp(1), 1 + 2 ** -52);
  assertEquals(nextDown(1), 1 - 2 ** -53);
  assertEquals(nextUp(-1), -1 + 2 ** -53);
  assertEquals([nextUp(0), nextDown(0)], [least, -least]);
  assertEquals(nextUp(-least) === 0, true);
});

Deno.test("spacing() is one unit in the last place", () => {
  assertEquals(spacing(1), 2 ** -52);
  assertEquals(spacing(-2), 2 ** -51);
  assertEquals(spacing(0), least);
  assertEquals(spacing(most), 2 ** 971);
});

Deno.test("middleDouble() halves the doubles of an interval", () => {
  let low = 1e-300, high = 1e300, halvings = 0;
  while (doublesBetween(low, high) > 1) {
    const middle = middleDouble(low, high);
    assert(low < middle && middle < high);
    if (middle < 1e-17) low = middle;
    else high = middle;
    halvings++;
  }
  assertEquals([low, high], [nextDown(1e-17), 1e-17]);
  assert(halvings <= 64);
  assertEquals(octile(-8 * least, 8 * least, 3), -2 * least);
});

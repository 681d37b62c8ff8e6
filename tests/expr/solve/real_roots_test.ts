import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { allRoots } from "../../../lib/expr/solve/mod.ts";

/** Each root in its interval, a few units in the last place wide. */
function assertRoots(
  text: string,
  ends: readonly [number, number],
  expected: readonly number[],
): void {
  const { status, roots } = allRoots(text, "x", ...ends);
  assertEquals(status, "complete", text);
  assertEquals(roots.length, expected.length, text);
  expected.forEach((root, place) => {
    const { lower, upper } = roots[place]!;
    // The expected value is the nearest double, half a unit away at most.
    const half = Math.abs(root) * Number.EPSILON;
    assert(lower - half <= root && root <= upper + half, `${text}: ${root}`);
    assert(upper - lower <= 1e-14 * Math.abs(root) + 1e-300, text);
  });
}

Deno.test("allRoots() finds every simple root", () => {
  // Values: mpmath.findroot at 30 digits.
  assertRoots("x^2 - 2", [-5, 5], [-Math.SQRT2, Math.SQRT2]);
  assertRoots("e^x - x - 2", [-5, 5], [
    -1.8414056604369606378,
    1.1461932206205825852,
  ]);
  assertRoots("cos(x) = x", [-10, 10], [0.73908513321516064166]);
  assertRoots("x^3 - 3x + 1", [-5, 5], [
    -1.8793852415718167681,
    0.34729635533386069770,
    1.5320888862379560704,
  ]);
  assertRoots("abs(x) - 1", [-3, 3], [-1, 1]);
  assertRoots("x^2 + 1", [-9, 9], []);
});

Deno.test("allRoots() counts the roots of functions that swing", () => {
  // sin(1/x) is 0 at 1/(kπ): 0.01 to 1 holds k = 1 to 31.
  assertEquals(allRoots("sin(1/x)", "x", 0.01, 1).roots.length, 31);
  // cos(x) = ±1/2 at ±π/3 + kπ: 64 of them from 0 to 100.
  assertEquals(allRoots("cos(x)^2 = 1/4", "x", 0, 100).roots.length, 64);
});

Deno.test("allRoots() is not taken in by poles", () => {
  assertRoots("1/x", [-1, 1], []);
  assertRoots("tan(x)", [1, 10], [Math.PI, 2 * Math.PI, 3 * Math.PI]);
  assertRoots("(x^2 - 4)/(x - 1)", [-5, 5], [-2, 2]);
});

Deno.test("allRoots() says where it cannot decide", () => {
  for (const text of ["x^2", "(x-1)^3*(x+4)^0", "sin(x) - x", "sqrt(x) - x"]) {
    const { status, undecided } = allRoots(text, "x", -1, 3);
    assertEquals(status, "undecided", text);
    const root = text.startsWith("(x-1)") ? 1 : 0;
    assert(
      undecided.some(({ lower, upper }) => lower <= root && root <= upper),
      text,
    );
  }
  // A root of the numerator at which the quotient has no value.
  const hole = allRoots("(x^2 - 1)/(x - 1)", "x", -3, 3);
  assertEquals(hole.roots.map(({ lower }) => Math.round(lower)), [-1]);
});

Deno.test("allRoots() ends where roots have no end", () => {
  const { status, roots, undecided } = allRoots("x sin(1/x)", "x", -1, 1);
  assertEquals(status, "undecided");
  assert(roots.length > 100);
  assert(undecided.some(({ lower, upper }) => lower <= 0 && upper >= 0));
});

Deno.test("allRoots() refuses what is no interval", () => {
  assertThrows(
    () => allRoots("x", "x", 1, -1),
    ExpressionError,
    "Cannot look for roots as the interval must be finite and not empty: " +
      "current value is from 1 to -1",
  );
  assertThrows(() => allRoots("x + y", "x", 0, 1), ExpressionError);
});

Deno.test("allRoots() misses no root of a product of known factors", () => {
  const root = fc.integer({ min: -40, max: 40 });
  fc.assert(
    fc.property(
      fc.uniqueArray(root, { minLength: 1, maxLength: 6 }),
      (numerators) => {
        const expected = numerators.map((n) => n / 7).sort((a, b) => a - b);
        const text = numerators.map((n) => `(x - (${n})/7)`).join("*");
        const { roots, undecided } = allRoots(text, "x", -6, 6);
        assertEquals(undecided, []);
        assertEquals(roots.length, expected.length);
        roots.forEach(({ lower, upper }, place) => {
          const half = Math.abs(expected[place]!) * Number.EPSILON;
          assert(lower - half <= expected[place]!);
          assert(expected[place]! <= upper + half);
        });
      },
    ),
    { seed: 20261122, numRuns: 300 },
  );
});

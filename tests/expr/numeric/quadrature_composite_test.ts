import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import {
  simpson,
  trapezoid,
} from "../../../lib/expr/numeric/quadrature_composite.ts";

Deno.test("trapezoid() has the error h² (f'(b) - f'(a)) / 12", () => {
  const report = trapezoid((x) => x * x, 0, 1, 100);
  // Exactly 1/6 h² for x², and Richardson's estimate is exact, too.
  assertAlmostEquals(report.value - 1 / 3, 1 / 6e4, 1e-15);
  assertAlmostEquals(report.error, 1 / 6e4, 1e-15);
  assertEquals(report.evaluations, 101);
});

Deno.test("simpson() is exact for cubics", () => {
  const report = simpson((x) => x ** 3 - x * x + 2, -1, 2, 4);
  assertAlmostEquals(report.value, 6.75, 1e-15 * 6.75);
});

Deno.test("simpson() and trapezoid() bound the ancestor's integrals", () => {
  const cases: readonly [(x: number) => number, number, number, number][] = [
    [(x) => x * x, 0, 1, 1 / 3],
    [Math.sin, 0, Math.PI, 2],
    [Math.exp, 0, 1, Math.E - 1],
    [(x) => Math.exp(-x * x), -1, 1, 1.493648265624854050798935],
  ];
  for (const [f, from, to, value] of cases) {
    for (
      const [rule, tolerance] of [[simpson, 1e-7], [trapezoid, 3e-4]] as const
    ) {
      const report = rule(f, from, to);
      assertAlmostEquals(report.value, value, tolerance);
      // Twice the estimate: its next term is positive here and there.
      assert(Math.abs(report.value - value) <= 2 * report.error + 1e-15);
    }
  }
});

Deno.test("simpson() says where it has no value", () => {
  const report = simpson(Math.log, 0, 1);
  assertEquals([report.status, report.value], ["domain", NaN]);
});

Deno.test("simpson() refuses subintervals it cannot pair", () => {
  assertThrows(
    () => simpson(Math.sin, 0, 1, 6),
    ExpressionError,
    "must be a positive multiple of 4: current value is 6",
  );
  assertThrows(() => trapezoid(Math.sin, 0, Infinity), ExpressionError);
});

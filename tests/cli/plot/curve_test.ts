import { assertAlmostEquals, assertEquals } from "@std/assert";
import { rangeOf, sampleCurve, ticks } from "../../../lib/cli/plot/curve.ts";

Deno.test("sampleCurve() keeps a steep but continuous curve whole", () => {
  const pieces = sampleCurve(
    (x) => Math.tanh(100 * x),
    { from: -1, to: 1 },
    40,
  );
  assertEquals(pieces.length, 1);
  assertEquals(pieces[0]!.length, 40);
  assertEquals(pieces[0]![0]!.x, -1);
  assertEquals(pieces[0]!.at(-1)!.x, 1);
});

Deno.test("sampleCurve() ends a piece at a pole, a jump and a gap", () => {
  const count = (f: (x: number) => number) =>
    sampleCurve(f, { from: -2, to: 2 }, 101).length;
  assertEquals(count((x) => 1 / (x - 0.013)), 2);
  assertEquals(count(Math.tan), 3);
  assertEquals(count((x) => Math.floor(x + 0.013)), 5);
  assertEquals(count((x) => Math.sqrt(x * x - 1)), 2);
  assertEquals(count(() => NaN), 0);
});

Deno.test("rangeOf() shows everything, but not all of a pole", () => {
  const points = (ys: number[]) => ys.map((y, x) => ({ x, y }));
  assertEquals(rangeOf(points([1, 5, 3])), { from: 1, to: 5 });
  assertEquals(rangeOf(points([2, 2])), { from: 1, to: 3 });
  assertEquals(rangeOf([]), { from: -1, to: 1 });
  const many = Array.from({ length: 100 }, (_, k) => k === 50 ? 1e9 : k / 100);
  assertAlmostEquals(rangeOf(points(many)).to, 0.95 + 3 * 0.9, 0.05);
});

Deno.test("ticks() are round numbers within the interval", () => {
  assertEquals(ticks({ from: -1, to: 1 }, 4), [-1, -0.5, 0, 0.5, 1]);
  assertEquals(ticks({ from: 0, to: 0.3 }, 3), [0, 0.1, 0.2, 0.3]);
  assertEquals(ticks({ from: 3, to: 97 }, 5), [20, 40, 60, 80]);
});

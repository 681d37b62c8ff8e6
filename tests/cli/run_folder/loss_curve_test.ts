import { assert, assertEquals } from "@std/assert";
import { LossCurve } from "../../../lib/cli/run_folder/loss_curve.ts";

Deno.test("LossCurve keeps the values of a short run as they are", () => {
  const curve = new LossCurve();
  assertEquals(curve.points, []);
  [3, NaN, 2, Infinity, 1].forEach((loss, i) => curve.add(i + 1, loss));
  assertEquals(curve.points, [{ x: 1, y: 3 }, { x: 3, y: 2 }, { x: 5, y: 1 }]);
});

Deno.test("LossCurve keeps means over equal stretches of a long run", () => {
  const curve = new LossCurve();
  const steps = 3000; // 512 points are too few for stretches of 1, 2 and 4
  for (let step = 1; step <= steps; step++) curve.add(step, step ** 2);
  const stretch = 8;
  const expected = Array.from({ length: steps / stretch }, (_, i) => {
    const members = Array.from(
      { length: stretch },
      (_, j) => i * stretch + j + 1,
    );
    const mean = (values: number[]) =>
      values.reduce((sum, value) => sum + value) / stretch;
    return { x: mean(members), y: mean(members.map((step) => step ** 2)) };
  });
  assertEquals(curve.points, expected); // sums of integers: exact
});

Deno.test("LossCurve takes a run that begins late", () => {
  const curve = new LossCurve();
  for (let step = 1_000_001; step <= 1_000_100; step++) curve.add(step, 2);
  assert(curve.points.length <= 512);
  assertEquals(new Set(curve.points.map(({ y }) => y)), new Set([2]));
  const { x } = curve.points.at(-1)!;
  assert(x > 1_000_000 && x <= 1_000_100);
});

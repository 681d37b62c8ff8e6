import { assertAlmostEquals, assertEquals } from "@std/assert";
import { LossCurve } from "../../../lib/cli/run_folder/loss_curve.ts";

Deno.test("LossCurve gives back a short run as it was", () => {
  const curve = new LossCurve();
  [3, 2, 1].forEach((loss, i) => curve.add(i + 1, loss));
  assertEquals(curve.points, [{ x: 1, y: 3 }, { x: 2, y: 2 }, {
    x: 3,
    y: 1,
  }]);
});

Deno.test("LossCurve leaves out losses that are not finite", () => {
  const curve = new LossCurve();
  [3, NaN, Infinity, 1].forEach((loss, i) => curve.add(i + 1, loss));
  assertEquals(curve.points, [{ x: 1, y: 3 }, { x: 4, y: 1 }]);
});

Deno.test("LossCurve keeps the means of a long run in few points", () => {
  const curve = new LossCurve();
  const steps = 100_000;
  for (let step = 1; step <= steps; step++) curve.add(step, 2 * step);
  const points = curve.points;
  assertEquals(points.length <= 512 && points.length > 256, true);
  for (const { x, y } of points) assertAlmostEquals(y, 2 * x, 1e-6);
  assertEquals(
    points.every(({ x }, i) => i === 0 || x > points[i - 1]!.x),
    true,
  );
});

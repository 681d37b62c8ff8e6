import { assert, assertEquals } from "@std/assert";
import { Random } from "../../../lib/core/random.ts";
import { noiseLevel } from "../../../lib/expr/roots/noise.ts";

Deno.test("noiseLevel() estimates the deviation of noise on a smooth curve", () => {
  const seed = 3;
  const random = new Random(seed);
  const deviation = 1e-9;
  let sum = 0;
  for (let trial = 0; trial < 200; trial++) {
    const values = Array.from(
      { length: 8 },
      (_, k) => 1 + 0.1 * k - 0.02 * k * k + deviation * random.normal(),
    );
    sum += noiseLevel(values);
  }
  const mean = sum / 200 / deviation;
  // The median of three estimates of few values each: right to a factor of 2.
  assert(mean > 0.5 && mean < 2, `${mean}, seed ${seed}`);
});

Deno.test("noiseLevel() is 0 for what is smooth to the last bit", () => {
  assertEquals(noiseLevel([3, 3, 3, 3, 3, 3, 3, 3]), 0);
  assertEquals(noiseLevel([0, 0, 0, 0, 0, 0, 0, 0]), 0);
  assertEquals(noiseLevel([1, 2, 3, 4, 5, 6, 7, 8]), 0);
  const huge = noiseLevel([1e300, -1e300, 1e300, -1e300, 1e300, -1e300, 1e300]);
  assert(Number.isFinite(huge) && huge > 1e299);
});

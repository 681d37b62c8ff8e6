import { assertAlmostEquals, assertEquals } from "@std/assert";
import {
  logarithmicMarks,
  smooth,
} from "../../../lib/dashboard/page/smoothing.ts";

Deno.test("smooth() weighs the past by powers that add up to 1", () => {
  // by hand: weights (1), (1/3, 2/3), (1/7, 2/7, 4/7)
  const smoothed = smooth([3, 6, 21], 0.5);
  assertAlmostEquals(smoothed[0]!, 3, 1e-12);
  assertAlmostEquals(smoothed[1]!, 5, 1e-12);
  assertAlmostEquals(smoothed[2]!, 99 / 7, 1e-12);
});

Deno.test("smooth() changes nothing without weight, and passes over NaN", () => {
  assertEquals(smooth([1, 5, 2], 0), [1, 5, 2]);
  assertEquals(smooth([1, NaN, 1], 0.9)[2], 1);
  assertEquals(smooth([], 0.9), []);
});

Deno.test("logarithmicMarks() are round numbers within the range", () => {
  assertEquals(logarithmicMarks(1.3, 4.2), [
    ...[1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4],
  ]);
  assertEquals(logarithmicMarks(0.5, 6), [0.5, 1, 2, 3, 5]);
  assertEquals(logarithmicMarks(0.001, 10), [0.001, 0.01, 0.1, 1, 10]);
});

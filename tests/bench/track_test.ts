import { assertEquals } from "@std/assert";
import { medianRatio } from "../../bench/statistics.ts";
import { median } from "../../lib/core/median.ts";
import { compare, sentence } from "../../bench/track/compare.ts";

Deno.test("median() is the middle value", () => {
  assertEquals(median([10, 9, 1]), 9);
  assertEquals(median([4, 1, 10, 2]), 3);
});

Deno.test("medianRatio() divides round by round", () => {
  assertEquals(medianRatio([2, 30, 400], [1, 10, 100]), 3);
});

Deno.test("compare() refuses what is a quarter slower", () => {
  const verdicts = compare(
    { same: 1, slow: 0.74, tolerated: 0.76, new: 5, wrong: NaN },
    { same: 1, slow: 1, tolerated: 1, wrong: 1, gone: 1 },
  );
  assertEquals(
    verdicts.map(({ name, isSlower }) => [name, isSlower]),
    [
      ["same", false],
      ["slow", true],
      ["tolerated", false],
      ["new", false],
      ["wrong", true],
    ],
  );
  assertEquals(verdicts.map(sentence).slice(0, 4), [
    "same: 1.00 of its baseline (1.000, 1.000 before)",
    "slow must be at least 0.75 of its baseline: " +
    "it is 0.74 of its baseline (0.7400, 1.000 before)",
    "tolerated: 0.76 of its baseline (0.7600, 1.000 before)",
    "new: 5.000, without a baseline",
  ]);
});

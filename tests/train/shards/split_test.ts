import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { ArgumentError } from "../../../lib/core/errors.ts";
import {
  additionsOf,
  checkShards,
  chunksOf,
  split,
} from "../../../lib/train/shards/split.ts";

Deno.test("split() gives each part its share", () => {
  assertEquals(split(10, 4), [
    { start: 0, count: 2 },
    { start: 2, count: 3 },
    { start: 5, count: 2 },
    { start: 7, count: 3 },
  ]);
  assertEquals(split(1, 2).map(({ count }) => count), [0, 1]);
});

Deno.test("chunksOf() covers every element once", () => {
  const sizes = [16384 * 2 + 16, 16];
  assertEquals(chunksOf(sizes), [
    { segment: 0, start: 0, count: 16384 },
    { segment: 0, start: 16384, count: 16384 },
    { segment: 0, start: 32768, count: 16 },
    { segment: 1, start: 0, count: 16 },
  ]);
});

Deno.test("additionsOf() adds neighbours first", () => {
  assertEquals(additionsOf(1), []);
  assertEquals(additionsOf(4), [[0, 1], [2, 3], [0, 2]]);
  assertEquals(additionsOf(6), [[0, 1], [2, 3], [4, 5], [0, 2], [0, 4]]);
});

Deno.test("additionsOf() adds every value once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), (count) => {
      const values = Array.from({ length: count }, (_, i) => 3 ** (i % 7) + i);
      const sums = [...values];
      for (const [into, from] of additionsOf(count)) {
        sums[into]! += sums[from]!;
        sums[from] = NaN;
      }
      assertEquals(sums[0], values.reduce((a, b) => a + b));
    }),
    { seed: 1 },
  );
});

Deno.test("checkShards() refuses more shards than sequences", () => {
  checkShards(12, 12);
  assertThrows(
    () => checkShards(13, 12),
    ArgumentError,
    "Cannot cut a batch into shards as there must be from 1 to 12, its " +
      "number of sequences: current value is 13",
  );
});

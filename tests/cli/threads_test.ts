import { assertEquals } from "@std/assert";
import { automaticThreads, divideThreads } from "../../lib/cli/threads.ts";
import { type PresetName, presets } from "../../lib/train/presets.ts";

Deno.test("automaticThreads() gives threads to those that have work for them", () => {
  const threads = (name: PresetName, cores: number) =>
    automaticThreads(presets[name], cores);
  assertEquals(threads("tiny", 16), 1);
  assertEquals(threads("small", 16), 1);
  assertEquals(threads("medium", 16), 2);
  assertEquals(threads("large", 16), 4);
  assertEquals(threads("shakespeare", 16), 1);
  assertEquals(threads("large", 2), 2);
  assertEquals(threads("large", 1), 1);
});

Deno.test("divideThreads() gives shards to workers, products to the BLAS", () => {
  const { shakespeare, large } = presets;
  assertEquals(divideThreads(shakespeare, undefined, 2), {
    workers: 2,
    library: 1,
  });
  assertEquals(divideThreads(shakespeare, undefined, 64).workers, 4);
  assertEquals(divideThreads(shakespeare, 3, 2).workers, 3);
  assertEquals(divideThreads(shakespeare, 9, 2).workers, 4);
  assertEquals(divideThreads(large, undefined, 2), { workers: 1, library: 2 });
  assertEquals(divideThreads(large, 3, 2), { workers: 1, library: 3 });
});

import { assertEquals } from "@std/assert";
import { automaticThreads } from "../../lib/cli/threads.ts";
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

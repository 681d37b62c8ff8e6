import { assert, assertEquals } from "@std/assert";
import { builtinCorpus } from "../../lib/data/builtin.ts";

Deno.test("builtinCorpus has 34 distinct characters", () => {
  const distinct = [...new Set(builtinCorpus)].sort().join("");
  assertEquals(distinct, "\n ',-.;?abcdefghijklmnopqrstuvwxyz");
  assertEquals(distinct.length, 34);
});

Deno.test("builtinCorpus is long enough for a tiny model", () => {
  assert(builtinCorpus.length >= 20_000, `${builtinCorpus.length}`);
});

Deno.test("builtinCorpus is lines of at most 80 characters", () => {
  const lines = builtinCorpus.split("\n");
  assertEquals(lines.filter((line) => line.length > 80), []);
  assertEquals(lines.filter((line) => line !== line.trim()), []);
  assertEquals(lines.at(-1), "", "the last line ends too");
});

Deno.test("builtinCorpus does not repeat itself", () => {
  const paragraphs = builtinCorpus.trim().split("\n\n");
  assertEquals(new Set(paragraphs).size, paragraphs.length);
  const sentences = builtinCorpus.replaceAll("\n", " ").split(/(?<=[.?]) +/)
    .filter((sentence) => sentence.length >= 40);
  assertEquals(new Set(sentences).size, sentences.length);
  assert(sentences.length > 200, `${sentences.length}`);
});

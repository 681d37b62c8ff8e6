import { assertEquals, assertThrows } from "@std/assert";
import { ArgumentError } from "../../../lib/core/errors.ts";
import { builtinCorpus } from "../../../lib/data/builtin.ts";
import { trainBytePairs } from "../../../lib/data/bpe/mod.ts";
import golden from "../../golden/bpe.json" with { type: "json" };

const mergesOf = (text: string, vocabularySize: number) =>
  trainBytePairs(text, { vocabularySize }).vocabulary.merges
    .map((pair) => pair.join(" "));

Deno.test("trainBytePairs() merges what the tokenizers library merges", () => {
  assertEquals(mergesOf(builtinCorpus, 656), golden.builtin);
});

Deno.test("trainBytePairs() merges the pair that is most frequent, then the lowest", () => {
  // ab is there 5 times, bc and ca 4 times each
  assertEquals(mergesOf("abcabcabcabcab", 257), ["a b"]);
  // each twice: the lowest left id, then the lowest right one
  assertEquals(mergesOf("zy ba cb zy ba cb", 258), ["b a", "c b"]);
  // Ġ b is the pair of the space; ids follow the characters, so it is last
  assertEquals(mergesOf(" b c b c", 257), ["Ġ b"]);
});

Deno.test("trainBytePairs() counts runs without the pairs it merged away", () => {
  // aaaa is 3 pairs, then aa aa is 1
  assertEquals(mergesOf("aaaa", 300), ["a a"]);
  assertEquals(mergesOf("aaaaaa", 300), ["a a", "aa aa"]);
});

Deno.test("trainBytePairs() stops where no pair is frequent enough", () => {
  assertEquals(mergesOf("abc", 300), []);
  const options = { vocabularySize: 300, minimumCount: 1 };
  const { merges } = trainBytePairs("abc", options).vocabulary;
  assertEquals(merges, [["a", "b"], ["ab", "c"]]);
  assertEquals(mergesOf("", 300), []);
});

Deno.test("trainBytePairs() refuses sizes that are none", () => {
  assertThrows(
    () => trainBytePairs("a", { vocabularySize: 255 }),
    ArgumentError,
    "Cannot train a tokenizer as its vocabulary must be an integer from 256 " +
      "to 1048576: current value is 255",
  );
  assertThrows(
    () => trainBytePairs("a", { vocabularySize: 300, minimumCount: 0 }),
    ArgumentError,
    "positive integer: current value is 0",
  );
});

import { assertEquals } from "@std/assert";
import {
  BytePairTokenizer,
  trainBytePairs,
} from "../../../lib/data/bpe/mod.ts";
import { CharacterTokenizer } from "../../../lib/data/character_tokenizer.ts";
import { encodePrompt } from "../../../lib/cli/generation/prompt.ts";

Deno.test("encodePrompt() begins behind the end of a text, or a line", () => {
  const { tokens, merges } = trainBytePairs("", { vocabularySize: 256 })
    .vocabulary;
  const ending = new BytePairTokenizer({
    tokens: [...tokens, "<|endoftext|>"],
    merges,
  });
  assertEquals([...encodePrompt(ending, "")], [256]);
  // GPT-2's id of the line feed
  const plain = new BytePairTokenizer({ tokens, merges });
  assertEquals([...encodePrompt(plain, "")], [198]);
  // the name of the token is text like any other
  assertEquals(encodePrompt(ending, "<|endoftext|>").length, 13);
  const characters = new CharacterTokenizer("ab\n");
  assertEquals([...encodePrompt(characters, "")], [3]);
});

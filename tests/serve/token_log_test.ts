import { assertEquals } from "@std/assert";
import { trainBytePairs } from "../../lib/data/bpe/mod.ts";
import { ByteTokenizer } from "../../lib/data/byte_tokenizer.ts";
import { CharacterTokenizer } from "../../lib/data/character_tokenizer.ts";
import type { Tokenizer } from "../../lib/data/tokenizer.ts";
import type { GeneratedToken } from "../../lib/generate/batch_generator.ts";
import { TokenLog, tokenText } from "../../lib/serve/token_log.ts";

function logOf(tokenizer: Tokenizer, ids: Iterable<number>): TokenLog {
  const log = new TokenLog(tokenizer);
  for (const id of ids) {
    const probability = { id, logProbability: -1, top: [] };
    const token = { sequence: 0, id, text: "", finished: null, probability };
    log.add(token satisfies GeneratedToken);
  }
  return log;
}

Deno.test("TokenLog.take() counts offsets in characters, by the text alone", () => {
  const bytes = new ByteTokenizer();
  const log = logOf(bytes, bytes.encode("aé😀b"));
  const { tokens, text_offset } = log.take("aé😀b", true);
  assertEquals(text_offset, [0, 1, 1, 2, 2, 2, 2, 3]);
  assertEquals(tokens.slice(0, 3), ["a", "bytes:\\xc3", "bytes:\\xa9"]);
});

Deno.test("TokenLog.take() keeps tokens whose text was not sent", () => {
  const characters = new CharacterTokenizer("abc");
  const log = logOf(characters, characters.encode("abcab"));
  assertEquals(log.take("ab", false).tokens, ["a", "b"]);
  assertEquals(log.take("", false).tokens, []);
  // a stop string cut the rest
  assertEquals(log.take("c", false).tokens, ["c"]);
  assertEquals(log.take("", true).text_offset, [3, 4]);
});

Deno.test("TokenLog.take() writes what cannot be as a number of JSON", () => {
  const log = new TokenLog(new ByteTokenizer());
  const likeliest = { id: 66, logProbability: 0 };
  const probability = { id: 65, logProbability: -Infinity, top: [likeliest] };
  log.add({ sequence: 0, id: 65, text: "A", finished: null, probability });
  const { token_logprobs, top_logprobs } = log.take("A", false);
  assertEquals([token_logprobs, top_logprobs], [[-9999], [{ B: 0, A: -9999 }]]);
});

Deno.test("tokenText() names the tokens of byte pairs", () => {
  const tokenizer = trainBytePairs("é é é é the the the", {
    vocabularySize: 260,
  });
  const names = [...tokenizer.encode("é the")].map((id) =>
    tokenText(tokenizer, id)
  );
  assertEquals(names.join(""), "é the");
  assertEquals(tokenText(new CharacterTokenizer("ab"), 2), "b");
});

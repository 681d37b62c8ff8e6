import { assert, assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { ArgumentError, FormatError } from "../../../lib/core/errors.ts";
import { BytePairTokenizer } from "../../../lib/data/bpe/mod.ts";
import { ByteAlphabet } from "../../../lib/data/bpe/byte_alphabet.ts";
import { tokenizerFromJSON } from "../../../lib/data/tokenizer_from_json.ts";
import golden from "../../golden/bpe.json" with { type: "json" };

const alphabet = new ByteAlphabet();
const byteTokens = alphabet.order.map((byte) => alphabet.symbols[byte]!);

function tokenizerOf(
  lines: readonly string[],
  more: readonly string[] = [],
): BytePairTokenizer {
  const merges = lines.map((line) => line.split(" ") as [string, string]);
  const made = new Set(merges.map((pair) => pair.join("")));
  return new BytePairTokenizer({
    tokens: [...byteTokens, ...made, ...more],
    merges,
  });
}

const tokenizer = tokenizerOf(golden.merges);

Deno.test("BytePairTokenizer encodes as the tokenizers library does", () => {
  assert(golden.cases.length > 3000);
  for (const [text, ids] of golden.cases as [string, number[]][]) {
    assertEquals([...tokenizer.encode(text)], ids, JSON.stringify(text));
  }
});

Deno.test("BytePairTokenizer decodes what it encoded", () => {
  for (const [text] of golden.cases as [string, number[]][]) {
    assertEquals(tokenizer.decode(tokenizer.encode(text)), text);
  }
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const decoded = tokenizer.decode(tokenizer.encode(text));
      assertEquals(decoded, text.toWellFormed());
    }),
    { seed: 5, numRuns: 500 },
  );
});

/** The algorithm as it was published: scan for the lowest rank, merge. */
function published(word: string, ranks: ReadonlyMap<string, number>): string[] {
  let parts = [...alphabet.write(new TextEncoder().encode(word))];
  while (true) {
    const pairs = parts.slice(1).map((right, i) => `${parts[i]} ${right}`);
    const rank = Math.min(...pairs.map((pair) => ranks.get(pair) ?? Infinity));
    if (rank === Infinity) return parts;
    const at = pairs.findIndex((pair) => ranks.get(pair) === rank);
    parts = parts.toSpliced(at, 2, parts[at]! + parts[at + 1]!);
  }
}

Deno.test("BytePairTokenizer merges long words as the published loop does", () => {
  const lines = ["a b", "b a", "ab ab", "a a", "aa a", "ab b", "abab a"];
  const few = tokenizerOf(lines);
  const ranks = new Map(lines.map((line, rank) => [line, rank]));
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 60 }),
      (word) => {
        const tokens = [...few.encode(word)].map((id) => few.decode([id]));
        assertEquals(tokens, word === "" ? [] : published(word, ranks));
      },
    ),
    { seed: 9, numRuns: 1000 },
  );
});

Deno.test("BytePairTokenizer encodes a word of a million letters", () => {
  const ids = tokenizerOf(["a a", "aa aa"]).encode("a".repeat(1_000_003));
  assertEquals(ids.length, 250_002);
  assertEquals([...ids.subarray(-3)], [257, 256, 64]);
});

Deno.test("BytePairTokenizer takes special tokens only where they are asked for", () => {
  const special = tokenizerOf(["e n"], ["<|endoftext|>", "<|end|>", "ħ|", ""]);
  assertEquals([...special.special], [
    ["<|endoftext|>", 257],
    ["<|end|>", 258],
    ["ħ|", 259],
  ]);
  const text = "a<|endoftext|><|end|>";
  assertEquals(special.encode(text).includes(257), false);
  const ids = special.encode(text, { special: true });
  assertEquals([...ids], [64, 257, 258]);
  assertEquals(special.decode([...ids, 260]), `${text}\uFFFD`);
});

Deno.test("BytePairTokenizer gives the bytes of characters that ids cut", () => {
  const bytes = [...tokenizerOf([]).encode("é")].map((
    id,
  ) => [...tokenizerOf([]).bytesOf(id)]);
  assertEquals(bytes, [[0xC3], [0xA9]]);
});

Deno.test("BytePairTokenizer refuses vocabularies that lose text", () => {
  const make = (tokens: string[], merges: [string, string][]) => () =>
    new BytePairTokenizer({ tokens, merges });
  const wrong: [() => unknown, string][] = [
    [make(byteTokens.slice(1), []), "have 256 to 16777216 tokens"],
    [
      make([...byteTokens.slice(1), "xx"], []),
      "token for each byte: current " +
      "value is none for byte 33",
    ],
    [make([...byteTokens, "!"], []), 'each token once: current value is "!"'],
    [make([...byteTokens, "a\nb"], []), "tokens that are one line"],
    [make([...byteTokens, "\uD800"], []), "tokens that are one line"],
    [make(byteTokens, [["a", "b"]]), 'they become: current value is "a b"'],
    [make([...byteTokens, "ab"], [["a", "b"], ["a", "b"]]), "each merge once"],
  ];
  for (const [act, message] of wrong) {
    assertThrows(act, ArgumentError, message);
  }
  assertThrows(() => tokenizer.decode([-1]), ArgumentError, "value is -1");
});

Deno.test("tokenizerFromJSON() gives a byte-pair tokenizer back", () => {
  const saved = tokenizerOf(golden.merges, ["<|endoftext|>", "", ""]);
  const read = tokenizerFromJSON(JSON.parse(JSON.stringify(saved)));
  assert(read instanceof BytePairTokenizer);
  assertEquals(read.toJSON(), saved.toJSON());
  assertEquals(read.vocabularySize, saved.vocabularySize);
  assertEquals(read.encode("the sea"), saved.encode("the sea"));
  assertThrows(
    () => tokenizerFromJSON({ kind: "bpe", tokens: "a", merges: "a b c" }),
    FormatError,
    'merge 1 is "a b c"',
  );
  assertThrows(
    () => tokenizerFromJSON({ kind: "bpe", tokens: "a", merges: "" }),
    FormatError,
    "current value is 1",
  );
  assertThrows(
    () => tokenizerFromJSON({ kind: "bpe", tokens: 1, merges: "" }),
    FormatError,
    'its "tokens" must be a string: current value is 1',
  );
});

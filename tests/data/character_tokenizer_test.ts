import { assertEquals, assertThrows } from "@std/assert";
import fastCheck from "fast-check";
import { ArgumentError } from "../../lib/core/errors.ts";
import { builtinCorpus } from "../../lib/data/builtin.ts";
import { CharacterTokenizer } from "../../lib/data/character_tokenizer.ts";

Deno.test("CharacterTokenizer.fromText() sorts by code point", () => {
  // U+1F600 sorts below U+FF21 by UTF-16 code unit, but above by code point.
  const tokenizer = CharacterTokenizer.fromText("b\u{1F600}a\uFF21a\n");
  assertEquals(tokenizer.vocabularySize, 6);
  assertEquals(tokenizer.toJSON(), {
    kind: "character",
    characters: "\nab\uFF21\u{1F600}",
  });
  assertEquals(
    [...tokenizer.encode("\n a\u{1F600}\uFF21b")],
    [1, 0, 2, 5, 4, 3],
  );
});

Deno.test("CharacterTokenizer gives tinyshakespeare 66 ids", () => {
  // The 65 characters that nanoGPT's data/shakespeare_char/prepare.py prints.
  const characters = "\n !$&',-.3:;?ABCDEFGHIJKLMNOPQRSTUVWXYZ" +
    "abcdefghijklmnopqrstuvwxyz";
  const tokenizer = CharacterTokenizer.fromText(characters);
  assertEquals(tokenizer.vocabularySize, 66);
  // nanoGPT, without an unknown id, encodes "hi" to 46 and 47.
  assertEquals([...tokenizer.encode("hi")], [47, 48]);
});

Deno.test("CharacterTokenizer gives the builtin corpus 35 ids", () => {
  const tokenizer = CharacterTokenizer.fromText(builtinCorpus);
  assertEquals(tokenizer.vocabularySize, 35);
  assertEquals(
    tokenizer.decode(tokenizer.encode(builtinCorpus)),
    builtinCorpus,
  );
});

Deno.test("CharacterTokenizer decodes what is unknown to U+FFFD", () => {
  const tokenizer = CharacterTokenizer.fromText("ab");
  assertEquals(tokenizer.decode(tokenizer.encode("aXb")), "a\uFFFDb");
  assertEquals(tokenizer.encode("").length, 0);
  assertEquals(tokenizer.decode([]), "");
});

Deno.test("CharacterTokenizer.unknownCharacters() lists each once", () => {
  const tokenizer = CharacterTokenizer.fromText("abc");
  assertEquals(tokenizer.unknownCharacters("ZaYZ\u{1F600}"), [
    "Z",
    "Y",
    "\u{1F600}",
  ]);
  assertEquals(tokenizer.unknownCharacters("cab"), []);
});

Deno.test("CharacterTokenizer returns every text of its alphabet", () => {
  fastCheck.assert(
    fastCheck.property(
      fastCheck.string({ unit: "binary", minLength: 1 }),
      (text) => {
        const tokenizer = CharacterTokenizer.fromText(text);
        const ids = tokenizer.encode(text);
        assertEquals(ids.length, [...text].length);
        assertEquals(ids.includes(0), false);
        assertEquals(tokenizer.decode(ids), text);
        assertEquals(tokenizer.vocabularySize, new Set(text).size + 1);
      },
    ),
    { seed: 1 },
  );
});

Deno.test("CharacterTokenizer leaves half of a surrogate pair out", () => {
  const tokenizer = CharacterTokenizer.fromText("a\uD800b");
  assertEquals(tokenizer.vocabularySize, 3);
  assertEquals([...tokenizer.encode("a\uD800b")], [1, 0, 2]);
});

Deno.test("CharacterTokenizer refuses a vocabulary that is none", () => {
  const cases: [string, string][] = [
    ["", 'one or more Unicode characters: current value is ""'],
    ["a\uD800", 'current value is "a\\ud800"'],
    ["aba", 'must be distinct: "a" is there twice'],
  ];
  for (const [characters, message] of cases) {
    assertThrows(
      () => new CharacterTokenizer(characters),
      ArgumentError,
      message,
    );
  }
  assertThrows(() => CharacterTokenizer.fromText("\uDC00"), ArgumentError);
});

Deno.test("CharacterTokenizer.decode() refuses an id it does not have", () => {
  const tokenizer = CharacterTokenizer.fromText("ab");
  for (const id of [-1, 3, 0.5, NaN, Infinity]) {
    assertThrows(
      () => tokenizer.decode([1, id]),
      ArgumentError,
      `the token at index 1 as it must be an integer in [0, 3): ` +
        `current value is ${id}`,
    );
  }
});

import { assertEquals, assertThrows } from "@std/assert";
import { ArgumentError, FormatError } from "../../lib/core/errors.ts";
import { ByteTokenizer } from "../../lib/data/byte_tokenizer.ts";
import { CharacterTokenizer } from "../../lib/data/character_tokenizer.ts";
import { corpusOfText, decodeCorpus } from "../../lib/data/corpus.ts";

const encode = (text: string) => new TextEncoder().encode(text);

Deno.test("decodeCorpus() splits the tokens in nine to one", () => {
  const text = "abcdefghij".repeat(3) + "k";
  const { tokenizer, train, validation } = decodeCorpus(
    encode(text),
    "a.txt",
    { sequence: 3 },
  );
  assertEquals(tokenizer.vocabularySize, 12);
  assertEquals(tokenizer.decode(train), text.slice(0, 27));
  assertEquals(tokenizer.decode(validation), "hijk");
});

Deno.test("decodeCorpus() splits tinyshakespeare as nanoGPT does", () => {
  // The lengths in nanoGPT's data/shakespeare_char/readme.md.
  const { train, validation } = decodeCorpus(
    new Uint8Array(1_115_394).fill(0x61),
    "input.txt",
    { sequence: 64 },
  );
  assertEquals([train.length, validation.length], [1_003_854, 111_540]);
});

Deno.test("decodeCorpus() takes bytes that are no text, as bytes", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => 255 - index);
  for (const tokenizer of ["byte", new ByteTokenizer()] as const) {
    const corpus = decodeCorpus(bytes, "a.bin", { sequence: 8, tokenizer });
    assertEquals([...corpus.train, ...corpus.validation], [...bytes]);
    assertEquals(corpus.tokenizer.kind, "byte");
  }
});

Deno.test("decodeCorpus() keeps the tokenizer of a saved model", () => {
  const tokenizer = CharacterTokenizer.fromText("ab");
  const corpus = decodeCorpus(encode("abc".repeat(10)), "a.txt", {
    sequence: 2,
    tokenizer,
  });
  assertEquals(corpus.tokenizer, tokenizer);
  assertEquals([...corpus.train.subarray(0, 3)], [1, 2, 0]);
});

Deno.test("decodeCorpus() leaves a byte order mark out", () => {
  const bytes = encode("\uFEFF" + "ab".repeat(20));
  const { tokenizer } = decodeCorpus(bytes, "a.txt", { sequence: 2 });
  assertEquals(tokenizer.vocabularySize, 3);
});

Deno.test("decodeCorpus() refuses an empty file", () => {
  for (const tokenizer of ["character", "byte"] as const) {
    assertThrows(
      () => decodeCorpus(encode(""), "a.txt", { sequence: 8, tokenizer }),
      ArgumentError,
      "Cannot train on a.txt as it must hold text: current length is 0",
    );
  }
  assertThrows(
    () => decodeCorpus(encode("\uFEFF"), "a.txt", { sequence: 8 }),
    ArgumentError,
    "current length is 0",
  );
});

Deno.test("decodeCorpus() names the first byte that is not UTF-8", () => {
  const cases: [number[], number, string][] = [
    [[0xFF], 0, "0xff"],
    [[0x61, 0xC3, 0xA9, 0x80], 3, "0x80"],
    [[0x61, 0xE2, 0x89], 1, "0xe2"],
    [[0x61, 0x62, 0xED, 0xA0, 0x80], 2, "0xed"],
  ];
  for (const [bytes, offset, value] of cases) {
    assertThrows(
      () => decodeCorpus(Uint8Array.from(bytes), "x.bin", { sequence: 1 }),
      FormatError,
      `Cannot read x.bin as text as it must be UTF-8, or be read with ` +
        `--tokenizer byte: the byte at offset ${offset} is ${value}`,
    );
  }
});

Deno.test("corpusOfText() refuses fewer tokens than a sequence needs", () => {
  for (const tokenizer of ["character", "byte"] as const) {
    const options = { sequence: 32, tokenizer };
    assertThrows(
      () => corpusOfText("a".repeat(320), "a.txt", options),
      ArgumentError,
      "Cannot train on a.txt as it must hold at least 321 tokens for its " +
        "last tenth to hold a sequence of 32 and the token after it: " +
        "current value is 320",
    );
    const corpus = corpusOfText("a".repeat(321), "a.txt", options);
    assertEquals(corpus.validation.length, 33);
  }
});

Deno.test("corpusOfText() leaves both parts a sequence at the least", () => {
  for (let sequence = 1; sequence < 50; sequence++) {
    const text = "a".repeat(10 * sequence + 1);
    const corpus = corpusOfText(text, "a.txt", { sequence });
    assertEquals(corpus.validation.length, sequence + 1);
    assertEquals(corpus.train.length, 9 * sequence);
  }
});

Deno.test("corpusOfText() refuses a sequence that is none", () => {
  for (const sequence of [0, -1, 1.5, NaN]) {
    assertThrows(
      () => corpusOfText("text", "a.txt", { sequence }),
      ArgumentError,
      `the sequence must be a positive integer: current value is ${sequence}`,
    );
  }
});

Deno.test("corpusOfText() learns byte pairs, as many as are wanted", () => {
  const text = "the sea, the sea, the light. ".repeat(40);
  const { tokenizer, train, validation } = corpusOfText(text, "a.txt", {
    sequence: 8,
    tokenizer: "bpe",
    vocabularySize: 262,
  });
  assertEquals([tokenizer.kind, tokenizer.vocabularySize], ["bpe", 262]);
  const all = [...train, ...validation];
  assertEquals(tokenizer.decode(all), text);
  // the distinct words have 25 bytes, so that merges end before 1024
  const whole = corpusOfText(text, "a.txt", { sequence: 8, tokenizer: "bpe" });
  assertEquals(whole.tokenizer.vocabularySize < 300, true);
});

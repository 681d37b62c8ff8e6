import { assertEquals, assertThrows } from "@std/assert";
import { ArgumentError, FormatError } from "../../lib/core/errors.ts";
import { Random } from "../../lib/core/random.ts";
import { bytePairsFromFiles } from "../../lib/data/bpe/mod.ts";
import { builtinCorpus } from "../../lib/data/builtin.ts";
import { ByteTokenizer } from "../../lib/data/byte_tokenizer.ts";
import { CharacterTokenizer } from "../../lib/data/character_tokenizer.ts";
import { corpusOfText } from "../../lib/data/corpus.ts";
import {
  corpusOfDocuments,
  type DocumentPiece,
  encodeDocuments,
  tokenizerOfDocuments,
} from "../../lib/data/documents.ts";
import { ByteAlphabet } from "../../lib/data/bpe/byte_alphabet.ts";
import { Alphabet } from "../../lib/data/alphabet.ts";
import type { Tokenizer } from "../../lib/data/tokenizer.ts";
import { Utf8Pieces } from "../../lib/data/utf8_pieces.ts";

function encoded(
  pieces: Iterable<DocumentPiece>,
  tokenizer: Tokenizer,
): number[] {
  const ids: number[] = [];
  encodeDocuments(pieces, tokenizer, (some) => ids.push(...some));
  return ids;
}

/** A text cut at random places, never within a character. */
function cut(text: string, random: Random, longest: number): string[] {
  const characters = [...text];
  const pieces: string[] = [];
  for (let at = 0; at < characters.length;) {
    const count = random.below(longest);
    pieces.push(characters.slice(at, at + count).join(""));
    at += count;
  }
  return pieces;
}

const kinds = ["character", "byte", "bpe"] as const;

/** Words end in every way: spaces of all kinds, apostrophes, other scripts. */
const hardText =
  "don't   we'll \n\n  a\u00a0b\u3000 c\u0085d 'r 're 1234 !?... 　語語\t x😀'" +
  "  \ufeff  s é\r\n\r\n…end  ";

for (const kind of kinds) {
  Deno.test(`encodeDocuments() gives ${kind} ids of the whole, cut anywhere`, () => {
    const random = new Random(5);
    for (const text of [hardText.repeat(5), builtinCorpus.slice(0, 3000)]) {
      const { tokenizer, train, validation } = corpusOfText(text, "text", {
        sequence: 8,
        tokenizer: kind,
        vocabularySize: 300,
      });
      const whole = [...train, ...validation];
      for (const longest of [2, 5, 40]) {
        const pieces = cut(text, random, longest);
        assertEquals(encoded(pieces, tokenizer), whole);
        const again = tokenizerOfDocuments(pieces, kind, 300);
        assertEquals(again.toJSON(), tokenizer.toJSON());
      }
    }
  });

  Deno.test(`corpusOfDocuments() joins documents with line ends, ${kind}`, () => {
    const options = { sequence: 2, tokenizer: kind, vocabularySize: 260 };
    const pieces = [null, "one ", "two", null, "", null, "three\n", null, "4"]
      .concat(builtinCorpus.slice(0, 100));
    const text = `one two\nthree\n\n4${builtinCorpus.slice(0, 100)}`;
    const found = corpusOfDocuments(pieces, "texts", options);
    const wanted = corpusOfText(text, "texts", options);
    assertEquals(found.train, wanted.train);
    assertEquals(found.validation, wanted.validation);
  });
}

Deno.test("encodeDocuments() puts the end of text between documents", () => {
  const { symbols } = new ByteAlphabet();
  const vocabulary = Object.fromEntries(symbols.map((each, id) => [each, id]));
  const tokenizer = bytePairsFromFiles({
    vocabulary: JSON.stringify({ ...vocabulary, "<|endoftext|>": 256 }),
    merges: "#version: 0.2\n",
  });
  const pieces = ["a", "b", null, "c", null, null];
  assertEquals(encoded(pieces, tokenizer), [97, 98, 256, 99]);
});

Deno.test("encodeDocuments() takes bytes for bytes only", () => {
  const bytes = Uint8Array.of(0, 255);
  assertEquals(encoded([bytes, null, "a"], new ByteTokenizer()), [
    ...[0, 255, 10, 97],
  ]);
  assertThrows(
    () => encoded([bytes], new CharacterTokenizer("a")),
    ArgumentError,
    "Cannot encode bytes as the tokenizer must be of bytes: " +
      "current value is character",
  );
});

Deno.test("corpusOfDocuments() refuses documents without text", () => {
  for (const tokenizer of kinds) {
    assertThrows(
      () => corpusOfDocuments(["", null], "x", { sequence: 2, tokenizer }),
      ArgumentError,
      "Cannot train on x as it must hold text: current length is 0",
    );
  }
});

Deno.test("Alphabet lists code points in order, halves left out", () => {
  const alphabet = new Alphabet();
  for (const piece of ["b😀", "a\ud83d", "\udc00é", "\uffff"]) {
    alphabet.add(piece);
  }
  assertEquals(alphabet.characters, "abé\uffff😀");
});

Deno.test("Utf8Pieces decodes bytes cut anywhere as the decoder does", () => {
  const random = new Random(8);
  const bytes = new TextEncoder().encode(`\ufeffa\ufeff${hardText}é語😀`);
  for (let run = 0; run < 50; run++) {
    const pieces = new Utf8Pieces("text");
    let text = "";
    for (let at = 0; at < bytes.length;) {
      const count = 1 + random.below(4);
      text += pieces.push(bytes.slice(at, at + count));
      at += count;
    }
    pieces.finish();
    assertEquals(text, new TextDecoder().decode(bytes));
  }
});

Deno.test("Utf8Pieces names the first byte that is not UTF-8", () => {
  const cases: [number[], number, number][] = [
    [[97, 98, 0xFF, 99], 2, 0xFF],
    [[97, 0xE2, 0x82], 1, 0xE2],
    [[0xF0, 0x9F, 0x98, 97], 0, 0xF0],
    [[97, 97, 97, 97, 97, 0x80], 5, 0x80],
  ];
  for (const [bytes, offset, value] of cases) {
    for (const size of [1, 2, 10]) {
      const pieces = new Utf8Pieces("x.txt");
      assertThrows(
        () => {
          for (let at = 0; at < bytes.length; at += size) {
            pieces.push(Uint8Array.from(bytes.slice(at, at + size)));
          }
          pieces.finish();
        },
        FormatError,
        `the byte at offset ${offset} is 0x${value.toString(16)}`,
      );
    }
  }
});

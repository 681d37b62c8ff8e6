import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { ArgumentError } from "../../lib/core/errors.ts";
import { ByteTokenizer } from "../../lib/data/byte_tokenizer.ts";
import { CharacterTokenizer } from "../../lib/data/character_tokenizer.ts";
import { trainBytePairs } from "../../lib/data/mod.ts";
import { StopStrings } from "../../lib/generate/stop_strings.ts";
import { TextStream } from "../../lib/generate/text_stream.ts";

/** What a stream gives for each id, and at the end. */
function piecesOf(stream: TextStream, ids: Iterable<number>): string[] {
  const pieces: string[] = [];
  for (const id of ids) pieces.push(stream.push(id));
  return [...pieces, stream.finish()];
}

const bytes = (text: string) => new TextEncoder().encode(text);

Deno.test("StopStrings.push() cuts at the first that ends, however it comes", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", "b", "c"),
    maxLength: 30,
  });
  const stop = fc.string({
    unit: fc.constantFrom("a", "b"),
    minLength: 1,
    maxLength: 4,
  });
  const lengths = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 40 });
  const stops = fc.array(stop, { maxLength: 3 });
  fc.assert(
    fc.property(text, stops, lengths, (text, stops, lengths) => {
      const stream = new StopStrings(stops);
      let given = "", at = 0;
      for (const length of [...lengths, text.length]) {
        given += stream.push(text.slice(at, at + length));
        at += length;
        // what was given is never taken back: it is a part of the text
        assertEquals(text.startsWith(given), true);
      }
      given += stream.finish();
      // the shortest beginning of the text that ends with one of them
      const ends = Array.from({ length: text.length }, (_, i) => i + 1)
        .map((end) => text.slice(0, end));
      const ended = ends.find((part) => stops.some((s) => part.endsWith(s)));
      const longest = stops.filter((stop) => ended?.endsWith(stop))
        .reduce((length, stop) => Math.max(length, stop.length), 0);
      assertEquals(
        given,
        (ended ?? text).slice(0, longest > 0 ? -longest : undefined),
      );
      assertEquals(stream.isStopped, ended !== undefined);
    }),
    { numRuns: 2000, seed: 7 },
  );
});

Deno.test("StopStrings.push() holds back no more than it must", () => {
  const stream = new StopStrings(["abac", "xy"]);
  const pieces = ["a", "b", "a", "b", "z", "x", "x", "y", "more"];
  assertEquals(
    pieces.map((piece) => stream.push(piece)),
    ["", "", "", "ab", "abz", "", "x", "", ""],
  );
  assertThrows(() => new StopStrings([""]), ArgumentError, "hold a character");
});

Deno.test("TextStream waits for all bytes of a character", () => {
  const stream = new TextStream(new ByteTokenizer(), []);
  assertEquals(piecesOf(stream, bytes("aé€😀")), [
    ...["a", "", "é", "", "", "€", "", "", "", "😀"],
    "",
  ]);
  const half = new TextStream(new ByteTokenizer(), []);
  assertEquals(piecesOf(half, [0x61, 0xE2, 0x82]), ["a", "", "", ""]);
  const wrong = new TextStream(new ByteTokenizer(), []);
  assertEquals(piecesOf(wrong, [0xFF, 0x61]), ["\uFFFD", "a", ""]);
});

Deno.test("TextStream stops at a text whose bytes come one by one", () => {
  const stream = new TextStream(new ByteTokenizer(), ["é€"]);
  const pieces = piecesOf(stream, bytes("aéé€b"));
  assertEquals([pieces.join(""), stream.isStopped], ["aé", true]);
});

Deno.test("TextStream makes nothing of the unknown id", () => {
  const tokenizer = CharacterTokenizer.fromText("abc");
  const stream = new TextStream(tokenizer, []);
  assertEquals(piecesOf(stream, [1, 0, 2]), ["a", "", "b", ""]);
});

Deno.test("TextStream joins characters that are in several byte pairs", () => {
  const tokenizer = trainBytePairs("€ é 😀 €€ é", { vocabularySize: 262 });
  const text = "né €uro 😀 漢";
  const ids = tokenizer.encode(text);
  const pieces = piecesOf(new TextStream(tokenizer), ids);
  assertEquals([pieces.join(""), pieces.length], [text, ids.length + 1]);
  const stopped = new TextStream(tokenizer, ["uro 😀"]);
  assertEquals(piecesOf(stopped, ids).join(""), "né €");
});

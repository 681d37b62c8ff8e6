import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { ArgumentError } from "../../lib/core/errors.ts";
import { ByteTokenizer } from "../../lib/data/byte_tokenizer.ts";
import { CharacterTokenizer } from "../../lib/data/character_tokenizer.ts";
import type { Tokenizer } from "../../lib/data/tokenizer.ts";
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

/** Tokens that are runs of bytes, as those of a byte-pair encoding. */
function runs(tokens: readonly (readonly number[])[]): Tokenizer {
  const decode = (ids: ArrayLike<number>) =>
    new TextDecoder().decode(
      Uint8Array.from(Array.from(ids).flatMap((id) => tokens[id]!)),
    );
  return { kind: "runs", decode } as unknown as Tokenizer;
}

Deno.test("TextStream joins characters that are in several tokens", () => {
  // "€" is E2 82 AC
  const tokens = [[0x61], [0x62, 0xE2], [0x82, 0xAC, 0x63], [0x82], [0xFF]];
  const stream = new TextStream(runs(tokens), ["c"]);
  assertEquals(piecesOf(stream, [0, 1, 3, 0]).join(""), "ab\uFFFDa");
  const stopped = new TextStream(runs(tokens), ["c"]);
  assertEquals(piecesOf(stopped, [0, 1, 2, 0]).join(""), "ab€");
  const wrong = new TextStream(runs(tokens), []);
  assertEquals(piecesOf(wrong, [4, 4, 4, 4, 4]).join("").length, 4);
});

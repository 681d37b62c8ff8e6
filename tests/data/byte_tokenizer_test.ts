import { assertEquals, assertThrows } from "@std/assert";
import fastCheck from "fast-check";
import { ArgumentError } from "../../lib/core/errors.ts";
import { ByteTokenizer } from "../../lib/data/byte_tokenizer.ts";

const tokenizer = new ByteTokenizer();

Deno.test("ByteTokenizer encodes the bytes of UTF-8", () => {
  assertEquals(tokenizer.vocabularySize, 256);
  // The examples of RFC 3629, section 7.
  assertEquals([...tokenizer.encode("A\u2262\u0391.")], [
    ...[0x41, 0xE2, 0x89, 0xA2, 0xCE, 0x91, 0x2E],
  ]);
  assertEquals([...tokenizer.encode("\u{233B4}")], [0xF0, 0xA3, 0x8E, 0xB4]);
  assertEquals([...tokenizer.encode("\uD800")], [0xEF, 0xBF, 0xBD]);
  assertEquals(tokenizer.unknownCharacters("A\u2262"), []);
});

Deno.test("ByteTokenizer returns every text, a byte order mark too", () => {
  fastCheck.assert(
    fastCheck.property(fastCheck.string({ unit: "binary" }), (text) => {
      assertEquals(tokenizer.decode(tokenizer.encode(text)), text);
    }),
    { seed: 2, examples: [["\uFEFFa"]] },
  );
});

Deno.test("ByteTokenizer decodes what is not UTF-8 to U+FFFD", () => {
  assertEquals(tokenizer.decode([0x61, 0xFF, 0x62]), "a\uFFFDb");
  assertEquals(tokenizer.decode([0xE2, 0x89]), "\uFFFD");
});

Deno.test("ByteTokenizer.encodeBytes() takes any bytes", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  assertEquals([...tokenizer.encodeBytes(bytes)], [...bytes]);
});

Deno.test("ByteTokenizer.decode() refuses what is not a byte", () => {
  for (const id of [-1, 256, 1.5, NaN]) {
    assertThrows(
      () => tokenizer.decode([id]),
      ArgumentError,
      `must be an integer in [0, 256): current value is ${id}`,
    );
  }
});

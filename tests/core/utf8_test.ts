import { assertEquals } from "@std/assert";
import fastCheck from "fast-check";
import { invalidUtf8Offset } from "../../lib/core/utf8.ts";

function isUtf8(bytes: Uint8Array<ArrayBuffer>): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The length of the longest beginning that the platform takes as UTF-8. */
function oracle(bytes: Uint8Array<ArrayBuffer>): number {
  if (isUtf8(bytes)) return -1;
  let length = bytes.length - 1;
  while (!isUtf8(bytes.subarray(0, length))) length--;
  return length;
}

Deno.test("invalidUtf8Offset() agrees with TextDecoder", () => {
  // Bytes near the borders of table 3-7 of the Unicode Standard.
  const byte = fastCheck.constantFrom(
    ...[0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2],
    ...[0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5],
    0xFF,
  );
  fastCheck.assert(
    fastCheck.property(fastCheck.array(byte, { maxLength: 8 }), (list) => {
      const bytes = Uint8Array.from(list);
      assertEquals(invalidUtf8Offset(bytes), oracle(bytes));
    }),
    { seed: 3, numRuns: 5000 },
  );
});

Deno.test("invalidUtf8Offset() knows every first and second byte", () => {
  for (let pair = 0xC000; pair < 0x10000; pair++) {
    const bytes = Uint8Array.of(pair >> 8, pair & 0xFF, 0x80, 0xBF, 0x41);
    assertEquals(invalidUtf8Offset(bytes), oracle(bytes), `${bytes}`);
  }
});

Deno.test("invalidUtf8Offset() accepts every character", () => {
  const text = Array.from(
    { length: 0x110000 / 17 },
    (_, index) => String.fromCodePoint(index * 17),
  ).join("").toWellFormed();
  assertEquals(invalidUtf8Offset(new TextEncoder().encode(text)), -1);
});

import { assertEquals } from "@std/assert";
import { crc32c } from "../../../lib/formats/tensorboard/crc32c.ts";

// RFC 3720, appendix B.4, its bytes read as little-endian integers; the last
// is the check value of the catalogue of CRC algorithms
const published: readonly [string, Uint8Array, number][] = [
  ["32 bytes of zeros", new Uint8Array(32), 0x8A9136AA],
  ["32 bytes of ones", new Uint8Array(32).fill(0xFF), 0x62A8AB43],
  [
    "32 bytes ascending",
    Uint8Array.from({ length: 32 }, (_, i) => i),
    0x46DD794E,
  ],
  [
    "32 bytes descending",
    Uint8Array.from({ length: 32 }, (_, i) => 31 - i),
    0x113FDB5C,
  ],
  ["the digits", new TextEncoder().encode("123456789"), 0xE3069283],
  ["nothing", new Uint8Array(), 0],
];

for (const [name, bytes, expected] of published) {
  Deno.test(`crc32c() gives the published value for ${name}`, () => {
    assertEquals(crc32c(bytes), expected);
  });
}

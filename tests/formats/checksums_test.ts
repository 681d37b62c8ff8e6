import { assertEquals, assertThrows } from "@std/assert";
import { FormatError } from "../../lib/core/errors.ts";
import {
  encodeChecksums,
  parseChecksums,
} from "../../lib/formats/checksums.ts";
import { sha256 } from "../../lib/storage/sha256.ts";

// FIPS 180-4's examples, as NIST prints them
const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const empty =
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

Deno.test("sha256() gives the published sums", () => {
  assertEquals(sha256(new TextEncoder().encode("abc")), abc);
  assertEquals(sha256(new Uint8Array(0)), empty);
});

const sums = new Map([["a.json", abc], ["b", empty]]);
const text = `${abc}  a.json\n${empty}  b\n`;
const names = ["a.json", "b"];

Deno.test("encodeChecksums() writes the lines of sha256sum", () => {
  assertEquals(encodeChecksums(sums), text);
});

Deno.test("parseChecksums() reads them, each name once and no other", () => {
  assertEquals(parseChecksums(text, names, "SUMS"), sums);
  const wrong = [
    "",
    text.slice(0, -1),
    text + "\n",
    text + text,
    text.replace("b\n", "c\n"),
    text.replace("  b", " *b"),
    text.replace("ba78", "BA78"),
    text.replace("ba78", "ba7"),
    text.replace("\n", "\r\n"),
    `${text}${empty}  /etc/passwd\n`,
    `${empty}  a.json\n${text}`,
    text.replace("b\n", "b\n\u2028"),
  ];
  for (const bad of wrong) {
    assertThrows(
      () => parseChecksums(bad, names, "SUMS"),
      FormatError,
      "Cannot load SUMS as it must hold a line of sha256sum for each of " +
        "a.json, b: current value is ",
    );
  }
});

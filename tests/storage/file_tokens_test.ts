import { assertEquals, assertThrows } from "@std/assert";
import { FormatError } from "../../lib/core/errors.ts";
import { FileError } from "../../lib/storage/errors.ts";
import { FileTokens } from "../../lib/storage/file_tokens.ts";
import { TemporaryFolder } from "../cli/command.ts";

/** Little-endian, as a DataView writes it. */
function bytesOf(width: "u8" | "u16" | "i32", ids: number[]): Uint8Array {
  const size = { u8: 1, u16: 2, i32: 4 }[width];
  const view = new DataView(new ArrayBuffer(ids.length * size));
  ids.forEach((id, i) => {
    if (width === "u8") view.setUint8(i, id);
    else if (width === "u16") view.setUint16(2 * i, id, true);
    else view.setInt32(4 * i, id, true);
  });
  return new Uint8Array(view.buffer);
}

for (
  const [width, most] of [["u8", 255], ["u16", 65535], ["i32", 2e9]] as const
) {
  Deno.test(`FileTokens reads windows of ${width}`, () => {
    using folder = new TemporaryFolder();
    const ids = Array.from({ length: 100 }, (_, i) => i === 50 ? most : i);
    const content = [1, 2, 3, ...bytesOf(width, ids)];
    const path = folder.file("ids", Uint8Array.from(content));
    const options = { offset: 3, width, count: 100, vocabulary: most + 1 };
    using tokens = new FileTokens(path, options);
    assertEquals(tokens.length, 100);
    for (
      const [start, count] of [[0, 100], [50, 1], [93, 7], [0, 2]] as const
    ) {
      const into = new Int32Array(count);
      tokens.read(start, into);
      assertEquals([...into], ids.slice(start, start + count));
    }
  });
}

Deno.test("FileTokens reads beyond 2^32 bytes", async () => {
  using folder = new TemporaryFolder();
  const path = folder.file("ids", "");
  const count = 2 ** 32 + 2 ** 31;
  await Deno.truncate(path, 2 * count); // sparse: it takes no space
  {
    using file = await Deno.open(path, { write: true });
    await file.seek(2 * (count - 2), Deno.SeekMode.Start);
    await file.write(Uint8Array.of(7, 1, 9, 0));
  }
  const options = { offset: 0, width: "u16", count, vocabulary: 300 } as const;
  using tokens = new FileTokens(path, options);
  const into = new Int32Array(3);
  tokens.read(count - 3, into);
  assertEquals([...into], [0, 263, 9]);
});

Deno.test("FileTokens refuses a file that has changed", async () => {
  using folder = new TemporaryFolder();
  const path = folder.file("ids", Uint8Array.of(1, 2, 200, 4));
  const options = { offset: 0, width: "u8", count: 4, vocabulary: 66 } as const;
  using tokens = new FileTokens(path, options);
  const into = new Int32Array(2);
  tokens.read(0, into);
  assertThrows(
    () => tokens.read(1, into),
    FormatError,
    `Cannot read ${path} as its ids must be below 66: ` +
      `current value is 200 at 2`,
  );
  await Deno.truncate(path, 3);
  assertThrows(
    () => tokens.read(2, into),
    FileError,
    `Cannot read ${path} as it must stay readable: it ends 1 bytes early`,
  );
  assertThrows(
    () => new FileTokens(`${path}x`, options),
    FileError,
    "No such file or directory",
  );
});

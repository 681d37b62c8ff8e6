import { assert, assertEquals, assertThrows } from "@std/assert";
import { FluxionError } from "../../../lib/core/errors.ts";
import { Random } from "../../../lib/core/random.ts";
import {
  openTokenFile,
  TokenFileWriter,
} from "../../../lib/cli/data/token_file.ts";
import { Mutator } from "../../mutations.ts";
import { TemporaryFolder } from "../command.ts";

const source = "ab".repeat(32);
const recipe = "character";
const tokenizer = { kind: "character", characters: "abc" };

/** By the Web Cryptography API: not what the library sums up with. */
async function sum(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}

function written(path: string, vocabulary: number, ids: number[]): void {
  using writer = new TokenFileWriter(path, {
    vocabulary,
    source,
    recipe,
    tokenizer,
  });
  writer.write(Int32Array.from(ids.slice(0, 3)));
  writer.write(Int32Array.from(ids.slice(3)));
  writer.finish();
  assertEquals(writer.count, ids.length);
}

/** What a file holds; throws if it is refused. */
function idsOf(path: string): number[] {
  const { tokens } = openTokenFile(path, () => true)!;
  using _closed = tokens;
  const into = new Int32Array(tokens.length);
  tokens.read(0, into);
  return [...into];
}

const widths = [[4, "u8", 1], [256, "u8", 1], [257, "u16", 2], [
  65537,
  "i32",
  4,
]] as const;

for (const [vocabulary, dtype, size] of widths) {
  Deno.test(`TokenFileWriter writes ${dtype} for ${vocabulary} ids`, async () => {
    using folder = new TemporaryFolder();
    const path = `${folder.path}/tokens.bin`;
    const ids = [0, 1, 2, 3, vocabulary - 1, 0, 2];
    written(path, vocabulary, ids);
    const bytes = Deno.readFileSync(path);
    const view = new DataView(bytes.buffer);
    assertEquals(new TextDecoder().decode(bytes.subarray(0, 8)), "FLUXTOK\n");
    const offset = 48 + view.getUint32(8, true);
    assertEquals([offset % 64, view.getUint32(12, true)], [0, 0]);
    const header = bytes.slice(48, offset);
    assertEquals(bytes.subarray(16, 48).toHex(), await sum(header));
    const payload = bytes.slice(offset);
    assertEquals(payload.length, ids.length * size);
    const found = ids.map((_, i) =>
      size === 1
        ? payload[i]
        : new DataView(payload.buffer)[size === 2 ? "getUint16" : "getInt32"](
          i * size,
          true,
        )
    );
    assertEquals(found, ids);
    assertEquals(JSON.parse(new TextDecoder().decode(header)), {
      version: 1,
      ...{ dtype, count: ids.length, vocabulary, source, recipe, tokenizer },
      sha256: await sum(payload),
      sha256OfInt32: await sum(
        new Uint8Array(Int32Array.from(ids).buffer),
      ),
    });
    assertEquals(idsOf(path), ids);
    assertEquals([...Deno.readDirSync(folder.path)].length, 1);
  });
}

Deno.test("TokenFileWriter leaves nothing if it is not finished", () => {
  using folder = new TemporaryFolder();
  const path = `${folder.path}/tokens.bin`;
  written(path, 4, [1, 2, 3]);
  {
    using writer = new TokenFileWriter(path, {
      vocabulary: 4,
      source,
      recipe,
      tokenizer,
    });
    writer.write(Int32Array.of(3, 3));
    assertEquals([...Deno.readDirSync(folder.path)].length, 2);
  }
  assertEquals([...Deno.readDirSync(folder.path)].length, 1);
  assertEquals(idsOf(path), [1, 2, 3]);
});

Deno.test("TokenFileWriter writes more than it holds at once", () => {
  using folder = new TemporaryFolder();
  const path = `${folder.path}/tokens.bin`;
  const ids = Array.from({ length: 700_000 }, (_, i) => i % 251);
  written(path, 251, ids);
  assertEquals(idsOf(path), ids);
});

Deno.test("openTokenFile() sums up only what is wanted", () => {
  using folder = new TemporaryFolder();
  const path = `${folder.path}/tokens.bin`;
  written(path, 4, [1, 2, 3]);
  const bytes = Deno.readFileSync(path);
  bytes[bytes.length - 1]! ^= 1;
  Deno.writeFileSync(path, bytes);
  assertEquals(openTokenFile(path, () => false), undefined);
  assertThrows(
    () => openTokenFile(path, () => true),
    FluxionError,
    "its ids must have their sum: it is damaged",
  );
});

/** A file with another header, and its true sum. */
async function withHeader(
  bytes: Uint8Array<ArrayBuffer>,
  change: (header: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const offset = 48 + new DataView(bytes.buffer).getUint32(8, true);
  const changed = change(bytes.slice(48, offset));
  const padded = Math.ceil((48 + changed.length) / 64) * 64;
  const file = new Uint8Array(padded + bytes.length - offset).fill(0x20);
  file.set(bytes.subarray(0, 16));
  file.set(changed, 48);
  file.set(bytes.subarray(offset), padded);
  new DataView(file.buffer).setUint32(8, padded - 48, true);
  file.set(Uint8Array.fromHex(await sum(file.slice(48, padded))), 16);
  return file;
}

Deno.test("openTokenFile() names what is wrong with a header", async () => {
  using folder = new TemporaryFolder();
  const path = `${folder.path}/tokens.bin`;
  written(path, 4, [1, 2, 3]);
  const bytes = Deno.readFileSync(path);
  const cases: [string, string, string][] = [
    ['"version":1', '"version":2', "version must be 1: current value is 2"],
    ['"u8"', '"u9"', 'dtype must be u8, u16 or i32: current value is "u9"'],
    ['"u8"', '"u16"', "bytes: current size is"],
    ['"count":3', '"count":4', "bytes: current size is"],
    ['"count":3', '"count":-1', "count must be an integer from 0 to"],
    ['"count":3', '"count":9007199254740991', "bytes: current size is"],
    ['"vocabulary":4', '"vocabulary":257', "vocabulary must be an integer"],
    ['"source":"ab', '"source":"AB', "source must be 64 hexadecimal digits"],
    ['{"version"', '["version"', "must be JSON"],
  ];
  for (const [from, to, message] of cases) {
    const file = await withHeader(
      bytes,
      (header) =>
        new TextEncoder().encode(
          new TextDecoder().decode(header).replace(from, to),
        ),
    );
    Deno.writeFileSync(path, file);
    assertThrows(() => idsOf(path), FluxionError, message);
  }
});

Deno.test("400 mutated token files are read as they were, or refused", async () => {
  using folder = new TemporaryFolder();
  const path = `${folder.path}/tokens.bin`;
  written(path, 4, [1, 2, 3, 0, 3, 2]);
  const original = Deno.readFileSync(path);
  const mutator = new Mutator(new Random(3), [original]);
  const offset = 48 + new DataView(original.buffer).getUint32(8, true);
  const headers = new Mutator(new Random(4), [original.slice(48, offset)]);
  let refused = 0;
  const messages = new Set<string>();
  for (let run = 0; run < 400; run++) {
    const bytes = run % 2 === 0
      ? mutator.next()
      : await withHeader(original, () => headers.next());
    Deno.writeFileSync(path, bytes);
    try {
      const ids = idsOf(path);
      assert(ids.every((id) => id >= 0 && id < 256));
    } catch (error) {
      assert(error instanceof FluxionError, String(error));
      assert(/^[^\n]+$/.test(error.message), error.message);
      messages.add(error.message.replace(/: .*$/, "").replaceAll(/\d+/g, "_"));
      refused++;
    }
  }
  assert(refused > 300, `${refused} refused`);
  assert(messages.size >= 6, [...messages].join("\n"));
});

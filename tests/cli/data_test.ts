import { assertEquals, assertMatch } from "@std/assert";
import { fluxion, program, TemporaryFolder } from "./command.ts";

const steps = ["--steps", "2", "--backend", "wasm"];

/** Trains on a file of this content; returns the exit code and the error. */
async function trainOn(
  content: string | Uint8Array,
  ...words: string[]
): Promise<[number, string]> {
  using folder = new TemporaryFolder();
  const path = folder.file("corpus.txt", content);
  const { code, stderr } = await fluxion(
    ["train", ...steps, "--data", path, ...words],
    { flags: [`--allow-read=${path}`] },
  );
  return [code, stderr.replaceAll(path, "corpus.txt")];
}

/** 400 bytes, the one at offset 5 not UTF-8. */
const notText = Uint8Array.from(
  { length: 400 },
  (_, i) => i === 5 ? 0xFF : 97 + i % 26,
);

Deno.test("train learns the text of a file", async () => {
  assertEquals(await trainOn("all work and no play. ".repeat(20)), [0, ""]);
});

Deno.test("train takes sequences as short as asked for", async () => {
  assertEquals(await trainOn("ab".repeat(11), "--seq", "2"), [0, ""]);
});

Deno.test("train refuses an empty file", async () => {
  assertEquals(await trainOn(""), [
    1,
    "error: Cannot train on corpus.txt as it must hold text: " +
    "current length is 0\n",
  ]);
});

Deno.test("train refuses a file that is too short", async () => {
  assertEquals(await trainOn("a".repeat(320)), [
    1,
    "error: Cannot train on corpus.txt as it must hold at least 321 tokens " +
    "for its last tenth to hold a sequence of 32 and the token after it: " +
    "current value is 320\n",
  ]);
});

Deno.test("train refuses a file that is not UTF-8, but learns its bytes", async () => {
  assertEquals(await trainOn(notText), [
    1,
    "error: Cannot read corpus.txt as text as it must be UTF-8, or be read " +
    "with --tokenizer byte: the byte at offset 5 is 0xff\n",
  ]);
  assertEquals(await trainOn(notText, "--tokenizer", "byte"), [0, ""]);
});

Deno.test("train refuses a file that is not there", async () => {
  using folder = new TemporaryFolder();
  const { flags, path } = folder;
  assertEquals(
    await fluxion(["train", "--data", `${path}/x.txt`], { flags }),
    {
      code: 1,
      stdout: "",
      stderr: `error: Cannot read ${path}/x.txt as it must exist: ` +
        `there is no such file\n`,
    },
  );
});

Deno.test("train refuses a folder without text", async () => {
  using folder = new TemporaryFolder();
  const { flags, path } = folder;
  assertEquals(await fluxion(["train", "--data", path], { flags }), {
    code: 1,
    stdout: "",
    stderr:
      `error: Cannot read ${path} as it must hold a file of text: it holds none\n`,
  });
});

Deno.test("train refuses a file too large to be held", async () => {
  using folder = new TemporaryFolder();
  const path = folder.file("large.txt", "");
  await Deno.truncate(path, 500_000_001); // sparse: it takes no space
  const { flags } = folder;
  const { code, stderr } = await fluxion(["train", "--data", path], { flags });
  assertEquals([code, stderr], [
    1,
    `error: Cannot read ${path} as it must be at most 500,000,000 bytes, ` +
    `unless --cache DIR names a folder for its tokens: ` +
    `current size is 500,000,001\n`,
  ]);
});

Deno.test("an error stays one line, whatever the file is called", async () => {
  using folder = new TemporaryFolder();
  const { flags, path } = folder;
  const words = ["train", "--data", `${path}/a\n\x1b[31mb`];
  const { code, stderr } = await fluxion(words, { flags });
  assertEquals(code, 1);
  assertMatch(
    stderr,
    /^error: Cannot read [^\n]*a\\u000a\\u001b\[31mb as [^\n]*\n$/,
  );
});

Deno.test("train says how to grant a file, in a line to paste", async () => {
  using folder = new TemporaryFolder();
  folder.file("my corpus.txt", "abc ".repeat(100));
  const words = ["train", ...steps, "--data", "my corpus.txt"];
  const refused = await fluxion(words, { folder: folder.path });
  const flag = "'--allow-read=my corpus.txt'";
  assertEquals(refused, {
    code: 1,
    stdout: "",
    stderr: `error: Cannot read my corpus.txt as ${flag} must be granted: ` +
      `run deno run ${flag} ${program} train --steps 2 --backend wasm ` +
      `--data 'my corpus.txt'\n`,
  });
  const line = refused.stderr.split(": run ")[1]!;
  const { code } = await new Deno.Command("sh", {
    args: ["-c", line.replace("deno run", `'${Deno.execPath()}' run -q`)],
    cwd: folder.path,
    stdout: "null",
    stderr: "null",
  }).output();
  assertEquals(code, 0);
});

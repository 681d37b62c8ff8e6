import { assert, assertEquals, assertMatch } from "@std/assert";
import { builtinCorpus } from "../../lib/data/builtin.ts";
import { fluxion, jsonLines, TemporaryFolder } from "./command.ts";

const steps = ["--steps", "3", "--backend", "wasm", "--json"];

const documents = builtinCorpus.split("\n\n").slice(0, 40);

/** A folder with the same documents in every form. */
function forms(): TemporaryFolder {
  const folder = new TemporaryFolder();
  Deno.mkdirSync(`${folder.path}/texts`);
  documents.forEach((text, index) => {
    folder.file(`texts/${String(index).padStart(2, "0")}.txt`, text);
  });
  folder.file(
    "texts.jsonl",
    documents.map((text) => `${JSON.stringify({ id: 1, text })}\n`).join(""),
  );
  const quoted = documents.map((text) => `1,"${text.replaceAll('"', '""')}"\n`);
  folder.file("texts.csv", `id,body\n${quoted.join("")}`);
  folder.file("joined.txt", documents.join("\n"));
  folder.file("first.txt", documents.slice(0, 7).join("\n"));
  folder.file("rest.txt", documents.slice(7).join("\n"));
  return folder;
}

/** The losses of a run on some data. */
async function losses(
  folder: TemporaryFolder,
  ...words: string[]
): Promise<unknown[]> {
  const { code, stdout, stderr } = await fluxion(
    ["train", ...steps, ...words],
    { flags: folder.flags },
  );
  assertEquals([code, stderr], [0, ""]);
  return jsonLines(stdout).filter(({ event }) =>
    event === "step" ||
    event === "eval"
  ).map(({ loss, val_loss }) => [loss, val_loss]);
}

Deno.test("train learns the same from each form of the same documents", async () => {
  using folder = forms();
  const { path } = folder;
  const wanted = await losses(folder, "--data", `${path}/joined.txt`);
  assert(wanted.length >= 4);
  const others = [
    ["--data", `${path}/texts`],
    ["--data", `${path}/texts.jsonl`, "--field", "text"],
    ["--data", `${path}/texts.csv`, "--column", "body"],
    ["--data", `${path}/first.txt`, "--data", `${path}/rest.txt`],
  ];
  for (const words of others) {
    assertEquals(await losses(folder, ...words), wanted);
  }
  const bytes = ["--tokenizer", "byte"];
  assertEquals(
    await losses(folder, "--data", `${path}/texts`, ...bytes),
    await losses(folder, "--data", `${path}/joined.txt`, ...bytes),
  );
});

Deno.test("train --resume goes on with a folder, JSONL and many files", async () => {
  using folder = forms();
  const { path, flags } = folder;
  const kinds = [
    ["--data", `${path}/texts`],
    ["--data", `${path}/texts.jsonl`, "--field", "text"],
    ["--data", `${path}/first.txt`, "--data", `${path}/rest.txt`],
  ];
  for (const [index, words] of kinds.entries()) {
    const out = `${path}/run${index}`;
    const begun = await fluxion(
      ["train", ...steps, ...words, "--out", out, "--stop-after", "2"],
      { flags },
    );
    assertEquals([begun.code, begun.stderr], [0, ""]);
    const { code, stdout, stderr } = await fluxion(
      ["train", "--resume", out, "--json"],
      { flags },
    );
    assertEquals([code, stderr], [0, ""]);
    assertEquals(jsonLines(stdout).at(-1)!.steps, 3);
  }
  folder.file("texts/07.txt", "something else");
  const refused = await fluxion(
    ["train", "--resume", `${path}/run0`, "--steps", "5"],
    { flags },
  );
  assertEquals(refused.code, 2);
  assertMatch(refused.stderr, /as it must learn the text that it was begun/);
});

Deno.test("train names the file and the line that it cannot learn", async () => {
  using folder = new TemporaryFolder();
  const path = folder.file("a.jsonl", '{"text":"abc"}\n{"text":3}\n');
  const { flags } = folder;
  assertEquals(
    await fluxion(["train", "--data", path, "--field", "text"], { flags }),
    {
      code: 1,
      stdout: "",
      stderr: `error: Cannot read line 2 of ${path} as it must be an object ` +
        `with a text in its field "text", which --field names: ` +
        `it is a number\n`,
    },
  );
});

Deno.test("train keeps the tokens of a large text where it may", async () => {
  using folder = new TemporaryFolder();
  const { path: place, flags } = folder;
  // larger than what is held in memory, and quick to learn
  const text = builtinCorpus.repeat(Math.ceil(33e6 / builtinCorpus.length));
  const path = folder.file("large.txt", text);
  const words = ["train", ...steps, "--data", path];
  const read = [`--allow-read=${path}`];
  const plain = await fluxion(words, { flags: read });
  assertEquals([plain.code, plain.stderr], [0, ""]);
  const home = ["--allow-env=XDG_CACHE_HOME,HOME"];
  const env = { XDG_CACHE_HOME: place };
  const silent = await fluxion(words, { flags: [...read, ...home], env });
  assertEquals([silent.code, silent.stderr], [0, ""]);
  // Deno has a folder there, too
  const names = [...Deno.readDirSync(place)].map(({ name }) => name);
  assertEquals(names.filter((name) => name !== "deno"), ["large.txt"]);
  const kept = await fluxion(words, { flags: [...flags, ...home], env });
  assertEquals([kept.code, kept.stderr], [0, ""]);
  const [file] = [...Deno.readDirSync(`${place}/fluxion`)];
  assertMatch(file!.name, /^tokens-[0-9a-f]{24}\.bin$/);
  const again = await fluxion([...words, "--cache", `${place}/fluxion`], {
    flags,
  });
  assertEquals([...Deno.readDirSync(`${place}/fluxion`)].length, 1);
  const lossOf = (stdout: string) => jsonLines(stdout).at(-1)!.val_loss;
  for (const { stdout } of [silent, kept, again]) {
    assertEquals(lossOf(stdout), lossOf(plain.stdout));
  }
  const refused = await fluxion([...words, "--cache", `${place}/other`], {
    flags: read,
  });
  assertMatch(
    refused.stderr,
    /^error: Cannot read \S+other as --allow-read=\S+other must be granted/,
  );
});

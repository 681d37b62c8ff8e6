import { assertEquals, assertThrows } from "@std/assert";
import { AccessError } from "../../../lib/cli/errors.ts";
import { findTexts } from "../../../lib/cli/data/text_files.ts";
import { TemporaryFolder } from "../command.ts";

/** A folder with files of these names, each with its name for content. */
function folderOf(names: readonly string[]): TemporaryFolder {
  const folder = new TemporaryFolder();
  for (const name of names) {
    const path = `${folder.path}/${name}`;
    Deno.mkdirSync(path.slice(0, path.lastIndexOf("/")), { recursive: true });
    folder.file(name, name);
  }
  return folder;
}

function namesIn(
  folder: TemporaryFolder,
  kind: Parameters<typeof findTexts>[1],
): string[] {
  const { files } = findTexts([folder.path], kind);
  return files.map(({ path }) => path.slice(folder.path.length + 1));
}

Deno.test("findTexts() sorts all texts of a folder by their paths", () => {
  const names = [
    "b.txt",
    "a/z.md",
    "a.txt",
    "B.py",
    "a/b/c",
    "é.txt",
    "10",
    "9",
  ];
  using folder = folderOf([...names, ".hidden", ".git/config"]);
  assertEquals(
    namesIn(folder, { kind: "text" }),
    ["10", "9", "B.py", "a.txt", "a/b/c", "a/z.md", "b.txt", "é.txt"],
  );
});

Deno.test("findTexts() takes of a folder the files of the kind", () => {
  using folder = folderOf([
    "a.jsonl",
    "b.ndjson",
    "c.JSONL",
    "d.json",
    "e.csv",
  ]);
  assertEquals(namesIn(folder, { kind: "jsonl", name: "x" }), [
    "a.jsonl",
    "b.ndjson",
    "c.JSONL",
  ]);
  assertEquals(namesIn(folder, { kind: "csv", name: "x" }), ["e.csv"]);
});

Deno.test("findTexts() leaves out what is no text, and links, and says so", () => {
  using folder = folderOf(["a.txt"]);
  using outside = folderOf(["secret.txt"]);
  for (const name of ["w", "x", "y", "z"]) {
    folder.file(`${name}.bin`, Uint8Array.of(65, 0, 66));
  }
  Deno.symlinkSync(`${outside.path}/secret.txt`, `${folder.path}/link.txt`);
  Deno.symlinkSync(outside.path, `${folder.path}/linked`);
  Deno.symlinkSync(folder.path, `${folder.path}/loop`);
  assertEquals(namesIn(folder, { kind: "text" }), ["a.txt"]);
  const { notes } = findTexts([folder.path], { kind: "text" });
  assertEquals(notes, [
    `Left out of ${folder.path}: 4 files (w.bin, x.bin, y.bin, …), as each ` +
    `is not text`,
    `Left out of ${folder.path}: 3 files (link.txt, linked, loop), as each ` +
    `is a link, which is not followed`,
  ]);
});

Deno.test("findTexts() keeps the order of paths, with their sizes", () => {
  using folder = folderOf(["b.txt", "a.txt", "sub/one"]);
  const paths = [`${folder.path}/b.txt`, `${folder.path}/sub`];
  const { files } = findTexts([...paths, `${folder.path}/a.txt`], {
    kind: "text",
  });
  assertEquals(
    files.map(({ path, size }) => [path.slice(folder.path.length + 1), size]),
    [["b.txt", 5], ["sub/one", 7], ["a.txt", 5]],
  );
});

Deno.test("findTexts() refuses what holds no text", () => {
  using folder = folderOf(["a.bin"]);
  folder.file("a.bin", Uint8Array.of(0));
  const { path } = folder;
  assertThrows(
    () => findTexts([path], { kind: "text" }),
    AccessError,
    `Cannot read ${path} as it must hold a file of text: it holds none`,
  );
  assertThrows(
    () => findTexts([`${path}/x`], { kind: "text" }),
    AccessError,
    `Cannot read ${path}/x as it must exist: there is no such file`,
  );
  assertThrows(
    () => findTexts(["/dev/null"], { kind: "text" }),
    AccessError,
    `Cannot read /dev/null as it must be a file: it is none`,
  );
});

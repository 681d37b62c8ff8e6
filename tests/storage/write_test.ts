import { assertEquals, assertThrows } from "@std/assert";
import { recoverFolder, systemFiles } from "../../lib/storage/mod.ts";
import { FileError } from "../../lib/storage/errors.ts";
import { isUnsupported } from "../../lib/storage/file_system.ts";
import { readBounded } from "../../lib/storage/read.ts";
import {
  removeFolder,
  writeFiles,
  writeFolder,
} from "../../lib/storage/write.ts";
import { FormatError } from "../../lib/core/errors.ts";
import { temporaryFolder } from "../train/checkpoint_trainer.ts";
import { FaultyFiles, readFolder, reasons } from "./faulty_files.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

/** The texts under a folder. */
function texts(folder: string): Record<string, string> {
  return Object.fromEntries(
    [...readFolder(folder)].map((
      [name, content],
    ) => [name, new TextDecoder().decode(content)]),
  );
}

Deno.test("writeFiles() writes pieces, and replaces what is there", () => {
  using folder = temporaryFolder();
  const a = `${folder.path}/a`;
  writeFiles([{ path: a, content: bytes("old, and longer") }]);
  writeFiles([
    { path: a, content: [bytes("ne"), bytes(""), bytes("w")] },
    { path: `${folder.path}/b`, content: bytes("") },
  ]);
  assertEquals(texts(folder.path), { a: "new", b: "" });
});

Deno.test("writeFiles() does not write through a link", () => {
  using folder = temporaryFolder();
  const { path } = folder;
  Deno.writeTextFileSync(`${path}/outside`, "mine");
  Deno.symlinkSync(`${path}/outside`, `${path}/a`);
  Deno.symlinkSync(`${path}/outside`, `${path}/.a.fluxion-partial`);
  writeFiles([{ path: `${path}/a`, content: bytes("new") }]);
  assertEquals(texts(path), { outside: "mine", a: "new" });
});

Deno.test("writeFiles() changes nothing if a file cannot be written", () => {
  using folder = temporaryFolder();
  const { path } = folder;
  writeFiles([{ path: `${path}/a`, content: bytes("old") }]);
  const save = (files: FaultyFiles) =>
    writeFiles([
      { path: `${path}/a`, content: bytes("new") },
      { path: `${path}/b`, content: bytes("new") },
    ], files);
  const names = new FaultyFiles();
  save(names);
  assertEquals(names.calls.at(-1), `syncFolder ${path}/`);
  const firstMove = names.calls.findIndex((call) => call.startsWith("rename"));
  Deno.removeSync(`${path}/b`);
  writeFiles([{ path: `${path}/a`, content: bytes("old") }]);
  for (let at = 0; at <= firstMove; at++) {
    assertThrows(
      () => save(new FaultyFiles({ at, says: reasons.full })),
      FileError,
      "as the system must accept it: No space left on device (os error 28)",
    );
    assertEquals(texts(path), { a: "old" }, names.calls[at]!);
  }
});

Deno.test("every file and folder is on the disk before it is moved", () => {
  using folder = temporaryFolder();
  const { path } = folder;
  const files = new FaultyFiles();
  const place = `${path}/model`;
  const content = new Map([["a", bytes("1")], ["b", bytes("2")]]);
  writeFolder(place, content, files);
  const partial = `${path}/.model.fluxion-partial`;
  assertEquals(files.calls, [
    `list ${path}/`,
    `makeFolder ${partial}`,
    ...["a", "b"].flatMap((name) =>
      ["create", "write", "sync", "close"].map((call) =>
        `${call} ${partial}/${name}`
      )
    ),
    `syncFolder ${partial}`,
    `look ${place}`,
    `rename ${partial}`,
    `syncFolder ${path}/`,
  ]);
});

Deno.test("isUnsupported() knows what is no fault of the disk", () => {
  const told = [
    "Invalid argument (os error 22)",
    "Operation not supported (os error 95)",
    ...Object.values(reasons),
  ];
  const known = told.map((message) => isUnsupported(new Error(message)));
  assertEquals(known, [true, true, ...Object.values(reasons).map(() => false)]);
});

Deno.test("recoverFolder() puts back what was aside, unless it was replaced", () => {
  using folder = temporaryFolder();
  const { path } = folder;
  const make = (name: string, text: string) => {
    Deno.mkdirSync(`${path}/${name}`);
    Deno.writeTextFileSync(`${path}/${name}/x`, text);
  };
  make(".best.fluxion-previous", "old best");
  make(".last.fluxion-previous", "old last");
  make("last", "new last");
  make(".step-9.fluxion-partial", "half");
  make(".other.partial", "not ours");
  Deno.writeTextFileSync(`${path}/.file.fluxion-partial`, "half");
  recoverFolder(path, systemFiles);
  assertEquals(texts(path), {
    "best/": "",
    "best/x": "old best",
    "last/": "",
    "last/x": "new last",
    ".other.partial/": "",
    ".other.partial/x": "not ours",
  });
});

Deno.test("removeFolder() removes a folder whole, or leaves a temporary", () => {
  using folder = temporaryFolder();
  const { path } = folder;
  writeFolder(`${path}/a`, new Map([["x", bytes("1")]]));
  const files = new FaultyFiles({ at: 2, says: reasons.broken });
  assertThrows(() => removeFolder(`${path}/a`, files));
  assertEquals(Object.keys(texts(path)), [
    ".a.fluxion-partial/",
    ".a.fluxion-partial/x",
  ]);
  recoverFolder(path, systemFiles);
  assertEquals(texts(path), {});
});

Deno.test("readBounded() reads files of the promised size only", () => {
  using folder = temporaryFolder();
  const path = `${folder.path}/a`;
  Deno.writeTextFileSync(path, "12345");
  assertEquals(readBounded(path, 5), bytes("12345"));
  assertThrows(
    () => readBounded(path, 4),
    FormatError,
    `Cannot load ${path} as it must be at most 4 bytes: current size is 5`,
  );
  for (
    const [name, reason] of [
      ["none", "there is no such file"],
      ["..", "it is no file"],
    ]
  ) {
    assertThrows(
      () => readBounded(`${folder.path}/${name}`, 9),
      FileError,
      `Cannot load ${folder.path}/${name} as it must be readable: ${reason}`,
    );
  }
  Deno.symlinkSync(path, `${folder.path}/link`);
  assertEquals(readBounded(`${folder.path}/link`, 5).length, 5);
  assertThrows(
    () => readBounded(`${folder.path}/link`, 5, { followsLinks: false }),
    FileError,
    "it is a link, which may lead out of its folder",
  );
});

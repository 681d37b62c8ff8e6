import { assertEquals, assertMatch, assertThrows } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import { loadModel } from "../../lib/models/mod.ts";
import { FileError } from "../../lib/storage/errors.ts";
import { openInside, pathInside } from "../../lib/storage/inside.ts";

/** A folder with a file, beside a file that is outside. */
function withFolders(run: (folder: string, outside: string) => void): void {
  const root = Deno.makeTempDirSync();
  try {
    Deno.mkdirSync(`${root}/model/part`, { recursive: true });
    Deno.writeTextFileSync(`${root}/model/part/a.txt`, "inside");
    Deno.writeTextFileSync(`${root}/outside.txt`, "outside");
    // its name begins with the folder's, and it is not in it
    Deno.mkdirSync(`${root}/model-2`);
    Deno.writeTextFileSync(`${root}/model-2/a.txt`, "outside");
    run(`${root}/model`, root);
  } finally {
    Deno.removeSync(root, { recursive: true });
  }
}

function textOf(folder: string, name: string): string {
  using file = openInside(folder, name);
  return new TextDecoder().decode(file.readAll(100));
}

Deno.test("openInside() opens files of the folder", () => {
  withFolders((folder) => {
    assertEquals(textOf(folder, "part/a.txt"), "inside");
    assertEquals(textOf(`${folder}/`, "part/a.txt"), "inside");
    assertEquals(textOf(`${folder}/part/..`, "part/a.txt"), "inside");
  });
});

/** Names that would leave the folder on one system or another. */
const leaving = [
  ...["", ".", "..", "../outside.txt", "part/../../outside.txt", "part/.."],
  ...["/etc/passwd", "//host/share", "part//a.txt", "part/", "./part/a.txt"],
  ...["C:\\x", "C:x", "..\\outside.txt", "part\\a.txt", "\\\\host\\share"],
  ...["a.txt:stream", "part/a.txt\0.json", "part/./a.txt"],
];

Deno.test("pathInside() refuses names that leave the folder", () => {
  for (const name of leaving) {
    const error = assertThrows(() => pathInside("model", name), FileError);
    assertEquals(
      error.message,
      `Cannot open a file of model as its name must stay inside: current ` +
        `value is ${JSON.stringify(name)}`,
    );
  }
  assertEquals(pathInside("model", "a/...b"), "model/a/...b");
  assertEquals(pathInside("/", "a"), "/a");
});

Deno.test({
  name: "openInside() follows no link out of the folder",
  ignore: Deno.build.os === "windows", // links take a privilege there
  fn: () =>
    withFolders((folder, root) => {
      const links: [string, string][] = [
        ["absolute", `${root}/outside.txt`],
        ["relative", "../outside.txt"],
        ["sibling", "../model-2/a.txt"],
        ["twice", "absolute"],
        ["device", "/dev/zero"],
      ];
      for (const [name, target] of links) {
        Deno.symlinkSync(target, `${folder}/${name}`);
        assertThrows(
          () => openInside(folder, name),
          FileError,
          `Cannot load ${folder}/${name} as it must lie in its folder, and ` +
            "not link out of it: current value is /",
        );
      }
      Deno.symlinkSync("..", `${folder}/up`);
      assertThrows(() => openInside(folder, "up/outside.txt"), FileError);
      Deno.symlinkSync("part/a.txt", `${folder}/within`);
      assertEquals(textOf(folder, "within"), "inside");
      Deno.symlinkSync(folder, `${root}/alias`);
      assertEquals(textOf(`${root}/alias`, "part/a.txt"), "inside");
      Deno.symlinkSync("loop", `${folder}/loop`);
      assertThrows(() => openInside(folder, "loop"), FileError);
    }),
});

Deno.test("openInside() refuses what is no file, before it opens it", () => {
  withFolders((folder) => {
    const refused = (name: string, reason: string) =>
      assertThrows(
        () => openInside(folder, name),
        FileError,
        `Cannot load ${folder}/${name} as it must be readable: ${reason}`,
      );
    refused("none", "there is no such file");
    refused("part", "it is no file");
    if (Deno.build.os !== "linux") return;
    // opening a pipe that nobody writes to would never return
    new Deno.Command("mkfifo", { args: [`${folder}/pipe`] }).outputSync();
    refused("pipe", "it is no file");
  });
});

Deno.test("InputFile.readInto() refuses a file that ends before", () => {
  withFolders((folder) => {
    using file = openInside(folder, "part/a.txt");
    const bytes = new Uint8Array(new SharedArrayBuffer(3));
    file.readInto(2, bytes);
    assertEquals(new TextDecoder().decode(bytes.slice()), "sid");
    assertThrows(
      () => file.readInto(4, bytes),
      FileError,
      "part/a.txt as it must be readable: it ends 1 bytes early",
    );
  });
});

Deno.test({
  name: "loadModel() follows no link out of the folder",
  ignore: Deno.build.os === "windows", // links take a privilege there
  fn: () =>
    withFolders((folder, root) => {
      Deno.symlinkSync(`${root}/outside.txt`, `${folder}/config.json`);
      const error = assertThrows(
        () => loadModel(folder, new Engine(reference())),
        FileError,
      );
      assertMatch(error.message, /config\.json as it must lie in its folder/);
    }),
});

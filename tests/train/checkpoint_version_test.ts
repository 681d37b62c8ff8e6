import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { FormatError } from "../../lib/core/errors.ts";
import { sha256 } from "../../lib/storage/sha256.ts";
import { loadCheckpoint } from "../../lib/train/mod.ts";
import { installedBackends } from "../backends.ts";
import golden from "../golden/checkpoint_v1.json" with { type: "json" };
import { corpus, sumsOf, temporaryFolder } from "./checkpoint_trainer.ts";

const originals: ReadonlyMap<string, Uint8Array<ArrayBuffer>> = new Map(
  Object.entries(golden.files)
    .map(([name, text]) => [name, Uint8Array.fromBase64(text)]),
);

/** The checkpoint of version 1, its state changed and its sum made true. */
function written(folder: string, change = (text: string) => text): string {
  const state = new TextEncoder().encode(
    change(new TextDecoder().decode(originals.get("state.json"))),
  );
  const sums = new TextDecoder().decode(originals.get("SHA256SUMS"))
    .replace(/.{64}(?= {2}state)/, sha256(state));
  for (const [name, bytes] of originals) {
    Deno.writeFileSync(`${folder}/${name}`, bytes);
  }
  Deno.writeFileSync(`${folder}/state.json`, state);
  Deno.writeTextFileSync(`${folder}/SHA256SUMS`, sums);
  return folder;
}

for (const { name, make } of installedBackends()) {
  Deno.test(`a checkpoint of version 1 goes on, on ${name}`, () => {
    using folder = temporaryFolder();
    const checkpoint = loadCheckpoint(written(folder.path));
    assertEquals(checkpoint.state.step, 12);
    assertEquals(checkpoint.state.best, { step: 2, validationLoss: 3 });
    const trainer = checkpoint.resume(new Engine(make()), corpus);
    const { weights, moments, losses } = golden;
    assertEquals(sumsOf(trainer), { weights, moments });
    for (const loss of losses) {
      trainer.run();
      // float32 sums in another order
      assertAlmostEquals(trainer.loss, loss, 1e-5);
    }
  });
}

Deno.test("a recipe of version 1 may lack what was added to it", () => {
  using folder = temporaryFolder();
  const { state } = loadCheckpoint(
    written(
      folder.path,
      (text) => text.replace(/"(shards|accumulation|recompute)": \w+,/g, ""),
    ),
  );
  const { shards, accumulation, recompute } = state.options;
  assertEquals([shards, accumulation, recompute], [1, 1, false]);
});

Deno.test("a checkpoint of a version to come is refused by its number", () => {
  using folder = temporaryFolder();
  const path = written(
    folder.path,
    (text) => text.replace('"version": 1', '"version": 2'),
  );
  // and it may have other files
  Deno.removeSync(`${path}/SHA256SUMS`);
  assertThrows(
    () => loadCheckpoint(path),
    FormatError,
    `Cannot load ${path}/state.json as its version must be at most 1, a ` +
      `newer Fluxion wrote it: current value is 2`,
  );
});

Deno.test("SHA256SUMS is what sha256sum --check reads", () => {
  using folder = temporaryFolder();
  const path = written(folder.path);
  let output;
  try {
    output = new Deno.Command("sha256sum", {
      args: ["--check", "--strict", "SHA256SUMS"],
      cwd: path,
    }).outputSync();
  } catch (error) {
    console.log(`Not tested with sha256sum: ${error}`);
    return;
  }
  assert(output.success);
  const lines = new TextDecoder().decode(output.stdout).trim().split("\n");
  assertEquals(lines.length, originals.size - 1);
});

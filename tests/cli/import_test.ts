import { assertEquals, assertStringIncludes } from "@std/assert";
import { decodeSafetensors } from "../../lib/formats/safetensors/mod.ts";
import { disposableFolder, plain } from "../models/gpt2/checkpoints.ts";
import { fluxion, type Result } from "./command.ts";

/** Runs a command that reads and writes folders. */
function run(words: readonly string[], folder: string): Promise<Result> {
  const flags = [`--allow-read=${folder}`, `--allow-write=${folder}`];
  return fluxion(words, { flags, folder });
}

const weightsOf = (folder: string) =>
  decodeSafetensors(Deno.readFileSync(`${folder}/model.safetensors`)).tensors;

Deno.test("import makes a model that generate and export read", async () => {
  using folder = disposableFolder(plain.files);
  const at = (name: string) => `${folder.path}/${name}`;
  const imported = await run(
    ["import", folder.path, "--out", at("model"), "--json"],
    folder.path,
  );
  assertEquals([imported.code, imported.stderr], [0, ""]);
  assertEquals(JSON.parse(imported.stdout), {
    event: "import",
    from: folder.path,
    out: at("model"),
    // 270 · 6 + 16 · 6 + 2 · (12 · 36 + 13 · 6) + 2 · 6
    params: 2748,
    vocab: 270,
  });
  const words = ["--prompt", "The sea 光", "--length", "4", "--json"];
  const generated = await run(
    ["generate", at("model"), ...words],
    folder.path,
  );
  assertEquals(generated.code, 0, generated.stderr);
  assertEquals(JSON.parse(generated.stdout).prompt, "The sea 光");
  const exported = await run(
    ["export", at("model"), "--out", at("again"), "--format", "gpt2"],
    folder.path,
  );
  assertEquals(exported.code, 0, exported.stderr);
  assertStringIncludes(exported.stdout, `to ${at("again")}, `);
  const before = weightsOf(folder.path), after = weightsOf(at("again"));
  assertEquals(before.size, after.size);
  for (const [name, { data }] of before) {
    assertEquals([...after.get(name)!.data], [...data], name);
  }
  assertEquals(
    JSON.parse(Deno.readTextFileSync(at("again/vocab.json"))),
    JSON.parse(plain.files["vocab.json"]!),
  );
});

Deno.test("import asks for what it needs, and touches nothing before", async () => {
  using folder = disposableFolder(plain.files);
  const { path } = folder;
  const out = `${path}/model`;
  const asked = await fluxion(["import", path, "--out", out]);
  assertEquals(asked.code, 1);
  assertStringIncludes(
    asked.stderr,
    `Cannot load ${path} as --allow-read=${path} must be granted: run deno ` +
      `run --allow-read=${path} --allow-read=${out} --allow-write=${out} ` +
      `cli.ts import ${path} --out ${out}\n`,
  );
  const readOnly = { flags: [`--allow-read=${path}`] };
  const refused = await fluxion(["import", path, "--out", out], readOnly);
  assertEquals(refused.code, 1);
  assertStringIncludes(refused.stderr, `--allow-write=${out} must be granted`);
  assertEquals([...Deno.readDirSync(path)].length, 4);
});

Deno.test("import says what is wrong with a folder or its words", async () => {
  const config = '{"model_type": "gpt2", "layer_norm_epsilon": 1e-6}';
  using folder = disposableFolder({ ...plain.files, "config.json": config });
  const out = `${folder.path}/model`;
  const wrong: [readonly string[], number, string][] = [
    [["import"], 2, "as one FOLDER must be given: current value is nothing"],
    [["import", "a", "b", "--out", "c"], 2, "current value is a b"],
    [["import", "a"], 2, "as --out DIR must be given"],
    [
      ["import", folder.path, "--out", out],
      1,
      "config.json as layer_norm_epsilon must be 0.00001: current value is",
    ],
    [["import", out, "--out", folder.path], 1, "no such file"],
  ];
  for (const [words, code, message] of wrong) {
    const result = await run(words, folder.path);
    assertEquals(result.code, code, result.stderr);
    assertStringIncludes(result.stderr, message);
  }
});

Deno.test("export --format gpt2 says that characters are no tokenizer there", async () => {
  using folder = disposableFolder({});
  const model = `${folder.path}/model`, out = `${folder.path}/gpt2`;
  // the preset whose head has no bias; the builtin text is long enough for it
  const words = "train --preset shakespeare --steps 1 --batch 4 --out";
  const trained = await run([...words.split(" "), model], folder.path);
  assertEquals(trained.code, 0, trained.stderr);
  const exported = await run(
    ["export", model, "--out", out, "--format", "gpt2"],
    folder.path,
  );
  assertEquals(exported.code, 0, exported.stderr);
  assertStringIncludes(exported.stderr, "No tokenizer was written");
  const again = await run(
    ["export", model, "--out", out, "--format", "gpt2"],
    folder.path,
  );
  assertEquals(again.code, 1);
  assertStringIncludes(again.stderr, `to ${out} as it must be empty: it holds`);
});

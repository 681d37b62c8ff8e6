import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { disposableFolder, plain } from "../models/gpt2/checkpoints.ts";
import { fluxion, type Result } from "./command.ts";

function run(words: readonly string[], folder: string): Promise<Result> {
  const flags = [`--allow-read=${folder}`, `--allow-write=${folder}`];
  return fluxion(words, { flags, folder });
}

/** The last event of a run. */
const doneOf = ({ stdout }: Result) =>
  JSON.parse(stdout.trimEnd().split("\n").at(-1)!);

Deno.test("train --init begins with the parameters of a model", async () => {
  using folder = disposableFolder({});
  const model = `${folder.path}/model`;
  const words = "train --json --seq 16 --steps";
  const first = await run(
    [...words.split(" "), "200", "--out", model],
    folder.path,
  );
  assertEquals(first.code, 0, first.stderr);
  const before = doneOf(first);
  // at this learning rate nothing is learned: the loss is that of the model
  const second = await run(
    [...words.split(" "), "1", "--lr", "1e-30", "--init", model],
    folder.path,
  );
  assertEquals(second.code, 0, second.stderr);
  assertEquals(doneOf(second).val_loss, before.val_loss);
  // drawn values give log 35, 3.6
  assert(before.val_loss < 3, String(before.val_loss));
});

Deno.test("train --init goes on with an imported model and its tokenizer", async () => {
  using folder = disposableFolder(plain.files);
  const at = (name: string) => `${folder.path}/${name}`;
  const steps: string[][] = [
    ["import", folder.path, "--out", at("model")],
    [
      ..."train --json --seq 16 --steps 2 --stop-after 1".split(" "),
      ...["--init", at("model"), "--out", at("tuned")],
    ],
    ["train", "--json", "--resume", at("tuned")],
    ["export", at("tuned"), "--out", at("gpt2"), "--format", "gpt2"],
  ];
  for (const words of steps) {
    const { code, stderr } = await run(words, folder.path);
    assertEquals(code, 0, stderr);
  }
  const config = JSON.parse(Deno.readTextFileSync(at("gpt2/config.json")));
  assertEquals([config.vocab_size, config.activation_function], [
    270,
    "gelu_new",
  ]);
  assertEquals(
    JSON.parse(Deno.readTextFileSync(at("gpt2/vocab.json"))),
    JSON.parse(plain.files["vocab.json"]!),
  );
});

Deno.test("train --init says what it cannot take", async () => {
  using folder = disposableFolder({});
  const { path } = folder;
  const wrong: [readonly string[], number, string][] = [
    [["--tokenizer", "byte"], 2, "as the model has a tokenizer of its own"],
    [[], 1, "config.json as it must be readable: there is no such file"],
  ];
  for (const [words, code, message] of wrong) {
    const result = await run(["train", "--init", path, ...words], path);
    assertEquals(result.code, code, result.stderr);
    assertStringIncludes(result.stderr, message);
  }
  const asked = await fluxion(["train", "--init", path]);
  assertEquals(asked.code, 1);
  assertStringIncludes(
    asked.stderr,
    `Cannot load ${path} as --allow-read=${path} must be granted: run deno ` +
      `run --allow-read=${path} cli.ts train --init ${path}\n`,
  );
});

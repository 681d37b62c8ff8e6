import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { trainBytePairs } from "../../lib/data/bpe/mod.ts";
import { builtinCorpus } from "../../lib/data/builtin.ts";
import { fluxion } from "./command.ts";

Deno.test("train --tokenizer bpe learns byte pairs, and generate writes them", async () => {
  const folder = await Deno.makeTempDir();
  const flags = [`--allow-read=${folder}`, `--allow-write=${folder}`];
  const words = "train --tokenizer bpe --vocab-size 300 --steps 2 --json --out";
  const trained = await fluxion([...words.split(" "), folder], { flags });
  assertEquals(trained.code, 0, trained.stderr);
  const { vocab } = JSON.parse(trained.stdout.split("\n")[0]!);
  assertEquals(vocab, 300);
  const config = JSON.parse(await Deno.readTextFile(`${folder}/config.json`));
  const wanted = trainBytePairs(builtinCorpus, { vocabularySize: 300 });
  assertEquals(config.tokenizer, wanted.toJSON());
  // no prompt is refused: the text holds neither é nor 光
  const generated = await fluxion(
    ["generate", folder, "--prompt", "né 光", "--length", "3", "--json"],
    { flags },
  );
  assertEquals(generated.code, 0, generated.stderr);
  assertEquals(JSON.parse(generated.stdout).prompt, "né 光");
  await Deno.remove(folder, { recursive: true });
});

Deno.test("train takes --vocab-size for byte pairs only", async () => {
  const { code, stderr } = await fluxion(["train", "--vocab-size", "300"]);
  assertEquals(code, 2);
  assertStringIncludes(
    stderr,
    "Cannot take --vocab-size as --tokenizer must be bpe: current value is " +
      "character",
  );
  const small = await fluxion(["train", "--vocab-size", "255"]);
  assert(small.stderr.includes("from 256 to 1048576"), small.stderr);
});

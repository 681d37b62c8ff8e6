import { assertEquals, assertStringIncludes } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import { loadModel } from "../../lib/models/model_folder.ts";
import { textsOf } from "../formats/protobuf_reader.ts";
import { readModel, runModel } from "../models/onnx_interpreter.ts";
import configuration from "../../deno.json" with { type: "json" };
import { fluxion, jsonLines, TemporaryFolder } from "./command.ts";

/** Trains a little; returns the folder of the run. */
async function trained(folder: TemporaryFolder): Promise<string> {
  const out = `${folder.path}/run`;
  const { code, stderr } = await fluxion(
    ["train", "--steps", "3", "--out", out],
    { flags: folder.flags },
  );
  assertEquals(code, 0, stderr);
  return out;
}

Deno.test("export --format onnx writes the model that train made", async () => {
  using folder = new TemporaryFolder();
  const run = await trained(folder);
  const out = `${folder.path}/model.onnx`;
  const words = ["export", run, "--out", out, "--format", "onnx"];
  const flags = [`--allow-read=${run}`, `--allow-write=${out}`];
  const { code, stdout, stderr } = await fluxion([...words, "--json"], {
    flags,
  });
  assertEquals([code, stderr], [0, ""]);
  const bytes = Deno.readFileSync(out);
  assertEquals(jsonLines(stdout), [
    { event: "export", format: "onnx", out, bytes: bytes.length },
  ]);
  const model = readModel(bytes);
  assertEquals(textsOf(model.message, 3), [configuration.version]);
  const ids = [3, 1, 4, 1, 5];
  const input = { shape: [1, 5], data: ids };
  const logits = runModel(model, { input_ids: input }).get("logits")!;
  const engine = new Engine(reference());
  const loaded = loadModel(run, engine).model;
  const tokens = engine.tensor(Int32Array.from(ids), { shape: [1, 5] });
  const wanted = loaded.logits(engine, tokens).data();
  const differences = logits.data.map((value, i) =>
    Math.abs(value - Number(wanted[i]))
  );
  // float64 against float32: some roundings of values up to 1
  assertEquals(Math.max(...differences) < 1e-5, true);
  // a second time there is something: it stays as it is
  const again = await fluxion(words, { flags });
  assertEquals(again.code, 1);
  assertStringIncludes(
    again.stderr,
    `Cannot write ${out} as it must be a new file that the system accepts: ` +
      `there is something already`,
  );
  assertEquals(Deno.readFileSync(out), bytes);
});

const usage: readonly [readonly string[], string][] = [
  [[], "one MODEL must be given: current value is nothing"],
  [["a", "b"], "one MODEL must be given: current value is a b"],
  [["a"], "--out PATH must be given"],
  [["a", "--out", "b", "--format", "gif"], "must be one of"],
];

for (const [words, message] of usage) {
  Deno.test(`export ${words.join(" ")} is refused as wrong usage`, async () => {
    const { code, stderr } = await fluxion(["export", ...words]);
    assertEquals(code, 2);
    assertStringIncludes(stderr, message);
  });
}

Deno.test("export names the flags that it needs", async () => {
  const words = ["export", "run", "--out", "m.onnx", "--format", "onnx"];
  const { code, stderr } = await fluxion(words);
  assertEquals(code, 1);
  assertStringIncludes(stderr, "Cannot read run as --allow-read=run must be");
  assertStringIncludes(stderr, "--allow-read=run --allow-write=m.onnx");
});

Deno.test("export leaves nothing behind if there is no model", async () => {
  using folder = new TemporaryFolder();
  const out = `${folder.path}/m.onnx`;
  const { code, stderr } = await fluxion(
    ["export", folder.path, "--out", out, "--format", "onnx"],
    { flags: folder.flags },
  );
  assertEquals(code, 1);
  assertStringIncludes(stderr, "config.json");
  assertEquals([...Deno.readDirSync(folder.path)], []);
});

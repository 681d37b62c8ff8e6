import { assert, assertEquals } from "@std/assert";
import { Engine } from "../../lib/autograd/mod.ts";
import { builtinCorpus, corpusOfText } from "../../lib/data/mod.ts";
import { memoryMapOf } from "../../lib/dashboard/memory_map.ts";
import { wasm } from "../../lib/kernels/mod.ts";
import { createTrainer, presets } from "../../lib/train/mod.ts";

const { tiny } = presets;
const corpus = corpusOfText(builtinCorpus, "builtin", tiny);

Deno.test("memoryMapOf() adds up to what is in use", () => {
  const trainer = createTrainer(new Engine(wasm()), corpus, {
    ...tiny,
    seed: 1,
  });
  trainer.prepare();
  const map = memoryMapOf(trainer);
  const bytes = Object.fromEntries(
    map.regions.map(({ kind, bytes }) => [kind, bytes]),
  );
  const sum = map.regions.reduce((total, { bytes }) => total + bytes, 0);
  assertEquals(sum, trainer.engine.statistics.used);
  // 46,307 parameters of 4 bytes and less than 64 bytes of padding for each
  // of the tensors; Adam keeps two moments of each
  const { parameters } = trainer.model.parameters;
  const padding = bytes.parameters! - 4 * 46307;
  assert(padding >= 0 && padding < 64 * parameters.length);
  assertEquals(bytes.gradients, bytes.parameters);
  assertEquals(bytes.moments, 2 * bytes.parameters!);
  const [region] = map.regions;
  assertEquals(region!.tensors.length, parameters.length);
  const named = region!.tensors.reduce((total, { bytes }) => total + bytes, 0);
  assertEquals(named, 4 * 46307);
});

Deno.test("memoryMapOf() shows the temporaries of a compiled step", () => {
  const engine = new Engine(wasm());
  const trainer = createTrainer(engine, corpus, { ...tiny, seed: 1 });
  trainer.prepare();
  const { bytes, calls, buffers } = memoryMapOf(trainer).workspace!;
  const { plan } = trainer.compiled;
  assertEquals(calls, plan.instructions.length);
  assertEquals(buffers.length, plan.buffers.length);
  const end = Math.max(...buffers.map((b) => b.offset + b.bytes));
  // each begins at a multiple of 64 bytes, and so does what follows the last
  assert(end <= bytes && bytes - end < 64);
});

Deno.test("memoryMapOf() knows of no workspace in a run op by op", () => {
  const trainer = createTrainer(new Engine(wasm()), corpus, {
    ...tiny,
    seed: 1,
    eager: true,
  });
  trainer.prepare();
  const map = memoryMapOf(trainer);
  assertEquals(map.workspace, undefined);
  assertEquals(map.regions.map(({ kind }) => kind).slice(0, 3), [
    "parameters",
    "gradients",
    "moments",
  ]);
});

import { assert, assertEquals } from "@std/assert";
import { wasm } from "../../lib/kernels/wasm.ts";
import { installedBackends } from "../backends.ts";
import { builtin, train, trainerOf } from "./preset_trainer.ts";
import { runProbe } from "./run_probe.ts";

const corpus = builtin("tiny");

for (const { name, make } of installedBackends()) {
  Deno.test(`a step leaves nothing in the arenas, compiled on ${name}`, () => {
    const steps = name === "reference" ? 6 : 300;
    const trainer = trainerOf("tiny", make(), corpus, { sequence: 8 });
    train(trainer, steps / 3);
    const early = trainer.engine.statistics;
    train(trainer, steps / 3 * 2);
    assertEquals(trainer.engine.statistics, early);
  });
}

Deno.test("a step leaves nothing in the arenas, op by op", () => {
  const eager = { sequence: 8, eager: true };
  const trainer = trainerOf("tiny", wasm(), corpus, eager);
  const before = trainer.engine.statistics;
  train(trainer, 1);
  const first = trainer.engine.statistics;
  assertEquals(first.used, before.used);
  assert(first.peak > before.peak, "an op needs memory");
  train(trainer, 199);
  assertEquals(trainer.engine.statistics, first);
});

Deno.test("a step leaves nothing on the JavaScript heap", async () => {
  const task = { backend: "wasm", steps: 300, sequence: 8 };
  const seen = await runProbe({ ...task, preset: "tiny" }, [
    "--v8-flags=--expose-gc",
  ]);
  // the smallest object is of 16 bytes
  assert(Math.abs(seen.heap!.kept) < 8, `${seen.heap!.kept} bytes a step`);
  // numbers handed from function to function and two short lists: 110 to 140
  assert(seen.heap!.allocated < 300, `${seen.heap!.allocated} bytes a step`);
  assertEquals(seen.statistics.at(-1), seen.statistics[0]);
  assert(Math.max(...seen.resident) < 200e6);
});

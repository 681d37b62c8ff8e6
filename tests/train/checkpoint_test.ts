import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import { loadModel } from "../../lib/models/mod.ts";
import {
  checkpointPath,
  listCheckpoints,
  loadCheckpoint,
  newestCheckpoint,
  prepareCheckpoints,
  pruneCheckpoints,
  saveCheckpoint,
  type Trainer,
} from "../../lib/train/mod.ts";
import { momentsOf } from "../../lib/train/moments.ts";
import { installedBackends } from "../backends.ts";
import {
  corpus,
  description,
  lossBits,
  smallTrainer,
  sumsOf,
  temporaryFolder,
} from "./checkpoint_trainer.ts";

for (const { name, make } of installedBackends()) {
  Deno.test(`a resumed run is the one never stopped, on ${name}`, () => {
    using folder = temporaryFolder();
    const whole = smallTrainer(make());
    const losses = lossBits(whole, 12);
    for (const split of [0, 1, 5, 11]) {
      const path = `${folder.path}/step-${split}`;
      const first = smallTrainer(make());
      const before = lossBits(first, split);
      saveCheckpoint(path, first, description);
      const second = loadCheckpoint(path).resume(new Engine(make()), corpus);
      assertEquals(second.step, split);
      assertEquals([...before, ...lossBits(second, 12 - split)], losses);
      assertEquals(sumsOf(second), sumsOf(whole));
      assertEquals(second.evaluate(), whole.evaluate());
    }
  });
}

Deno.test("what a checkpoint holds is what the next steps depend on", () => {
  using folder = temporaryFolder();
  const whole = smallTrainer(wasm());
  lossBits(whole, 4);
  saveCheckpoint(`${folder.path}/step-4`, whole, description);
  const expected = lossBits(whole, 4);
  const resumed = (change: (trainer: Trainer) => void) => {
    const checkpoint = loadCheckpoint(`${folder.path}/step-4`);
    const trainer = checkpoint.resume(new Engine(wasm()), corpus);
    change(trainer);
    return lossBits(trainer, 4);
  };
  const erase = (prefix: string) => (trainer: Trainer) => {
    const [entry] = momentsOf(trainer)
      .filter(({ name }) => name.startsWith(prefix));
    entry!.data.fill(0);
  };
  assertEquals(resumed(() => {}), expected);
  assertNotEquals(resumed((trainer) => trainer.step = 0), expected);
  assertNotEquals(
    resumed((trainer) => trainer.optimizer.stepCount = 0),
    expected,
  );
  assertNotEquals(resumed(erase("first_moment")), expected);
  assertNotEquals(resumed(erase("second_moment")), expected);
});

Deno.test("loadModel() reads a checkpoint, too", () => {
  using folder = temporaryFolder();
  const trainer = smallTrainer(wasm());
  lossBits(trainer, 2);
  saveCheckpoint(`${folder.path}/step-2`, trainer, description);
  const { model, training } = loadModel(
    `${folder.path}/step-2`,
    new Engine(wasm()),
  );
  assertEquals(training.steps, 2);
  assertEquals(
    model.parameters.parameters.map(({ tensor }) => tensor.toArray()),
    trainer.model.parameters.parameters.map(({ tensor }) => tensor.toArray()),
  );
});

Deno.test("newestCheckpoint() goes by numbers, and --keep by age", () => {
  using folder = temporaryFolder();
  assertEquals(newestCheckpoint(folder.path), undefined);
  prepareCheckpoints(folder.path);
  prepareCheckpoints(folder.path);
  const trainer = smallTrainer(wasm());
  for (let step = 1; step <= 10; step++) {
    trainer.run();
    if (step < 8) continue;
    saveCheckpoint(checkpointPath(folder.path, step), trainer, description);
  }
  Deno.mkdirSync(`${folder.path}/checkpoints/step-011`);
  Deno.mkdirSync(`${folder.path}/checkpoints/other`);
  Deno.writeTextFileSync(`${folder.path}/checkpoints/step-12`, "");
  assertEquals(newestCheckpoint(folder.path)?.step, 10);
  const removed = pruneCheckpoints(folder.path, 2);
  assertEquals(removed.map(({ step }) => step), [8]);
  const left = listCheckpoints(folder.path);
  assertEquals(left.map(({ step }) => step), [9, 10]);
  for (const { path } of left) assert(loadCheckpoint(path).state.step >= 9);
});

Deno.test("saveCheckpoint() keeps what it was told", () => {
  using folder = temporaryFolder();
  const trainer = smallTrainer(wasm());
  trainer.run();
  const path = `${folder.path}/step-1`;
  saveCheckpoint(path, trainer, description);
  const { state, description: told } = loadCheckpoint(path);
  assertEquals(state.extra, description.extra);
  assertEquals(state.best, description.best);
  assertEquals(state.loss, trainer.loss);
  assertEquals(state.backend, "wasm");
  assertEquals(state.options, {
    sequence: 8,
    batch: 2,
    steps: 40,
    learningRate: 1e-3,
    finalLearningRate: 0,
    warmup: 100,
    beta2: 0.999,
    weightDecay: 0.01,
    maximumNorm: 1,
    evaluationSequences: 4,
    seed: 7,
    eager: false,
    shards: 1,
    accumulation: 1,
    recompute: false,
  });
  assertEquals(told.preset, "tiny");
  assertEquals(told.training.validationLoss, 3.25);
});

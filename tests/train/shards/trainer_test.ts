import { assertEquals, assertRejects } from "@std/assert";
import { Engine } from "../../../lib/autograd/engine.ts";
import { ArgumentError } from "../../../lib/core/errors.ts";
import { builtinCorpus } from "../../../lib/data/builtin.ts";
import { corpusOfText } from "../../../lib/data/corpus.ts";
import { wasm } from "../../../lib/kernels/wasm.ts";
import { WorkerPool } from "../../../lib/parallel/pool.ts";
import { createTrainer } from "../../../lib/train/create_trainer.ts";
import { presets } from "../../../lib/train/presets.ts";

const options = {
  ...presets.tiny,
  batch: 4,
  evaluationSequences: 20,
  seed: 7,
};

function makeTrainer(shards: number, eager = false) {
  const corpus = corpusOfText(builtinCorpus, "builtin", options);
  return createTrainer(new Engine(wasm()), corpus, {
    ...options,
    shards,
    eager,
  });
}

type Trainer = ReturnType<typeof makeTrainer>;

function fiveSteps(trainer: Trainer) {
  const told = [];
  trainer.prepare();
  for (let i = 0; i < 5; i++) {
    trainer.run();
    told.push(trainer.loss, trainer.gradientNorm);
  }
  return { told, ...trainer.evaluate() };
}

Deno.test("Trainer.share() changes no bit", async () => {
  const alone = fiveSteps(makeTrainer(4));
  assertEquals(fiveSteps(makeTrainer(4, true)), alone);
  for (const threads of [1, 2, 3, 4]) {
    const trainer = makeTrainer(4);
    using pool = await WorkerPool.open(trainer.engine, threads);
    await trainer.share(pool);
    assertEquals(fiveSteps(trainer), alone);
  }
});

Deno.test("Trainer.share() refuses more threads than shards", async () => {
  const trainer = makeTrainer(2);
  using pool = await WorkerPool.open(trainer.engine, 3);
  await assertRejects(
    () => trainer.share(pool),
    ArgumentError,
    "Cannot share a step among 3 threads as there must be a shard for each: " +
      "current number of shards is 2",
  );
});

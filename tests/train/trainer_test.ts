import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { ArgumentError } from "../../lib/core/errors.ts";
import { builtinCorpus, corpusOfText } from "../../lib/data/mod.ts";
import type { Backend } from "../../lib/kernels/backend.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import { GPT } from "../../lib/nn/gpt.ts";
import { validate } from "../../lib/plan/validate.ts";
import type { TrainEvent } from "../../lib/train/events.ts";
import { presets } from "../../lib/train/presets.ts";
import { DivergedError, run } from "../../lib/train/run.ts";
import { Trainer, type TrainerOptions } from "../../lib/train/trainer.ts";
import { installedBackends } from "../backends.ts";

const recipe: TrainerOptions = {
  ...presets.tiny,
  sequence: 16,
  batch: 2,
  steps: 40,
  evaluationSequences: 4,
  seed: 5,
};

function trainerOf(
  backend: Backend,
  options: Partial<TrainerOptions> = {},
  dropout = 0,
): Trainer {
  const engine = new Engine(backend);
  const corpus = corpusOfText(builtinCorpus, "builtin", { sequence: 16 });
  const model = new GPT({
    ...presets.tiny.model,
    features: 16,
    hidden: 24,
    vocabulary: 35,
    dropout,
  });
  model.parameters.allocate(engine, { seed: 5 });
  return new Trainer(engine, model, corpus, { ...recipe, ...options });
}

/** Every loss, and all parameters at the end. */
function outcome(trainer: Trainer, steps: number) {
  const losses = Array.from({ length: steps }, () => {
    trainer.run();
    return trainer.loss;
  });
  const values = trainer.model.parameters.segments
    .map(({ values }) => [...values.data()]);
  return { losses, values };
}

for (const { name, make } of installedBackends()) {
  Deno.test(`Trainer gives the same bits for the same seed, on ${name}`, () => {
    const first = outcome(trainerOf(make()), 20);
    assertEquals(outcome(trainerOf(make()), 20), first);
    const other = outcome(trainerOf(make(), { seed: 6 }), 20);
    assert(other.losses[0] !== first.losses[0]);
  });

  Deno.test(`Trainer runs eager and compiled to the same bits, on ${name}`, () => {
    const compiled = outcome(trainerOf(make(), {}, 0.1), 12);
    const eager = outcome(trainerOf(make(), { eager: true }, 0.1), 12);
    assertEquals(eager, compiled);
  });
}

Deno.test("Trainer drops other activations at each step", () => {
  const losses = (dropout: number) =>
    outcome(trainerOf(wasm(), { learningRate: 1e-30 }, dropout), 2).losses;
  assert(losses(0.2)[0] !== losses(0)[0]);
});

Deno.test("Trainer learns the builtin corpus", () => {
  const { losses } = outcome(trainerOf(wasm(), { learningRate: 3e-3 }), 40);
  const mean = (list: number[]) =>
    list.reduce((a, b) => a + b, 0) / list.length;
  // 35 characters: the first loss is ln 35 = 3.56
  assert(Math.abs(losses[0]! - Math.log(35)) < 0.1);
  assert(mean(losses.slice(-5)) < 3.1);
});

Deno.test("Trainer.compiled is a sound plan", () => {
  assertEquals(validate(trainerOf(wasm()).compiled.plan), []);
});

Deno.test("Trainer.run() allocates nothing after its first step", () => {
  const trainer = trainerOf(wasm());
  trainer.run();
  const before = trainer.engine.statistics;
  for (let i = 0; i < 500; i++) trainer.run();
  assertEquals(trainer.engine.statistics, before);
});

Deno.test("Trainer.prepare() takes all memory that a run needs", () => {
  const trainer = trainerOf(wasm());
  trainer.prepare();
  const before = trainer.engine.statistics;
  trainer.run();
  trainer.evaluate();
  assertEquals(trainer.engine.statistics, before);
});

Deno.test("Trainer.evaluate() gives the loss over fixed places", () => {
  const trainer = trainerOf(wasm());
  const first = trainer.evaluate();
  assertEquals(trainer.evaluate(), first);
  assert(Math.abs(first.validationLoss - Math.log(35)) < 0.1);
  trainer.run();
  assert(trainer.evaluate().trainLoss !== first.trainLoss);
});

Deno.test("Trainer refuses a recipe that cannot be", () => {
  const error = assertThrows(
    () => trainerOf(wasm(), { steps: 0 }),
    ArgumentError,
  );
  assertEquals(
    error.message,
    "Cannot train as steps must be a positive integer: current value is 0",
  );
  assertThrows(() => trainerOf(wasm(), { seed: -1 }), ArgumentError);
  assertThrows(() => trainerOf(wasm(), { learningRate: NaN }), ArgumentError);
});

Deno.test("run() tells of every step, evaluation, sample and its end", async () => {
  const events: TrainEvent[] = [];
  const done = await run(trainerOf(wasm()), {
    steps: 10,
    evaluateEvery: 4,
    tokensPerStep: 32,
    emit: (event) => events.push(event),
    sample: () => "words",
    residentBytes: () => 123,
  });
  const kinds = events.map(({ event }) => event);
  // deno-fmt-ignore
  assertEquals(kinds, [
    "step", "step", "step", "step", "eval",
    "step", "step", "step", "step", "eval",
    "step", "step", "eval", "sample", "done",
  ]);
  assertEquals(events.at(-1), done);
  assertEquals([done.steps, done.interrupted], [10, false]);
  assertEquals(done.rss_peak_bytes, 123);
  const rate = done.tokens_per_second / done.steps_per_second;
  assert(Math.abs(rate - 32) < 1e-9);
});

Deno.test("run() ends after the current step when it is told to", async () => {
  const controller = new AbortController();
  const done = await run(trainerOf(wasm()), {
    steps: 10,
    evaluateEvery: 100,
    tokensPerStep: 32,
    signal: controller.signal,
    emit: (event) => {
      if (event.event === "step" && event.step === 3) controller.abort();
    },
  });
  assertEquals([done.steps, done.interrupted], [3, true]);
});

Deno.test("run() stops at a loss that is not finite", async () => {
  const trainer = trainerOf(wasm());
  trainer.model.parameters.segments[0]!.values.data()[0] = NaN;
  const options = {
    steps: 3,
    evaluateEvery: 9,
    tokensPerStep: 32,
    emit: () => {},
  };
  // the first token embedding is of the unknown id, which the head sees too
  trainer.model.parameters.parameters.at(-1)!.tensor.data()[0] = NaN;
  const error = await assertRejects(() => run(trainer, options), DivergedError);
  assertEquals(
    error.message,
    "Cannot go on training as the loss must be finite, a lower learning " +
      "rate may help: the loss of step 1 is NaN",
  );
});

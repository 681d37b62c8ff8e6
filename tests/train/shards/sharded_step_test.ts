import { assertEquals, assertNotEquals } from "@std/assert";
import { Engine } from "../../../lib/autograd/engine.ts";
import type { Backend } from "../../../lib/kernels/backend.ts";
import { GPT } from "../../../lib/nn/gpt.ts";
import { WorkerPool } from "../../../lib/parallel/pool.ts";
import { compile } from "../../../lib/plan/compile.ts";
import { AdamW } from "../../../lib/train/adamw.ts";
import { ShardedStep } from "../../../lib/train/shards/sharded_step.ts";
import { installedBackends } from "../../backends.ts";
import { racesOf } from "../../parallel/races.ts";

const backends = installedBackends();

const config = {
  vocabulary: 20,
  context: 8,
  features: 16,
  heads: 2,
  layers: 2,
  hidden: 32,
  activation: "gelu",
  bias: true,
  tiedHead: true,
  dropout: 0.1,
} as const;

/** A model, an optimizer and a batch of 6 sequences of 8 tokens. */
function setUp(backend: Backend, shards: number, dropout = 0.1, more = {}) {
  const engine = new Engine(backend);
  const model = new GPT({ ...config, dropout });
  model.parameters.allocate(engine, { seed: 3 });
  const { segments } = model.parameters;
  const optimizer = new AdamW(engine, segments, { maximumNorm: 0.5 });
  const tokens = engine.zeros([6, 8], { dtype: "int32" });
  const targets = engine.zeros([6, 8], { dtype: "int32" });
  tokens.write(Int32Array.from({ length: 48 }, (_, i) => (i * 7) % 20));
  targets.write(Int32Array.from({ length: 48 }, (_, i) => (i * 7 + 7) % 20));
  const step = engine.zeros([], { dtype: "int32" });
  const sharded = new ShardedStep({
    engine,
    model,
    optimizer,
    tokens,
    targets,
    dropout: { seed: 5, step },
    accumulation: 1,
    recompute: false,
    shards,
    ...more,
  });
  return { engine, model, optimizer, tokens, targets, step, sharded };
}

type SetUp = ReturnType<typeof setUp>;

/** Losses, norms and parameters after ten steps. */
function tenSteps({ optimizer, model, step, sharded }: SetUp, run: () => void) {
  const told = [];
  for (let i = 0; i < 10; i++) {
    step.data()[0] = i;
    optimizer.prepare(1e-2);
    run();
    told.push(sharded.loss, optimizer.gradientNorm);
  }
  const parameters = model.parameters.parameters
    .flatMap(({ tensor }) => [...tensor.data()]);
  return { told, parameters };
}

function inOneThread(backend: Backend, shards: number, more = {}) {
  const made = setUp(backend, shards, 0.1, more);
  const compiled = compile(made.engine, () => {
    made.sharded.run();
    return {};
  });
  return tenSteps(made, () => compiled.run());
}

for (const { name, make } of backends) {
  Deno.test(`ShardedStep has the same bits on any threads, ${name}`, async () => {
    for (const shards of [4, 6]) {
      const alone = inOneThread(make(), shards);
      for (const threads of [1, 2, 3, 4]) {
        const made = setUp(make(), shards);
        using pool = await WorkerPool.open(made.engine, threads);
        const run = await made.sharded.load(pool, []);
        assertEquals(tenSteps(made, run), alone);
      }
    }
    // a control: another number of shards rounds otherwise
    assertNotEquals(inOneThread(make(), 4), inOneThread(make(), 6));
  });
}

Deno.test("ShardedStep has the gradients of the whole batch", () => {
  const [backend] = backends;
  for (const shards of [1, 2, 4, 5]) {
    const { engine, model, optimizer, tokens, targets, sharded } = setUp(
      backend!.make(),
      shards,
      0,
    );
    const parameters = model.parameters.parameters.map(({ tensor }) => tensor);
    const loss = model.loss(engine, tokens, targets);
    engine.backward(loss, parameters);
    const wanted = parameters.map(({ grad }) => [...grad!.data()]);
    const before = parameters.map((tensor) => [...tensor.data()]);
    optimizer.prepare(0);
    sharded.run();
    // a few roundings of float32, of gradients up to 1
    const close = (a: number, b: number) => Math.abs(a - b) < 1e-6;
    assertEquals(close(sharded.loss, loss.item()), true);
    parameters.forEach(({ grad }, i) => {
      const found = [...grad!.data()];
      const wrong = found.filter((value, j) => !close(value, wanted[i]![j]!));
      assertEquals(wrong, []);
    });
    // a learning rate of 0 changes nothing
    assertEquals(parameters.map((tensor) => [...tensor.data()]), before);
  }
});

Deno.test("ShardedStep.programs() have no two threads in the same place", () => {
  const { sharded } = setUp(backends[0]!.make(), 6);
  for (const threads of [2, 3, 4]) {
    const { gradients, update } = sharded.programs(threads, []);
    const program = [...gradients, ...update];
    assertEquals(racesOf(program), 0);
    // a control: without the barriers there are many
    const parties = Array.from({ length: threads }, (_, i) => i);
    const merged = parties.map((i) => program.flatMap((phase) => phase[i]!));
    assertNotEquals(racesOf([merged]), 0);
  }
});

Deno.test("ShardedStep recomputes activations to the same bits", () => {
  for (const { make } of backends) {
    const kept = inOneThread(make(), 2);
    const again = inOneThread(make(), 2, { recompute: true });
    assertEquals(again, kept);
  }
});

Deno.test("ShardedStep needs less memory where it recomputes", () => {
  const workspaceOf = (more: object) => {
    const made = setUp(backends[1]!.make(), 1, 0, more);
    return compile(made.engine, () => {
      made.sharded.run();
      return {};
    }).plan.workspaceBytes;
  };
  const kept = workspaceOf({});
  // two blocks: one of them at a time
  assertEquals(workspaceOf({ recompute: true }) < 0.7 * kept, true);
  // six sequences: one at a time, each with some padding
  assertEquals(workspaceOf({ accumulation: 6 }) < 0.3 * kept, true);
});

Deno.test("ShardedStep accumulates the gradients of the whole batch", () => {
  for (const accumulation of [2, 4, 6]) {
    const make = () => backends[1]!.make();
    const whole = setUp(make(), 1, 0);
    const parts = setUp(make(), 1, 0, { accumulation });
    for (const { optimizer, sharded } of [whole, parts]) {
      optimizer.prepare(0);
      sharded.run();
    }
    const gradients = ({ model }: SetUp) =>
      model.parameters.parameters.flatMap(({ tensor }) => [
        ...tensor.grad!.data(),
      ]);
    const wanted = gradients(whole);
    // a few roundings of float32, of gradients up to 1
    const wrong = gradients(parts).filter((value, i) =>
      Math.abs(value - wanted[i]!) > 1e-6
    );
    assertEquals(wrong, []);
    assertEquals(
      Math.abs(parts.sharded.loss - whole.sharded.loss) < 1e-6,
      true,
    );
  }
});

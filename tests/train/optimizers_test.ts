import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { ArgumentError } from "../../lib/core/errors.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import { glorotUniform } from "../../lib/nn/initializers.ts";
import { Linear } from "../../lib/nn/linear.ts";
import { ParameterList } from "../../lib/nn/parameters.ts";
import { AdamW } from "../../lib/train/adamw.ts";
import type { Optimizer } from "../../lib/train/optimizer.ts";
import { constant, warmupCosine } from "../../lib/train/schedules.ts";
import { SGD } from "../../lib/train/sgd.ts";
import type { Tensor } from "../../lib/tensor/tensor.ts";

/** Three steps on ½(x - 1)² from x = 3, by hand: the gradient is x - 1. */
function trajectory(make: (engine: Engine, x: Tensor) => Optimizer) {
  const engine = new Engine(reference());
  const { multiply, square, subtract, sum } = engine.ops;
  const x = engine.tensor([3], { dtype: "float64", requiresGrad: true });
  const optimizer = make(engine, x);
  return Array.from({ length: 3 }, () => {
    using _scope = engine.scope();
    engine.backward(multiply(sum(square(subtract(x, 1))), 0.5));
    optimizer.step(0.1);
    return x.at(0);
  });
}

Deno.test("SGD takes the steps of its formula", () => {
  const plain = trajectory((engine, x) => new SGD(engine, [x]));
  // x - 1 shrinks by 0.9 each step
  [2.8, 2.62, 2.458].forEach((value, i) =>
    assertAlmostEquals(plain[i]!, value, 1e-12)
  );
  const heavy = trajectory((engine, x) =>
    new SGD(engine, [x], { momentum: 0.5 })
  );
  // velocities 2, 1 + 1.8, 1.4 + 1.52
  [2.8, 2.52, 2.228].forEach((value, i) =>
    assertAlmostEquals(heavy[i]!, value, 1e-12)
  );
});

Deno.test("AdamW's first steps are of the size of the learning rate", () => {
  const steps = trajectory((engine, x) => new AdamW(engine, [x]));
  // torch.optim.AdamW([x], lr=0.1), float64: a vector has no decay here, so
  // weight_decay=0 there
  [2.9000000005, 2.8001664866210927, 2.7006233928121137].forEach((value, i) =>
    assertAlmostEquals(steps[i]!, value, 1e-12)
  );
});

Deno.test("Optimizer clips the norm of all gradients together", () => {
  const engine = new Engine(reference());
  const { add, multiply, sum } = engine.ops;
  const a = engine.tensor([0], { requiresGrad: true });
  const b = engine.tensor([0], { requiresGrad: true });
  const optimizer = new SGD(engine, [a, b], { maximumNorm: 1 });
  engine.backward(sum(add(multiply(a, 3), multiply(b, 4))));
  optimizer.step(1);
  assertEquals(optimizer.gradientNorm, 5);
  // the norm is 5, so that the gradient becomes (3, 4) / 5
  assertAlmostEquals(a.at(0), -0.6, 1e-6);
  assertAlmostEquals(b.at(0), -0.8, 1e-6);
});

Deno.test("AdamW decays matrices alone", () => {
  const engine = new Engine(reference());
  const { add, multiply, sum } = engine.ops;
  const matrix = engine.tensor([[2]], { requiresGrad: true });
  const vector = engine.tensor([2], { requiresGrad: true });
  const optimizer = new AdamW(engine, [matrix, vector], { weightDecay: 0.5 });
  engine.backward(multiply(add(sum(matrix), sum(vector)), 0));
  optimizer.step(0.1);
  assertAlmostEquals(matrix.at(0, 0), 2 * (1 - 0.1 * 0.5), 1e-6);
  assertEquals(vector.at(0), 2);
});

Deno.test("Optimizer refuses what cannot be optimized", () => {
  const engine = new Engine(reference());
  assertThrows(() => new SGD(engine, []), ArgumentError, "count is 0");
  const fixed = engine.zeros([2]);
  assertThrows(() => new SGD(engine, [fixed]), ArgumentError, "requiresGrad");
  const x = engine.zeros([2], { requiresGrad: true });
  const error = assertThrows(
    () => new AdamW(engine, [x], { beta2: 1 }),
    ArgumentError,
  );
  assertEquals(
    error.message,
    "Cannot make an optimizer as beta2 must be in [0, 1): current value is 1",
  );
});

for (const kind of ["SGD", "AdamW"] as const) {
  Deno.test(`a 2-4-1 network learns XOR with ${kind}`, () => {
    const engine = new Engine(wasm());
    const { meanSquaredError, sigmoid, tanh } = engine.ops;
    const parameters = new ParameterList();
    const initialize = glorotUniform;
    const hidden = new Linear(parameters.child("hidden"), 2, 4, { initialize });
    const out = new Linear(parameters.child("out"), 4, 1, { initialize });
    parameters.allocate(engine, { seed: 1 });
    const x = engine.tensor([[0, 0], [0, 1], [1, 0], [1, 1]]);
    const y = engine.tensor([[0], [1], [1], [0]]);
    const predict = () =>
      sigmoid(out.forward(engine.ops, tanh(hidden.forward(engine.ops, x))));
    const optimizer = kind === "SGD"
      ? new SGD(engine, parameters.segments, { momentum: 0.9 })
      : new AdamW(engine, parameters.segments, { weightDecay: 0 });
    for (let step = 0; step < 2000; step++) {
      using _scope = engine.scope();
      engine.backward(meanSquaredError(predict(), y));
      optimizer.step(kind === "SGD" ? 0.5 : 0.05);
    }
    assertEquals([...predict().data()].map(Math.round), [0, 1, 1, 0]);
  });
}

Deno.test("warmupCosine() rises in a line and falls as a cosine", () => {
  const rate = warmupCosine({ peak: 2, final: 1, warmup: 10, steps: 110 });
  assertEquals([rate(0), rate(4), rate(9), rate(10)], [0.2, 1, 2, 2]);
  assertAlmostEquals(rate(60), 1.5, 1e-12);
  assertAlmostEquals(rate(35), 1.5 + 0.5 * Math.SQRT1_2, 1e-12);
  assertEquals([rate(110), rate(500)], [1, 1]);
  assert(rate(109) > 1);
});

Deno.test("constant() is the same at every step", () => {
  assertEquals([0, 1, 1e6].map(constant(0.5)), [0.5, 0.5, 0.5]);
});

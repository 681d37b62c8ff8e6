import { assert, assertEquals, assertThrows } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import {
  ArgumentError,
  DTypeError,
  ShapeError,
  StaleTensorError,
} from "../../lib/core/errors.ts";
import { Random } from "../../lib/core/random.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import { compile } from "../../lib/plan/compile.ts";
import { formatPlan } from "../../lib/plan/print.ts";
import { validate } from "../../lib/plan/validate.ts";

/** y = tanh(x Wᵀ), its mean square, and a step of plain gradient descent. */
function descent(engine: Engine) {
  const random = new Random(4);
  const w = engine.normal([2, 3], 0, 1, {
    random,
    requiresGrad: true,
    name: "w",
  });
  w.grad = engine.zeros([2, 3], { name: "w.grad" });
  const x = engine.normal([4, 3], 0, 1, { random, name: "x" });
  const { linear, mean, square, tanh } = engine.ops;
  const step = () => {
    const loss = mean(square(tanh(linear(x, w))));
    engine.backward(loss);
    const { size, address } = w;
    engine.kernels("float32").scaleAdd(size, -0.1, w.grad!.address, 1, address);
    return { loss };
  };
  return { w, x, step };
}

Deno.test("compile() computes nothing until it is run", () => {
  const engine = new Engine(reference());
  const { w, step } = descent(engine);
  const before = w.toArray();
  const compiled = compile(engine, step);
  assertEquals(w.toArray(), before);
  compiled.run();
  assert(JSON.stringify(w.toArray()) !== JSON.stringify(before));
});

Deno.test("compile() replays to the same bits as eager", () => {
  const eager = new Engine(wasm());
  const captured = new Engine(wasm());
  const a = descent(eager);
  const b = descent(captured);
  const compiled = compile(captured, b.step);
  for (let i = 0; i < 20; i++) {
    using _scope = eager.scope();
    const { loss } = a.step();
    compiled.run();
    assertEquals(compiled.outputs.loss.item(), loss.item());
  }
  assertEquals(b.w.data(), a.w.data());
});

Deno.test("compile() takes new values for its inputs, and no other shapes", () => {
  const engine = new Engine(reference());
  const { multiply, sum } = engine.ops;
  const x = engine.tensor([1, 2, 3]);
  const step = compile(engine, () => ({ total: sum(multiply(x, x)) }), {
    inputs: [x],
  });
  step.run(engine.tensor([3, 4, 0]));
  assertEquals(step.outputs.total.item(), 25);
  step.run();
  assertEquals(step.outputs.total.item(), 25);
  const shape = assertThrows(
    () => step.run(engine.tensor([1, 2])),
    ShapeError,
  );
  assertEquals(
    shape.message,
    "Cannot run a compiled step as input 0 must have the shape that was " +
      "captured, [3]: current shape is [2]",
  );
  assertThrows(
    () => step.run(engine.tensor([1, 2, 3], { dtype: "float64" })),
    DTypeError,
    "current value is float64",
  );
  assertThrows(() => step.run(x, x), ArgumentError, "takes 1 inputs");
  assertEquals(x.toArray(), [3, 4, 0]);
});

Deno.test("compile() refuses a step that looks at values", () => {
  const engine = new Engine(reference());
  const { multiply, sum } = engine.ops;
  const x = engine.tensor([1, 2, 3]);
  const error = assertThrows(
    () => compile(engine, () => ({ y: multiply(x, sum(x).item()) })),
    ArgumentError,
  );
  assertEquals(
    error.message,
    "Cannot read or write a tensor while a plan is captured as it has no " +
      "value yet: shape is []",
  );
  // the engine is as it was
  assertEquals(sum(x).item(), 6);
});

Deno.test("compile() makes tensors of the captured step stale", () => {
  const engine = new Engine(reference());
  const x = engine.tensor([1, 2]);
  let leaked = x;
  compile(engine, () => ({ y: leaked = engine.ops.exp(x) }));
  assertThrows(() => leaked.toArray(), StaleTensorError);
});

Deno.test("CompiledStep.run() throws once its memory was given back", () => {
  const engine = new Engine(reference());
  const x = engine.tensor([1, 2]);
  const scope = engine.scope();
  const step = compile(engine, () => ({ y: engine.ops.exp(x) }));
  step.run();
  scope[Symbol.dispose]();
  assertThrows(() => step.run(), StaleTensorError);
  assertThrows(() => step.outputs.y.toArray(), StaleTensorError);
});

Deno.test("CompiledStep.run() allocates nothing in the arenas", () => {
  const engine = new Engine(wasm());
  const { step } = descent(engine);
  const compiled = compile(engine, step);
  compiled.run();
  const before = engine.statistics;
  const { bytes } = engine.memory;
  for (let i = 0; i < 1000; i++) compiled.run();
  assertEquals(engine.statistics, before);
  assertEquals(engine.memory.bytes, bytes);
});

Deno.test("compile() reuses memory, and its plan is sound", () => {
  const engine = new Engine(reference());
  const { exp, sum } = engine.ops;
  const x = engine.zeros([1024]);
  const { plan } = compile(engine, () => {
    let y = x;
    for (let i = 0; i < 10; i++) y = exp(y);
    return { total: sum(y) };
  });
  assertEquals(validate(plan), []);
  // two buffers of 4096 bytes take turns
  assert(plan.workspaceBytes <= 2 * 4096 + 64);
});

Deno.test("formatPlan() prints a step as text", () => {
  const engine = new Engine(reference());
  const { w, x, step } = descent(engine);
  const { plan } = compile(engine, step, { named: [w, w.grad!, x] });
  assertEquals(
    formatPlan(plan),
    Deno.readTextFileSync(new URL("descent.plan", import.meta.url)),
  );
});

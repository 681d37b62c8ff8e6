import { assert, assertEquals } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import type { Tensor } from "../../lib/tensor/tensor.ts";

Deno.test("Engine.recomputed() has the gradients of what it runs again", () => {
  const gradients = (again: boolean) => {
    const engine = new Engine(wasm());
    const { add, exp, multiply, sum } = engine.ops;
    const x = engine.tensor([0.5, -1, 2], { requiresGrad: true });
    const w = engine.tensor([3, 1, -2], { requiresGrad: true });
    const body = (x: Tensor) => add(exp(multiply(x, w)), x);
    const run = (x: Tensor) => again ? engine.recomputed(x, body) : body(x);
    // x is used inside and outside, w in two bodies
    engine.backward(sum(multiply(run(run(x)), x)));
    return [x.grad!.toArray(), w.grad!.toArray()];
  };
  assertEquals(gradients(true), gradients(false));
});

Deno.test("Engine.recomputed() runs its body twice", () => {
  const engine = new Engine(wasm());
  const x = engine.tensor([1], { requiresGrad: true });
  let runs = 0;
  const y = engine.recomputed(x, (x) => {
    runs++;
    return engine.ops.square(x);
  });
  assertEquals(runs, 1);
  engine.backward(engine.ops.sum(y));
  assertEquals(runs, 2);
  assertEquals(x.grad!.toArray(), [2]);
  engine.withoutGradients(() => engine.recomputed(x, (x) => x));
  assertEquals(engine.tape.length, 0);
});

Deno.test("Engine.recomputed() takes a body that is not differentiable", () => {
  const engine = new Engine(wasm());
  const x = engine.tensor([1, 5], { requiresGrad: true });
  const y = engine.recomputed(x, (x) => engine.ops.less(x, 3));
  engine.backward(engine.ops.sum(engine.ops.add(y, x)));
  assertEquals(x.grad!.toArray(), [1, 1]);
});

Deno.test("Engine.backward() adds to gradients where it is told to", () => {
  const engine = new Engine(wasm());
  const { multiply, square, sum } = engine.ops;
  const x = engine.tensor([1, 2], { requiresGrad: true });
  const unused = engine.tensor([1], { requiresGrad: true });
  engine.backward(sum(square(x)));
  unused.grad = engine.tensor([7]);
  engine.backward(sum(multiply(x, 10)), [x, unused], { accumulate: true });
  assertEquals(x.grad!.toArray(), [12, 14]);
  assertEquals(unused.grad.toArray(), [7]);
  engine.backward(sum(square(x)), [x, unused]);
  assertEquals(x.grad!.toArray(), [2, 4]);
  assertEquals(unused.grad.toArray(), [0]);
  assert(x.grad !== null);
});

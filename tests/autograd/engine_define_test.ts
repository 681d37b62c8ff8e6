import { assert, assertEquals } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { checkGradient } from "../../lib/autograd/gradient_check.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import { compile } from "../../lib/plan/compile.ts";
import { cubeOp } from "./custom_op.ts";

Deno.test("Engine.define() makes an op that is differentiated", () => {
  const engine = new Engine(wasm());
  const cube = engine.define(cubeOp(3));
  const x = engine.tensor([1, -2, 0.5], { requiresGrad: true });
  engine.backward(engine.ops.sum(cube(x)));
  // 3 x²
  assertEquals(x.grad!.toArray(), [3, 12, 0.75]);
});

Deno.test("Engine.define() makes an op that can be captured", () => {
  const engine = new Engine(wasm());
  const cube = engine.define(cubeOp(3));
  const x = engine.tensor([1, -2]);
  const step = compile(engine, () => ({ y: cube(x) }), { inputs: [x] });
  step.run(engine.tensor([3, 4]));
  assertEquals(step.outputs.y.toArray(), [27, 64]);
});

Deno.test("checkGradient() finds a wrong backward pass of a defined op", () => {
  const engine = new Engine(reference());
  const x = engine.tensor([1, -2, 0.5], {
    dtype: "float64",
    requiresGrad: true,
  });
  assert(checkGradient(engine, engine.define(cubeOp(3)), [x]).ok);
  const wrong = checkGradient(engine, engine.define(cubeOp(2)), [x]);
  assertEquals([wrong.ok, wrong.input], [false, 0]);
  // |2x² - 3x²| / max(1, 3x²): a third where 3x² is above 1
  assert(Math.abs(wrong.error - 1 / 3) < 1e-6);
});

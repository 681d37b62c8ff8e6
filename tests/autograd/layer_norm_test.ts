import { assert, assertEquals } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { checkGradient } from "../../lib/autograd/gradient_check.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";

Deno.test("layerNorm() differentiates a tensor that stands twice", () => {
  const engine = new Engine(reference());
  const { layerNorm } = engine.ops;
  const dtype = "float64";
  const w = engine.tensor([0.3, -1, 2, 0.7], { dtype, requiresGrad: true });
  const b = engine.tensor([1, 2, -1, 0.5], { dtype, requiresGrad: true });
  const own = checkGradient(engine, (w) => layerNorm(w, { weight: w }), [w]);
  assert(own.ok);
  const both = checkGradient(
    engine,
    (w, b) => layerNorm(w, { weight: b, bias: b }),
    [w, b],
  );
  assert(both.ok);
});

Deno.test("Engine.backward() refuses a loss made of comparisons", () => {
  const engine = new Engine(reference());
  const x = engine.tensor([1, 2], { requiresGrad: true });
  assertEquals(engine.ops.less(x, 1.5).requiresGrad, false);
});

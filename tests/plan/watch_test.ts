import { assert, assertEquals } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { NonFiniteError } from "../../lib/autograd/non_finite.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import { compile } from "../../lib/plan/compile.ts";
import { runWatched } from "../../lib/plan/watch.ts";
import { builtin, trainerOf } from "../train/preset_trainer.ts";
import { digestOf } from "../train/preset_trainer.ts";

Deno.test("runWatched() names the op, the tensor and the element", () => {
  const engine = new Engine(wasm());
  const { exp, log, sum } = engine.ops;
  const x = engine.tensor([[1, 2, 3], [4, 5, -6]], { name: "x" });
  const step = compile(engine, () => ({ y: sum(exp(log(x))) }), {
    inputs: [x],
  });
  const found = runWatched(step)!;
  assertEquals(
    [found.op, found.tensor, found.shape, found.index, found.bad, found.size],
    ["log", "output of log", [2, 3], [1, 2], 1, 6],
  );
  assert(Number.isNaN(found.value));
  const [input] = found.inputs;
  assertEquals(
    [input!.name, input!.bad, input!.minimum, input!.there],
    ["x, x", 0, -6, -6],
  );
  assertEquals(
    new NonFiniteError(found, " of step 3").message,
    "Cannot go on as every value must be finite: log of step 3 wrote NaN to " +
      "output of log, shape [2, 3], at [1, 2]",
  );
});

Deno.test("runWatched() finds nothing where every value is finite", () => {
  const engine = new Engine(wasm());
  const { exp, log, sum } = engine.ops;
  const x = engine.tensor([1, 2], { name: "x" });
  const step = compile(engine, () => ({ y: sum(exp(log(x))) }));
  assertEquals(runWatched(step), undefined);
  // in float32, exp(log(2)) is within a few units of 2^-22 of 2
  assert(Math.abs(step.outputs.y.item() - 3) < 1e-6);
});

Deno.test("runWatched() names a gradient", () => {
  const engine = new Engine(wasm());
  const { sqrt, sum } = engine.ops;
  const x = engine.tensor([4, 0], { name: "x", requiresGrad: true });
  x.grad = engine.zeros([2], { name: "x.grad" });
  const step = compile(engine, () => {
    const y = sum(sqrt(x));
    engine.backward(y);
    return { y };
  }, { named: [x, x.grad] });
  const found = runWatched(step)!;
  // 1 / (2 √0)
  assertEquals(
    [found.op, found.kernel, found.tensor, found.index, found.value],
    ["sqrt backward x", "sqrtBackward", "x.grad", [1], Infinity],
  );
});

Deno.test("runWatched() does not look between the rows of a slice", () => {
  const engine = new Engine(wasm());
  const wide = engine.full([4, 4], NaN);
  const part = wide.view([4, 2], [4, 1]);
  const x = engine.ones([2, 2]);
  const step = compile(engine, () => {
    const kernels = engine.kernels("float32");
    // deno-fmt-ignore
    kernels.gemm(0, 0, 4, 2, 2, 1, engine.ones([4, 2]).address, 2, x.address, 2, 0, part.address, 4);
    return { part };
  });
  assertEquals(runWatched(step), undefined);
  assertEquals(part.toArray(), [[2, 2], [2, 2], [2, 2], [2, 2]]);
});

Deno.test("runWatched() trains to the same bits", async () => {
  const corpus = builtin("tiny");
  const digest = async (isWatched: boolean) => {
    const trainer = trainerOf("tiny", wasm(), corpus);
    if (isWatched) {
      trainer.execute = (step) => assertEquals(runWatched(step), undefined);
    }
    const losses = new Float64Array(6).map(() => {
      trainer.run();
      return trainer.loss;
    });
    return await digestOf(trainer, losses);
  };
  assertEquals(await digest(true), await digest(false));
});

Deno.test("runWatched() names a parameter that holds Infinity", () => {
  const trainer = trainerOf("tiny", wasm(), builtin("tiny"));
  const weight = trainer.model.parameters.parameters
    .find(({ name }) => name === "blocks.0.attention.projection.weight")!;
  weight.tensor.data()[70] = Infinity;
  let found: ReturnType<typeof runWatched>;
  trainer.execute = (step) => found = runWatched(step);
  trainer.run();
  assertEquals(found!.op, "linear blocks.0.attention.projection");
  const culprit = found!.inputs.find(({ bad }) => bad > 0);
  assertEquals(culprit?.name, "b, blocks.0.attention.projection.weight");
  assertEquals(culprit?.bad, 1);
});

Deno.test("runWatched() shows what a call overwrote", () => {
  const engine = new Engine(wasm());
  const x = engine.tensor([1, 3e38], { name: "x" });
  const y = engine.tensor([1, 3e38], { name: "y" });
  const step = compile(engine, () => {
    // y = x + y, beyond the largest float32 of 3.4e38
    engine.kernels("float32").scaleAdd(2, 1, x.address, 1, y.address);
    return { y };
  }, { named: [x, y] });
  const found = runWatched(step)!;
  assertEquals([found.tensor, found.index, found.value], ["y", [1], Infinity]);
  const large = Math.fround(3e38);
  assertEquals(
    found.inputs.map(({ name, bad, there }) => [name, bad, there]),
    [["x, x", 0, large], ["out, y", 0, large]],
  );
});

import { assertEquals } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import type { Operations } from "../../lib/autograd/operations.ts";
import { Random } from "../../lib/core/random.ts";
import { compile } from "../../lib/plan/compile.ts";
import type { Tensor } from "../../lib/tensor/tensor.ts";
import { installedBackends } from "../backends.ts";

interface Inputs {
  readonly x: Tensor;
  readonly w: Tensor;
  readonly b: Tensor;
}

type Step = (ops: Operations, inputs: Inputs) => Record<string, Tensor>;

/** The kernels of a step, and its outputs, with and without fusion. */
function run(make: Parameters<typeof engineOf>[0], step: Step, rows = 21) {
  const outcome = (fuse: boolean) => {
    const engine = engineOf(make);
    const random = new Random(8);
    const options = { random, requiresGrad: true };
    const inputs = {
      x: engine.normal([rows, 7], 0, 1, options),
      w: engine.normal([7, 7], 0, 1, options),
      b: engine.normal([7], 0, 1, options),
    };
    const compiled = compile(engine, () => step(engine.ops, inputs), { fuse });
    compiled.run();
    return {
      kernels: compiled.plan.instructions.map(({ kernel }) => kernel),
      values: Object.values(compiled.outputs).map((t) => [...t.data()]),
    };
  };
  return { fused: outcome(true), plain: outcome(false) };
}

function engineOf(make: ReturnType<typeof installedBackends>[0]["make"]) {
  return new Engine(make());
}

const feedForward: Step = ({ linear, relu }, { x, w, b }) => ({
  y: relu(linear(x, w, b)),
});

const residual: Step = ({ add, layerNorm, linear }, { x, w, b }) => {
  const sum = add(x, linear(x, w, b));
  return { sum, y: layerNorm(sum, { weight: b, bias: b }) };
};

const plainResidual: Step = ({ add, layerNorm, linear }, { x, w }) => ({
  y: layerNorm(add(x, linear(x, w))),
});

for (const { name, make } of installedBackends()) {
  Deno.test(`fuse() changes no bit, on ${name}`, () => {
    for (const step of [feedForward, residual, plainResidual]) {
      for (const rows of [1, 3, 16, 21, 64]) {
        const { fused, plain } = run(make, step, rows);
        assertEquals(fused.values, plain.values);
        assertEquals(fused.kernels.length < plain.kernels.length, true);
      }
    }
  });
}

const [first] = installedBackends();
const make = first!.make;

Deno.test("fuse() makes one call of a bias and what follows it", () => {
  const kernels = (step: Step) => run(make, step).fused.kernels;
  assertEquals(kernels(feedForward), ["gemm", "biasRelu"]);
  assertEquals(kernels(residual), ["gemm", "residualLayerNorm"]);
  assertEquals(kernels(plainResidual), ["gemm", "residualLayerNorm"]);
});

Deno.test("fuse() keeps what is read later", () => {
  const { fused, plain } = run(make, ({ exp, linear, relu }, { x, w, b }) => {
    const y = linear(x, w, b);
    return { z: relu(y), e: exp(y) };
  });
  assertEquals(fused.kernels, ["gemm", "add", "relu", "exp"]);
  assertEquals(fused.values, plain.values);
});

Deno.test("fuse() keeps what is an output", () => {
  const { fused, plain } = run(make, ({ linear, relu }, { x, w, b }) => {
    const y = linear(x, w, b);
    return { y, z: relu(y) };
  });
  assertEquals(fused.kernels, ["gemm", "add", "relu"]);
  assertEquals(fused.values, plain.values);
});

Deno.test("fuse() leaves other additions alone", () => {
  const { fused } = run(make, ({ add, layerNorm, relu }, { x, b }) => ({
    column: relu(add(x, b)),
    row: layerNorm(add(b, x)),
  }));
  assertEquals(fused.kernels, ["add", "relu", "add", "layerNorm"]);
});

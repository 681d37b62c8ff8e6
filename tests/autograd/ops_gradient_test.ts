import { assert, assertEquals } from "@std/assert";
import {
  checkGradient,
  type GradientReport,
} from "../../lib/autograd/gradient_check.ts";
import { Engine } from "../../lib/autograd/engine.ts";
import { allOps } from "../../lib/autograd/operations.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import type { Tensor } from "../../lib/tensor/tensor.ts";
import {
  drawValues,
  makeInput,
  makeStridedInput,
  operation,
  reorder,
} from "./sample_inputs.ts";

function describe(name: string, sample: number, found: GradientReport): string {
  const { input, index, analytic, numeric, error } = found;
  return `${name}, sample ${sample}: input ${input} at ${index} has ` +
    `${analytic} and should have ${numeric}, error ${error}`;
}

for (const [name, op] of Object.entries(allOps)) {
  Deno.test(`${name}() has a gradient that central differences confirm`, () => {
    assert(op.samples.length >= 20, `${name} has ${op.samples.length} samples`);
    const engine = new Engine(reference());
    const apply = operation(engine, name);
    op.samples.forEach((sample, i) => {
      using _scope = engine.scope();
      const inputs = drawValues(sample.inputs, i)
        .map((values) => makeInput(engine, values, "float64"));
      const f = (...tensors: Tensor[]) => apply(...sample.arguments(tensors));
      const found = checkGradient(engine, f, inputs);
      assert(found.ok, describe(name, i, found));
      assertEquals(
        found.checked,
        inputs.map((x) => x.requiresGrad ? Math.min(x.size, 256) : 0),
      );
    });
  });

  Deno.test(`${name}() adds to gradients that are there already`, () => {
    const engine = new Engine(reference());
    const apply = operation(engine, name);
    const { add, multiply, sum } = engine.ops;
    op.samples.forEach((sample, i) => {
      using _scope = engine.scope();
      const inputs = drawValues(sample.inputs, i)
        .map((values) => makeInput(engine, values, "float64"));
      // What runs last is differentiated first: its gradients are there when
      // the op's turn comes.
      const f = (...tensors: Tensor[]) =>
        tensors.filter((x) => x.requiresGrad).reduce(
          (y, x) => add(y, sum(multiply(x, 0.7))),
          apply(...sample.arguments(tensors)),
        );
      const found = checkGradient(engine, f, inputs, {
        maximumElements: 4,
        directions: 2,
      });
      assert(found.ok, describe(name, i, found));
    });
  });

  Deno.test(`${name}() takes strided inputs`, () => {
    const engine = new Engine(reference());
    const apply = operation(engine, name);
    op.samples.forEach((sample, i) => {
      using _scope = engine.scope();
      const drawn = drawValues(sample.inputs, i);
      const plain = drawn.map((v) => makeInput(engine, v, "float64"));
      const stored = drawn.map((v) => makeStridedInput(engine, v, "float64"));
      const strided = (...tensors: Tensor[]) =>
        apply(...sample.arguments(tensors.map((t) => reorder(engine, t))));
      const expected = apply(...sample.arguments(plain));
      const actual = strided(...stored);
      assertEquals(actual.shape, expected.shape);
      assertEquals(actual.toTypedArray(), expected.toTypedArray());
      const found = checkGradient(engine, strided, stored, {
        maximumElements: 4,
        directions: 2,
      });
      assert(found.ok, `strided ${describe(name, i, found)}`);
    });
  });
}

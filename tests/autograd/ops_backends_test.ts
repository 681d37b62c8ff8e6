import { assert, assertEquals } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { allOps } from "../../lib/autograd/operations.ts";
import type { DType } from "../../lib/core/dtype.ts";
import type { Backend } from "../../lib/kernels/backend.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import type { Tensor } from "../../lib/tensor/tensor.ts";
import { drawValues, makeInput, operation } from "./sample_inputs.ts";

/** The output of a sample, and the gradients of the sum of its squares. */
function run(
  backend: Backend,
  name: string,
  index: number,
  dtype: DType,
): (number[] | null)[] {
  const engine = new Engine(backend);
  const sample = allOps[name]!.samples[index]!;
  const tensors = drawValues(sample.inputs, index).map(({ input, values }) =>
    // Both element types compute with the same, rounded numbers.
    makeInput(engine, { input, values: values.map(Math.fround) }, dtype)
  );
  const output = operation(engine, name)(...sample.arguments(tensors));
  const { multiply, sum } = engine.ops;
  const loss = sum(multiply(output, output));
  if (loss.requiresGrad) engine.backward(loss);
  const list = (tensor: Tensor | null) =>
    tensor === null ? null : Array.from(tensor.toTypedArray());
  return [output, ...tensors.map((tensor) => tensor.grad)].map(list);
}

// Measured 4e-6: two passes round some ten times each at 6e-8 of the largest
// number on the way, which is not always in the result.
const tolerance = 2e-5;

function assertClose(
  actual: readonly number[],
  expected: readonly number[],
  where: string,
): void {
  assertEquals(actual.length, expected.length, where);
  const scale = expected.reduce((a, b) => Math.max(a, Math.abs(b)), 1);
  expected.forEach((value, i) => {
    const isClose = Math.abs(actual[i]! - value) <= tolerance * scale;
    assert(isClose, `${where} at ${i}: ${actual[i]} instead of ${value}`);
  });
}

for (const [name, op] of Object.entries(allOps)) {
  Deno.test(`${name}() in float32 on WASM agrees with float64`, () => {
    op.samples.forEach((_, index) => {
      const expected = run(reference(), name, index, "float64");
      const actual = run(wasm(), name, index, "float32");
      expected.forEach((values, i) => {
        const found = actual[i] ?? null;
        const where = `${name}, sample ${index}, ` +
          (i === 0 ? "output" : `gradient of input ${i - 1}`);
        if (values === null || found === null) {
          assertEquals(found, values, where);
        } else assertClose(found, values, where);
      });
    });
  });
}

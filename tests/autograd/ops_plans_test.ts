import { assertEquals } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { allOps } from "../../lib/autograd/operations.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import { compile, validate } from "../../lib/plan/mod.ts";
import type { Tensor } from "../../lib/tensor/tensor.ts";
import { drawValues, makeInput, operation } from "./sample_inputs.ts";

const list = (tensor: Tensor | null) =>
  tensor === null ? null : Array.from(tensor.toTypedArray());

for (const [name, op] of Object.entries(allOps)) {
  Deno.test(`${name}() and its gradient replay from a plan to the bit`, () => {
    op.samples.forEach((sample, i) => {
      const engine = new Engine(wasm());
      const inputs = drawValues(sample.inputs, i)
        .map((values) => makeInput(engine, values, "float32"));
      // A plan writes to storage that outlives the step.
      for (const x of inputs) {
        if (x.requiresGrad) x.grad = engine.zeros(x.shape);
      }
      const { multiply, sum } = engine.ops;
      const step = () => {
        const y = operation(engine, name)(...sample.arguments(inputs));
        const loss = sum(multiply(y, y));
        if (loss.requiresGrad) engine.backward(loss);
        return { loss };
      };
      const results = (loss: Tensor) =>
        [loss, ...inputs.map((x) => x.grad)].map(list);
      const eager = results(step().loss);
      const compiled = compile(engine, step);
      assertEquals(validate(compiled.plan), []);
      // What the eager run left is wiped, unless no gradient ever comes.
      const isReached = eager.slice(1).flat().some((value) => value !== 0);
      if (isReached) {
        inputs.forEach((x) => x.grad?.write(x.grad.data().map(() => NaN)));
      }
      compiled.run();
      assertEquals(results(compiled.outputs.loss), eager);
    });
  });
}

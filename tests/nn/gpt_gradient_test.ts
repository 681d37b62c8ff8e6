import { assert, assertEquals } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { checkDirections } from "../../lib/autograd/gradient_check.ts";
import { Random } from "../../lib/core/random.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import { GPT, type GPTConfig } from "../../lib/nn/gpt.ts";
import type { Tensor } from "../../lib/tensor/tensor.ts";

const batch = 2, time = 6;

/** Rounding leaves 1e-16 of a loss of 3 over a step of 1e-5, and derivatives
 * are 0.02: 1e-9 of one, the worst of the directions below, times 100. */
const options = { tolerance: 1e-7 };

const sizes = {
  vocabulary: 11,
  context: 8,
  features: 12,
  heads: 3,
  layers: 2,
  hidden: 20,
};

const configs: Readonly<Record<string, GPTConfig>> = {
  "ReLU, bias, untied": {
    ...sizes,
    activation: "relu",
    bias: true,
    tiedHead: false,
    dropout: 0,
  },
  "GELU, no bias, tied": {
    ...sizes,
    activation: "gelu",
    bias: false,
    tiedHead: true,
    dropout: 0,
  },
  "GELU by tanh, bias, tied": {
    ...sizes,
    activation: "geluTanh",
    bias: true,
    tiedHead: true,
    dropout: 0,
  },
  "GELU, bias, tied, dropout": {
    ...sizes,
    activation: "gelu",
    bias: true,
    tiedHead: true,
    dropout: 0.2,
  },
};

interface Subject {
  readonly engine: Engine;
  readonly loss: () => Tensor;
  readonly parameters: readonly Tensor[];
}

/** A float64 model away from its first values, where biases are 0 and
 * attention is even, and the loss of one batch. */
function subjectOf(config: GPTConfig): Subject {
  const engine = new Engine(reference());
  const model = new GPT(config);
  model.parameters.allocate(engine, { dtype: "float64" });
  const random = new Random(8);
  for (const { name, tensor } of model.parameters.parameters) {
    const center = name.includes("orm.weight") ? 1 : 0;
    tensor.data().forEach((_, i, data) =>
      data[i] = center + 0.3 * random.normal()
    );
  }
  const draw = () =>
    engine.tensor(
      Int32Array.from(
        { length: batch * time },
        () => random.below(config.vocabulary),
      ),
      { shape: [batch, time] },
    );
  const tokens = draw(), targets = draw();
  const dropout = { seed: 3, step: engine.tensor(Int32Array.of(5)) };
  return {
    engine,
    loss: () => model.loss(engine, tokens, targets, { dropout }),
    parameters: model.parameters.parameters.map(({ tensor }) => tensor),
  };
}

for (const [name, config] of Object.entries(configs)) {
  Deno.test(`GPT has the gradient of central differences: ${name}`, () => {
    const { engine, loss, parameters } = subjectOf(config);
    const found = checkDirections(engine, loss, parameters, 100, options);
    assertEquals(found.checked, [100]);
    assert(found.ok, `direction ${found.index} is off by ${found.error}`);
  });

  Deno.test(`GPT with one gradient 1 % off is refused: ${name}`, () => {
    const { engine, loss, parameters } = subjectOf(config);
    engine.backward(loss());
    for (const parameter of parameters) {
      const gradient = Float64Array.from(parameter.grad!.toTypedArray());
      const off = 0.01 * Math.hypot(...gradient) / Math.sqrt(gradient.length);
      const { add, multiply, subtract, sum } = engine.ops;
      // adds 0 to the loss, and `off` to each element of the gradient
      const wrong = () => {
        const lost = engine.withoutGradients(() => sum(parameter));
        return add(loss(), multiply(subtract(sum(parameter), lost), off));
      };
      const found = checkDirections(engine, wrong, parameters, 3, options);
      assert(!found.ok, `${parameter.name} passed: ${found.error}`);
    }
  });
}

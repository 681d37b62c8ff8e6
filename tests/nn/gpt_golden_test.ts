import { assert, assertEquals } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import { GPT, type GPTConfig } from "../../lib/nn/gpt.ts";
import { compile } from "../../lib/plan/compile.ts";
import { AdamW } from "../../lib/train/adamw.ts";
import { installedBackends } from "../backends.ts";

/** What tests/golden/gpt.py printed. */
interface Golden {
  readonly batch: number;
  readonly time: number;
  readonly learningRate: number;
  readonly beta2: number;
  readonly weightDecay: number;
  readonly maximumNorm: number;
  readonly models: Readonly<Record<string, GoldenModel>>;
}

interface GoldenModel {
  readonly config: Omit<GPTConfig, "dropout">;
  readonly names: readonly string[];
  readonly logits: readonly number[];
  readonly loss: number;
  readonly gradients: Readonly<Record<string, readonly number[]>>;
  readonly losses: readonly number[];
  readonly norms: readonly number[];
}

const golden: Golden = JSON.parse(
  Deno.readTextFileSync(new URL("../golden/gpt.json", import.meta.url)),
);

/** The weights of gpt.py: a sine of the place, by the kind of parameter. */
function initialize(model: GPT): void {
  model.parameters.parameters.forEach(({ name, tensor }, p) => {
    const data = tensor.data();
    const isScale = name.includes("orm.weight");
    const amplitude = isScale ? 0.1 : name.endsWith("bias") ? 0.02 : 0.3;
    for (let i = 0; i < data.length; i++) {
      const wave = amplitude * Math.sin(1 + 0.7 * p + 0.37 * i);
      data[i] = isScale ? 1 + wave : wave;
    }
  });
}

/** The batch of gpt.py: tokens, and the token of the next place. */
function batch(step: number, vocabulary: number): [Int32Array, Int32Array] {
  const token = (_: unknown, i: number) =>
    (7 * step * step + 3 * i + Math.floor(i * i / 5)) % vocabulary;
  const ids = Int32Array.from(
    { length: golden.batch * golden.time + 1 },
    token,
  );
  return [ids.slice(0, -1), ids.slice(1)];
}

function setUp(engine: Engine, { config }: GoldenModel) {
  const model = new GPT({ ...config, dropout: 0 });
  model.parameters.allocate(engine);
  initialize(model);
  const shape = [golden.batch, golden.time];
  const tokens = engine.zeros(shape, { dtype: "int32" });
  const targets = engine.zeros(shape, { dtype: "int32" });
  const load = (step: number) => {
    const [ids, next] = batch(step, config.vocabulary);
    tokens.write(ids);
    targets.write(next);
  };
  load(0);
  return { model, tokens, targets, load };
}

/** The largest difference, relative to the largest of the expected values:
 * single elements near 0 are differences of larger ones. */
function distance(actual: ArrayLike<number>, expected: readonly number[]) {
  assertEquals(actual.length, expected.length);
  const largest = Math.max(...expected.map(Math.abs));
  return Math.max(...expected.map((v, i) => Math.abs(v - actual[i]!))) /
    largest;
}

for (const { name: kind, make } of installedBackends()) {
  for (const [name, expected] of Object.entries(golden.models)) {
    Deno.test(`GPT agrees with PyTorch: ${name} on ${kind}`, () => {
      const engine = new Engine(make());
      const { model, tokens, targets } = setUp(engine, expected);
      const parameters = model.parameters.parameters;
      assertEquals(parameters.map(({ name }) => name), expected.names);
      const logits = model.logits(engine, tokens);
      assert(distance(logits.data(), expected.logits) < 1e-5);
      const loss = model.loss(engine, tokens, targets);
      engine.backward(loss);
      assert(Math.abs(loss.item() / expected.loss - 1) < 1e-5);
      for (const { name, tensor } of parameters) {
        const far = distance(tensor.grad!.data(), expected.gradients[name]!);
        assert(far < 1e-4, `the gradient of ${name} is off by ${far}`);
      }
    });

    Deno.test(`AdamW follows PyTorch for ten steps: ${name} on ${kind}`, () => {
      const engine = new Engine(make());
      const { model, tokens, targets, load } = setUp(engine, expected);
      const optimizer = new AdamW(engine, model.parameters.segments, golden);
      const step = compile(engine, () => {
        const loss = model.loss(engine, tokens, targets);
        engine.backward(loss);
        optimizer.update();
        return { loss };
      });
      expected.losses.forEach((loss, i) => {
        load(i);
        optimizer.prepare(golden.learningRate);
        step.run();
        const actual = step.outputs.loss.item();
        assert(
          Math.abs(actual / loss - 1) < 1e-5,
          `the loss of step ${i} is ${actual}, PyTorch's is ${loss}`,
        );
        const norm = expected.norms[i]!;
        assert(Math.abs(optimizer.gradientNorm / norm - 1) < 1e-4);
      });
    });
  }
}

Deno.test("a wrong gradient is far from PyTorch's", () => {
  const engine = new Engine(reference());
  const expected = golden.models.relu_bias_untied!;
  const { model, tokens, targets } = setUp(engine, expected);
  model.parameters.parameters[4]!.tensor.data()[0]! += 0.05;
  engine.backward(model.loss(engine, tokens, targets));
  const { name, tensor } = model.parameters.parameters[4]!;
  const far = distance(tensor.grad!.data(), expected.gradients[name]!);
  assert(far > 1e-4, `a changed weight moves the gradient by ${far} only`);
});

import { assertEquals, assertThrows } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { ArgumentError } from "../../lib/core/errors.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import { GPT } from "../../lib/nn/gpt.ts";
import { normal, ones } from "../../lib/nn/initializers.ts";
import { Linear } from "../../lib/nn/linear.ts";
import { ParameterList } from "../../lib/nn/parameters.ts";
import { type PresetName, presets } from "../../lib/train/presets.ts";

Deno.test("GPT has exactly the parameters of each preset", () => {
  const count = (name: PresetName, vocabulary: number) =>
    new GPT({ ...presets[name].model, vocabulary }).parameters.count;
  assertEquals(count("tiny", 35), 46_307);
  assertEquals(count("small", 66), 430_146);
  assertEquals(count("medium", 66), 3_226_178);
  assertEquals(count("large", 66), 19_048_514);
  // nanoGPT's baby GPT: 65·128 + 64·128 + 4·(12·128² + 2·128) + 128
  assertEquals(count("shakespeare", 65), 804_096);
});

Deno.test("GPT refuses a config that no model can have", () => {
  const config = { ...presets.tiny.model, vocabulary: 35 };
  const heads = assertThrows(
    () => new GPT({ ...config, heads: 5 }),
    ArgumentError,
  );
  assertEquals(
    heads.message,
    "Cannot make a model as its heads must divide its features: " +
      "current values are 5 heads and 64 features",
  );
  const layers = assertThrows(
    () => new GPT({ ...config, layers: 0 }),
    ArgumentError,
  );
  assertEquals(
    layers.message,
    "Cannot make a model as layers must be a positive integer: " +
      "current value is 0",
  );
});

Deno.test("GPT.logits() refuses a sequence beyond its context", () => {
  const engine = new Engine(reference());
  const model = new GPT({ ...presets.tiny.model, vocabulary: 35, context: 4 });
  model.parameters.allocate(engine);
  const tokens = engine.zeros([1, 5], { dtype: "int32" });
  const error = assertThrows(
    () => model.logits(engine, tokens),
    ArgumentError,
  );
  assertEquals(
    error.message,
    "Cannot run a model as the sequence must be at most 4 tokens: " +
      "current length is 5",
  );
});

Deno.test("GPT is causal: a later token changes no earlier logit", () => {
  const engine = new Engine(reference());
  const model = new GPT({ ...presets.tiny.model, vocabulary: 9 });
  model.parameters.allocate(engine, { seed: 3 });
  const logits = (ids: number[]) =>
    model.logits(engine, engine.tensor([ids], { dtype: "int32" })).data();
  const before = logits([1, 2, 3, 4, 5]);
  const after = logits([1, 2, 3, 8, 0]);
  assertEquals(after.subarray(0, 3 * 9), before.subarray(0, 3 * 9));
  assertEquals(after[3 * 9] === before[3 * 9], false);
});

Deno.test("ParameterList lays decayed parameters in one block, others in another", () => {
  const engine = new Engine(reference());
  const list = new ParameterList();
  const first = list.declare("a", [3, 5], { initialize: normal(1) });
  const bias = list.child("b").declare("bias", [2], { initialize: ones });
  const second = list.declare("c", [2, 2], { initialize: normal(1) });
  list.allocate(engine, { seed: 1 });
  const [decayed, others] = list.segments;
  assertEquals([decayed!.decays, others!.decays], [true, false]);
  assertEquals(second.tensor.address - first.tensor.address, 16 * 4);
  assertEquals(first.tensor.address, decayed!.values.address);
  assertEquals(second.tensor.grad!.address, decayed!.gradients.address + 64);
  assertEquals(bias.name, "b.bias");
  assertEquals(bias.tensor.toArray(), [1, 1]);
  // padding is zero in both, so that norms are those of the parameters
  assertEquals(decayed!.values.data()[15], 0);
  assertEquals([...decayed!.gradients.data()], new Array(32).fill(0));
});

Deno.test("ParameterList draws the same values for the same seed", () => {
  const draw = (seed: number) => {
    const engine = new Engine(reference());
    const list = new ParameterList();
    const linear = new Linear(list, 7, 3);
    list.allocate(engine, { seed });
    return [...linear.weight.tensor.data()];
  };
  assertEquals(draw(5), draw(5));
  assertEquals(draw(5)[0] === draw(6)[0], false);
});

Deno.test("Parameter.tensor throws before the list is allocated", () => {
  const parameter = new ParameterList().declare("scale", [2]);
  const error = assertThrows(() => parameter.tensor, ArgumentError);
  assertEquals(
    error.message,
    "Cannot use a parameter as its list must be allocated first: " +
      "name is scale",
  );
});

Deno.test("ParameterList.allocate() takes half of the memory without gradients", () => {
  const usedBy = (gradients: boolean) => {
    const engine = new Engine(reference());
    const list = new ParameterList();
    const weight = list.declare("a", [64, 64], { initialize: ones });
    list.allocate(engine, { gradients });
    assertEquals(weight.tensor.requiresGrad, gradients);
    assertEquals(weight.tensor.grad !== null, gradients);
    return { list, used: engine.statistics.used };
  };
  const { list, used } = usedBy(false);
  assertEquals(used, 64 * 64 * 4);
  assertEquals(usedBy(true).used, 2 * used);
  assertThrows(
    () => list.segments,
    ArgumentError,
    "their list must be allocated first, with gradients: count is 4096",
  );
});

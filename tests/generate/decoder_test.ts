import { assert, assertEquals, assertThrows } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { ArgumentError } from "../../lib/core/errors.ts";
import { Random } from "../../lib/core/random.ts";
import { Decoder, type DecoderOptions } from "../../lib/generate/decoder.ts";
import type { Backend } from "../../lib/kernels/backend.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import { GPT, type GPTConfig } from "../../lib/nn/gpt.ts";
import { installedBackends } from "../backends.ts";

const base: GPTConfig = {
  vocabulary: 13,
  context: 24,
  features: 24,
  heads: 3,
  layers: 2,
  hidden: 40,
  activation: "relu",
  bias: true,
  tiedHead: false,
  dropout: 0,
};

const configs: readonly GPTConfig[] = [
  base,
  { ...base, activation: "gelu", bias: false, tiedHead: true },
  { ...base, layers: 1, heads: 1, features: 7, hidden: 5, tiedHead: true },
  { ...base, heads: 8, features: 64, layers: 3, bias: false },
  { ...base, activation: "geluTanh", tiedHead: true },
];

function modelOf(backend: Backend, config: GPTConfig) {
  const engine = new Engine(backend);
  const model = new GPT(config);
  model.parameters.allocate(engine, { seed: 3 });
  // weights ten times as large, so that attention is far from uniform
  for (const { tensor } of model.parameters.parameters) {
    const values = tensor.data();
    if (tensor.rank > 1) values.forEach((value, i) => values[i] = 10 * value);
  }
  return { engine, model };
}

/** Logits of the whole forward pass at the last of some tokens. */
function expected(engine: Engine, model: GPT, context: readonly number[]) {
  using _scope = engine.scope();
  return engine.withoutGradients(() => {
    const tokens = engine.tensor([[...context]], { dtype: "int32" });
    const all = model.logits(engine, tokens).data() as Float32Array;
    return all.slice(-model.config.vocabulary);
  });
}

/** Within 1e-5 of the largest logit: float32 sums of a few hundred products in
 * another order. */
function assertNear(actual: Float32Array, wanted: Float32Array, what: string) {
  const size = Math.max(...wanted.map(Math.abs));
  wanted.forEach((value, i) => {
    const error = Math.abs(actual[i]! - value) / size;
    assert(error <= 1e-5, `${what}, logit ${i}: off by ${error}`);
  });
}

/** Sequences of random lengths that come and go, each compared at every token
 * with the forward pass over what the model may see of it. */
function compare(backend: Backend, config: GPTConfig, options: DecoderOptions) {
  const { engine, model } = modelOf(backend, config);
  const decoder = new Decoder(engine, model, options);
  const random = new Random(11);
  const token = () => random.below(config.vocabulary);
  const seen = new Map<number, number[]>();
  let checked = 0;
  for (let round = 0; round < 60; round++) {
    if (decoder.free > 0 && random.uniform() < 0.5) {
      const length = 1 + random.below(config.context + 6);
      const prompt = Array.from({ length }, token);
      seen.set(decoder.add(prompt), prompt.slice(-decoder.window));
    }
    for (const slot of [...decoder.step()]) {
      const context = seen.get(slot)!;
      const wanted = expected(engine, model, context);
      assertNear(decoder.logits(slot), wanted, `round ${round}, slot ${slot}`);
      checked++;
      if (random.uniform() < 0.05) {
        decoder.remove(slot);
        seen.delete(slot);
        continue;
      }
      const next = token();
      context.push(next);
      if (context.length > decoder.window) {
        context.splice(0, context.length - decoder.kept);
      }
      decoder.append(slot, next);
    }
  }
  assert(checked > 20, `${checked} checked`);
}

for (const { name, make } of installedBackends()) {
  Deno.test(`Decoder computes what the whole forward pass does (${name})`, () => {
    configs.forEach((config, i) => {
      const batch = [1, 8, 3, 5, 2][i]!;
      compare(make(), config, { batch, chunk: [64, 7, 2, 16, 1][i]! });
    });
  });
}

Deno.test("Decoder holds any number of sequences of a random model", () => {
  const random = new Random(17);
  const pick = <T>(...choices: readonly T[]) =>
    choices[random.below(choices.length)]!;
  for (let batch = 1; batch <= 8; batch++) {
    const heads = 1 + random.below(5);
    compare(wasm(), {
      vocabulary: 2 + random.below(40),
      context: 1 + random.below(40),
      features: heads * (1 + random.below(20)),
      heads,
      layers: 1 + random.below(4),
      hidden: 1 + random.below(90),
      activation: pick("relu", "gelu", "geluTanh"),
      bias: pick(true, false),
      tiedHead: pick(true, false),
      dropout: 0.1,
    }, { batch, chunk: 1 + random.below(40) });
  }
});

Deno.test("Decoder slides a full window by any step", () => {
  for (const [window, kept] of [[1, 1], [2, 1], [5, 5], [5, 4], [24, 1]]) {
    compare(wasm(), base, { batch: 2, window: window!, kept: kept! });
  }
});

Deno.test("Decoder takes no memory in its steps", () => {
  const { engine, model } = modelOf(wasm(), base);
  const decoder = new Decoder(engine, model, { batch: 2 });
  const before = [engine.statistics.used, engine.memory.bytes];
  for (let i = 0; i < 10_000; i++) {
    if (decoder.free > 0) decoder.add([i % 13]);
    for (const slot of decoder.step()) {
      if (i % 97 === 96) decoder.remove(slot);
      else decoder.append(slot, i % 13);
    }
  }
  assertEquals([engine.statistics.used, engine.memory.bytes], before);
  // keys and values of two layers of 24 features, four bytes each
  assertEquals(decoder.bytesPerToken, 2 * 2 * 24 * 4);
});

Deno.test("Decoder says what it cannot do", () => {
  const { engine, model } = modelOf(wasm(), base);
  const decoder = new Decoder(engine, model);
  const refuse = (body: () => unknown, message: string) =>
    assertThrows(body, ArgumentError, message);
  refuse(() => decoder.add([]), "the prompt must hold a token");
  refuse(() => decoder.add([1, 13]), "from 0 to 12: current value is 13");
  refuse(() => decoder.add([1, 0.5]), "current value is 0.5");
  refuse(() => decoder.logits(0), "current slot is 0");
  assertEquals(decoder.free, 1);
  const slot = decoder.add([1]);
  refuse(() => decoder.add([1]), "current count is 1 of 1");
  refuse(() => decoder.logits(slot), "must have computed it to its end");
  refuse(() => decoder.append(slot, -1), "current value is -1");
  decoder.remove(slot);
  refuse(() => decoder.remove(slot), "one that was added");
  refuse(() => new Decoder(engine, model, { batch: 0 }), "batch must be");
  refuse(
    () => new Decoder(engine, model, { kept: 25 }),
    "at most the window's",
  );
});

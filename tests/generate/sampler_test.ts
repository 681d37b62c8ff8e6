import { assert, assertEquals, assertThrows } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { ArgumentError } from "../../lib/core/errors.ts";
import { Random } from "../../lib/core/random.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import { GPT } from "../../lib/nn/gpt.ts";
import { Generator } from "../../lib/generate/generator.ts";
import { presets } from "../../lib/train/presets.ts";
import {
  type SamplerOptions,
  sampleToken,
} from "../../lib/generate/sampler.ts";

const logits = Float32Array.of(Math.log(1), Math.log(6), Math.log(3));

/** How often each id is chosen. */
function shares(options: SamplerOptions, draws = 20_000): number[] {
  const random = new Random(9);
  const counts = [0, 0, 0];
  for (let i = 0; i < draws; i++) {
    counts[sampleToken(logits, random, options)]!++;
  }
  return counts.map((count) => count / draws);
}

/** Within four standard deviations of a share of 20,000 draws: 0.015. */
function assertShares(actual: number[], expected: number[]): void {
  actual.forEach((share, id) =>
    assert(Math.abs(share - expected[id]!) < 0.015)
  );
}

Deno.test("sampleToken() follows the softmax of the logits", () => {
  assertShares(shares({ temperature: 1 }), [0.1, 0.6, 0.3]);
});

Deno.test("sampleToken() sharpens with a low temperature", () => {
  // weights 1, 36, 9
  assertShares(shares({ temperature: 0.5 }), [1 / 46, 36 / 46, 9 / 46]);
  assertEquals(shares({ temperature: 0 }, 50), [0, 1, 0]);
});

Deno.test("sampleToken() keeps the k likeliest", () => {
  assertShares(shares({ temperature: 1, topK: 2 }), [0, 2 / 3, 1 / 3]);
  assertEquals(shares({ temperature: 1, topK: 1 }, 50), [0, 1, 0]);
  assertShares(shares({ temperature: 1, topK: 99 }), [0.1, 0.6, 0.3]);
});

Deno.test("sampleToken() keeps the likeliest that reach a probability", () => {
  assertEquals(shares({ temperature: 1, topP: 0.5 }, 50), [0, 1, 0]);
  assertShares(shares({ temperature: 1, topP: 0.8 }), [0, 2 / 3, 1 / 3]);
  assertShares(shares({ temperature: 1, topP: 1 }), [0.1, 0.6, 0.3]);
});

Deno.test("sampleToken() never chooses NaN, and refuses when all are", () => {
  const random = new Random(1);
  const some = Float32Array.of(NaN, 0, NaN);
  assertEquals(sampleToken(some, random, { temperature: 1 }), 1);
  const none = Float32Array.of(NaN, NaN);
  assertThrows(
    () => sampleToken(none, random, { temperature: 1 }),
    ArgumentError,
    "logits must be finite",
  );
});

Deno.test("sampleToken() refuses options out of range", () => {
  const choose = (options: SamplerOptions) => () =>
    sampleToken(logits, new Random(1), options);
  const error = assertThrows(choose({ temperature: -1 }), ArgumentError);
  assertEquals(
    error.message,
    "Cannot choose a token as the temperature must be at least 0: " +
      "current value is -1",
  );
  assertThrows(choose({ temperature: 1, topK: 0 }), ArgumentError, "top-k");
  assertThrows(choose({ temperature: 1, topP: 1.5 }), ArgumentError, "top-p");
});

function generator(window: number) {
  const engine = new Engine(wasm());
  const model = new GPT({ ...presets.tiny.model, features: 8, vocabulary: 11 });
  model.parameters.allocate(engine, { seed: 2 });
  return { engine, model, generator: new Generator(engine, model, window) };
}

Deno.test("Generator.logits() are the model's at the last token", () => {
  const { engine, model, generator: made } = generator(6);
  for (const context of [[3], [1, 2, 3], [5, 4, 3, 2, 1, 0]]) {
    const tokens = engine.tensor([context], { dtype: "int32" });
    const all = model.logits(engine, tokens).data();
    const last = [...all.slice(-11)];
    [...made.logits(context)].forEach((value, i) =>
      assert(Math.abs(value - last[i]!) < 1e-6)
    );
  }
});

Deno.test("Generator.generate() repeats itself for a seed, beyond its window", () => {
  const { generator: made } = generator(6);
  const draw = (seed: number) => [
    ...made.generate([1, 2], { length: 40, seed, temperature: 1 }),
  ];
  assertEquals(draw(1).length, 40);
  assertEquals(draw(1), draw(1));
  assert(draw(1).join() !== draw(2).join());
  assert(draw(3).every((id) => id >= 0 && id < 11));
});

Deno.test("Generator.generate() needs a prompt", () => {
  const { generator: made } = generator(6);
  assertThrows(
    () => [...made.generate([], { length: 1, seed: 1, temperature: 1 })],
    ArgumentError,
    "the prompt must hold a token",
  );
});

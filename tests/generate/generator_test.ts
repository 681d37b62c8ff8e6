import { assert, assertEquals, assertThrows } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { ArgumentError } from "../../lib/core/errors.ts";
import { Generator } from "../../lib/generate/generator.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import { GPT } from "../../lib/nn/gpt.ts";
import { presets } from "../../lib/train/presets.ts";

function generator(window: number, kept?: number) {
  const engine = new Engine(wasm());
  const model = new GPT({ ...presets.tiny.model, features: 8, vocabulary: 11 });
  model.parameters.allocate(engine, { seed: 2 });
  const options = kept === undefined ? {} : { kept };
  const made = new Generator(engine, model, window, options);
  return { engine, model, generator: made };
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

Deno.test("Generator.generate() chooses as the whole forward pass does", () => {
  for (const kept of [undefined, 6, 1]) {
    const { engine, model, generator: made } = generator(6, kept);
    const context = [1, 2, 3], expected: number[] = [];
    for (let i = 0; i < 30; i++) {
      const tokens = engine.tensor([context], { dtype: "int32" });
      const last = [...model.logits(engine, tokens).data().slice(-11)];
      const id = last.indexOf(Math.max(...last));
      expected.push(id);
      context.push(id);
      if (context.length > 6) context.splice(0, context.length - (kept ?? 3));
    }
    const options = { length: 30, seed: 1, temperature: 0 };
    assertEquals([...made.generate([1, 2, 3], options)], expected);
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

Deno.test("Generator.generate() may be left, and run side by side", () => {
  const { generator: made } = generator(6);
  const options = { length: 20, temperature: 1 };
  const alone = [1, 2].map((seed) => [
    ...made.generate([seed], { ...options, seed }),
  ]);
  const runs = [1, 2].map((seed) =>
    made.generate([seed], { ...options, seed })
  );
  made.generate([3], { ...options, seed: 3 }).next();
  const turns = Array.from(
    { length: 20 },
    () => runs.map((run) => run.next().value),
  );
  assertEquals([0, 1].map((run) => turns.map((turn) => turn[run])), alone);
});

Deno.test("Generator sees what training changed", () => {
  const { model, generator: made } = generator(6);
  const options = { length: 9, seed: 1, temperature: 0 };
  const draw = () => [...made.generate([1, 2, 3], options)].join();
  const before = draw();
  for (const { tensor } of model.parameters.parameters) {
    tensor.data().forEach((_, i, values) => values[i] = Math.sin(i));
  }
  assert(draw() !== before);
});

Deno.test("Generator.generate() needs a prompt", () => {
  const { generator: made } = generator(6);
  assertThrows(
    () => [...made.generate([], { length: 1, seed: 1, temperature: 1 })],
    ArgumentError,
    "the prompt must hold a token",
  );
});

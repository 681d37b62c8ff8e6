import { assert, assertEquals, assertThrows } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { ArgumentError } from "../../lib/core/errors.ts";
import { ByteTokenizer } from "../../lib/data/byte_tokenizer.ts";
import {
  BatchGenerator,
  type BatchOptions,
  type GeneratedToken,
} from "../../lib/generate/batch_generator.ts";
import { Generator } from "../../lib/generate/generator.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import { GPT } from "../../lib/nn/gpt.ts";
import { presets } from "../../lib/train/presets.ts";

const window = 16;

function setUp(options: BatchOptions = {}) {
  const engine = new Engine(wasm());
  const model = new GPT({
    ...presets.tiny.model,
    features: 16,
    vocabulary: 256,
  });
  model.parameters.allocate(engine, { seed: 2 });
  // likely tokens, so that rounding decides nothing
  for (const { tensor } of model.parameters.parameters) {
    const values = tensor.data();
    if (tensor.rank > 1) values.forEach((value, i) => values[i] = 15 * value);
  }
  const batch = new BatchGenerator(engine, model, { window, ...options });
  return { engine, model, batch };
}

/** Runs until all have ended; the tokens of each sequence. */
function finish(batch: BatchGenerator): Map<number, GeneratedToken[]> {
  const tokens = new Map<number, GeneratedToken[]>();
  while (batch.size > 0) {
    for (const token of batch.step()) {
      const list = tokens.get(token.sequence) ?? [];
      tokens.set(token.sequence, [...list, token]);
    }
  }
  return tokens;
}

Deno.test("BatchGenerator gives a sequence what it gets alone", () => {
  const { engine, model, batch } = setUp({ batch: 3 });
  const alone = new Generator(engine, model, window);
  const asked = Array.from({ length: 10 }, (_, i) => ({
    prompt: Array.from({ length: 1 + 5 * i }, (_, j) => (i * 31 + j * 7) % 256),
    options: { length: 5 + i, temperature: 1, topK: 40, seed: i % 4 },
  }));
  asked.forEach(({ prompt, options }, i) =>
    assertEquals(batch.add(prompt, options), i)
  );
  assertEquals([batch.size, batch.waiting], [10, 10]);
  const found = finish(batch);
  asked.forEach(({ prompt, options }, i) => {
    const tokens = found.get(i)!;
    assertEquals(
      tokens.map(({ id }) => id),
      [...alone.generate(prompt, options)],
    );
    assertEquals(tokens.map(({ finished }) => finished), [
      ...new Array(options.length - 1).fill(null),
      "length",
    ]);
  });
});

Deno.test("BatchGenerator stops at texts and at the end of the text", () => {
  const { batch } = setUp({ batch: 2, tokenizer: new ByteTokenizer() });
  const greedy = { temperature: 0, seed: 0, length: 12 };
  batch.add([65], greedy);
  const free = finish(batch).get(0)!;
  const whole = free.map(({ text }) => text).join("");
  const stop = [whole.slice(4, 6)];
  const end = free[7]!.id;
  batch.add([65], { ...greedy, stop });
  batch.add([65], { ...greedy, endOfText: end });
  const found = finish(batch);
  const [stopped, ended] = [found.get(1)!, found.get(2)!];
  assertEquals(
    stopped.map(({ text }) => text).join(""),
    whole.slice(0, whole.indexOf(stop[0]!)),
  );
  assertEquals(stopped.at(-1)!.finished, "stop");
  assertEquals([ended.at(-1)!.id, ended.at(-1)!.finished], [end, "end"]);
  const first = free.findIndex(({ id }) => id === end);
  assertEquals(
    ended.map(({ id }) => id),
    free.slice(0, first + 1).map(({ id }) => id),
  );
});

Deno.test("BatchGenerator.cancel() frees the place of a sequence", () => {
  const { batch } = setUp({ batch: 1 });
  const options = { temperature: 0, seed: 0, length: 1000 };
  const [running, waiting, last] = [[1], [2], [3]].map((prompt) =>
    batch.add(prompt, { ...options, length: prompt[0] === 3 ? 2 : 1000 })
  ) as [number, number, number];
  batch.step();
  assertEquals([batch.cancel(waiting), batch.cancel(running)], [true, true]);
  assertEquals([batch.cancel(running), batch.cancel(99)], [false, false]);
  assertEquals([...finish(batch).keys()], [last]);
});

Deno.test("BatchGenerator lists the probabilities of the model", () => {
  const { engine, model, batch } = setUp();
  batch.add([7, 8], { temperature: 0.1, seed: 3, length: 1, alternatives: 3 });
  const [{ id, probability }] = finish(batch).get(0)! as [GeneratedToken];
  const tokens = engine.tensor([[7, 8]], { dtype: "int32" });
  const logits = [...model.logits(engine, tokens).data().slice(-256)];
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
  const expected = logits.map((logit) => logit - Math.log(total));
  const order = expected.map((_, id) => id)
    .sort((a, b) => expected[b]! - expected[a]!);
  assertEquals(probability!.id, id);
  assertEquals(probability!.top.map(({ id }) => id), order.slice(0, 3));
  for (const { id, logProbability } of [probability!, ...probability!.top]) {
    // logits of float32, about 10
    assert(Math.abs(logProbability - expected[id]!) < 1e-4);
  }
});

Deno.test("BatchGenerator ends a sequence without finite logits, and no other", () => {
  const { model, batch } = setUp({ batch: 2 });
  const { tensor } = model.parameters.parameters[0]!;
  tensor.data().fill(NaN, 16 * 200, 16 * 201);
  batch.add([200], { temperature: 1, seed: 1, length: 3 });
  batch.add([1], {
    temperature: 0,
    seed: 1,
    length: 3,
    logitBias: new Map([[5, 1000]]),
  });
  const found = finish(batch);
  const [failed] = found.get(0)! as [GeneratedToken];
  assertEquals([failed.id, failed.finished], [-1, "error"]);
  assert(failed.error instanceof ArgumentError);
  assertEquals(found.get(1)!.map(({ id }) => id), [5, 5, 5]);
});

Deno.test("BatchGenerator refuses what it cannot do, before it begins", () => {
  const { batch } = setUp();
  const options = { temperature: 1, seed: 1, length: 1 };
  const refuse = (body: () => void, message: string) =>
    assertThrows(body, ArgumentError, message);
  refuse(() => batch.add([], options), "must hold a token");
  refuse(() => batch.add([256], options), "current value is 256");
  refuse(() => batch.add([1], { ...options, length: 0 }), "length must be");
  refuse(() => batch.add([1], { ...options, stop: ["a"] }), "a tokenizer");
  refuse(() => batch.add([1], { ...options, topP: 2 }), "top-p");
  refuse(() => batch.add([1], { ...options, alternatives: 101 }), "to 100");
  refuse(() => batch.add([1], { ...options, seed: -1 }), "seed");
  assertEquals(batch.size, 0);
});

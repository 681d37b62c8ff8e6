import { assert, assertEquals, assertMatch } from "@std/assert";
import { idsAlone, idsOf, served, serverOf, writtenAlone } from "./setup.ts";

const greedy = { temperature: 0, max_tokens: 12 };

/** The tokens of the greedy continuation of a text. */
function greedyIds(prompt: string, length: number): number[] {
  return idsAlone(idsOf(prompt), { temperature: 0, seed: 0, length });
}

/** The greedy continuation of a text. */
function greedyText(prompt: string, length = 12): string {
  return writtenAlone(idsOf(prompt), { temperature: 0, seed: 0, length });
}

Deno.test("POST /v1/completions has the shape of the protocol", async () => {
  const { completed } = serverOf();
  const before = Math.floor(Date.now() / 1000);
  const { id, created, ...rest } = await completed({
    model: "tiny",
    prompt: "sea",
    ...greedy,
  });
  assertMatch(id, /^cmpl-[0-9a-f]{32}$/);
  assert(created >= before && created <= before + 60);
  assertEquals(rest, {
    object: "text_completion",
    model: "tiny",
    system_fingerprint: "fp_test",
    choices: [{
      text: greedyText("sea"),
      index: 0,
      logprobs: null,
      finish_reason: "length",
    }],
    usage: { prompt_tokens: 3, completion_tokens: 12, total_tokens: 15 },
  });
});

Deno.test("POST /v1/completions takes prompts of every form", async () => {
  const { completed } = serverOf();
  const texts = async (prompt: unknown) => {
    const { choices, usage } = await completed({ prompt, ...greedy });
    return [
      choices.map(({ text }) => text),
      usage!.prompt_tokens,
    ];
  };
  const [sea, tea] = [greedyText("sea"), greedyText("tea and so on")];
  assertEquals(await texts("sea"), [[sea], 3]);
  assertEquals(await texts(["sea", "tea and so on"]), [[sea, tea], 16]);
  assertEquals(await texts(idsOf("sea")), [[sea], 3]);
  assertEquals(await texts([idsOf("tea and so on"), idsOf("sea")]), [
    [tea, sea],
    16,
  ]);
  for (const empty of ["", undefined, null]) {
    assertEquals(await texts(empty), [[greedyText("\n")], 1]);
  }
});

Deno.test("POST /v1/completions gives 16 tokens where nothing is said", async () => {
  const { completed } = serverOf();
  const { usage } = await completed({ prompt: "sea" });
  assertEquals(usage!.completion_tokens, 16);
});

Deno.test("POST /v1/completions gives the same text for the same seed", async () => {
  const { completed } = serverOf();
  const options = { temperature: 0.9, top_k: 30, seed: 7, max_tokens: 20 };
  const expected = writtenAlone(idsOf("sea"), {
    temperature: 0.9,
    topK: 30,
    seed: 7,
    length: 20,
  });
  for (let i = 0; i < 2; i++) {
    const { choices } = await completed({ prompt: "sea", ...options });
    assertEquals(choices[0]!.text, expected);
  }
  const other = await completed({ prompt: "sea", ...options, seed: 8 });
  assert(other.choices[0]!.text !== expected);
});

Deno.test("POST /v1/completions gives n choices, of seeds one after the other", async () => {
  const { completed } = serverOf();
  const body = { prompt: ["sea", "tea"], n: 3, seed: 7, max_tokens: 9 };
  const { choices, usage } = await completed(body);
  const expected = ["sea", "tea"].flatMap((prompt) =>
    [7, 8, 9].map((seed) =>
      writtenAlone(idsOf(prompt), { temperature: 1, seed, length: 9 })
    )
  );
  assertEquals(choices.map(({ text }) => text), expected);
  assertEquals(
    choices.map(({ index }) => index),
    [0, 1, 2, 3, 4, 5],
  );
  assertEquals(usage!.completion_tokens, 6 * 9);
});

Deno.test("POST /v1/completions gives a request what it gets alone, whoever else asks", async () => {
  const { completed } = serverOf();
  const requests = Array.from({ length: 32 }, (_, i) => ({
    prompt: "the sea is wide"[i % 15]!.repeat(1 + i % 20),
    max_tokens: 3 + i,
    seed: i % 5,
    temperature: i % 3 === 0 ? 0 : 1,
    ...(i % 2 === 0 ? { min_p: 0.02, repetition_penalty: 1.2 } : {}),
  }));
  const found = await Promise.all(requests.map(completed));
  requests.forEach((request, i) => {
    const { prompt, max_tokens, seed, temperature } = request;
    assertEquals(
      found[i]!.choices[0]!.text,
      writtenAlone(idsOf(prompt), {
        length: max_tokens,
        seed,
        temperature,
        minP: request.min_p,
        repetitionPenalty: request.repetition_penalty,
      }),
      `request ${i}`,
    );
  });
});

Deno.test("POST /v1/completions ends at a stop string, which is left out", async () => {
  const { completed } = serverOf();
  const whole = greedyText("sea", 40);
  const stop = whole.slice(6, 8);
  for (const given of [stop, [stop, "never this"]]) {
    const body = { prompt: "sea", temperature: 0, max_tokens: 40, stop: given };
    const { choices: [choice] } = await completed(body);
    assertEquals(
      [choice!.text, choice!.finish_reason],
      [whole.slice(0, whole.indexOf(stop)), "stop"],
    );
  }
});

Deno.test("POST /v1/completions ends at the end of the text, which does not count", async () => {
  const [first, endOfText] = greedyIds("sea", 2);
  const { completed } = serverOf({ model: { ...served, endOfText } });
  const body = { prompt: "sea", ...greedy, logprobs: 0 };
  const { choices: [choice], usage } = await completed(body);
  assertEquals([choice!.text, choice!.finish_reason], [
    String.fromCharCode(first!),
    "stop",
  ]);
  assertEquals(choice!.logprobs!.tokens, [nameOf(first!)]);
  assertEquals(usage!.completion_tokens, 1);
});

Deno.test("POST /v1/completions repeats the prompt where echo is true", async () => {
  const { completed } = serverOf();
  for (const prompt of ["sea", idsOf("sea")]) {
    const body = { prompt, echo: true, ...greedy };
    const { choices: [choice] } = await completed(body);
    assertEquals(choice!.text, `sea${greedyText("sea")}`);
    const none = await completed({ ...body, max_tokens: 0 });
    assertEquals(none.choices[0]!.text, "sea");
    assertEquals(none.choices[0]!.finish_reason, "length");
    assertEquals(none.usage!.completion_tokens, 0);
  }
});

Deno.test("POST /v1/completions tells the probabilities of tokens", async () => {
  const { completed, engine, model } = serverOf();
  const body = { prompt: "sea", temperature: 0, max_tokens: 2, logprobs: 3 };
  const { choices } = await completed(body);
  const found = choices[0]!.logprobs!;
  const written = greedyIds("sea", 2);
  assertEquals(found.tokens, written.map(nameOf));
  assertEquals(found.text_offset, [0, 1]);
  for (let i = 0; i < 2; i++) {
    const ids = [...idsOf("sea"), ...written.slice(0, i)];
    const tokens = engine.tensor([ids], { dtype: "int32" });
    const logits = [...model.logits(engine, tokens).data().slice(-256)];
    const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
    const expected = logits.map((logit) => logit - Math.log(total));
    const order = expected.map((_, id) => id)
      .sort((a, b) => expected[b]! - expected[a]!);
    const top = Object.entries(found.top_logprobs[i]!);
    assertEquals(
      top.map(([token]) => token),
      order.slice(0, 3).map(nameOf),
    );
    // logits of float32, about 10
    const near = (a: number, id: number) => Math.abs(a - expected[id]!) < 1e-4;
    assert(top.every(([, value], rank) => near(value, order[rank]!)));
    assertEquals(found.token_logprobs[i], top[0]![1]);
  }
});

/** A byte as the protocol names it where it is no character. */
function nameOf(byte: number): string {
  return byte < 128
    ? String.fromCharCode(byte)
    : `bytes:\\x${byte.toString(16)}`;
}

Deno.test("POST /v1/completions takes the bias of tokens", async () => {
  const { completed } = serverOf();
  const body = { prompt: "sea", max_tokens: 4, logit_bias: { "65": 100 } };
  assertEquals((await completed(body)).choices[0]!.text, "AAAA");
});

Deno.test("POST /v1/completions takes the likeliest with top_p 0 and top_k 1", async () => {
  const { completed } = serverOf();
  for (const only of [{ top_p: 0 }, { top_k: 1 }, { min_p: 1 }]) {
    const { choices } = await completed({
      prompt: "sea",
      max_tokens: 12,
      ...only,
    });
    assertEquals(choices[0]!.text, greedyText("sea"));
  }
});

Deno.test("POST /v1/completions says nothing of what failed inside", async () => {
  const { complete, model, failures } = serverOf();
  const { tensor } = model.parameters.parameters[0]!;
  tensor.data().fill(NaN, 16 * 200, 16 * 201);
  const response = await complete({ prompt: [200], ...greedy });
  assertEquals([response.status, await response.json()], [500, {
    error: {
      message: "Cannot complete as the server failed: see its log",
      type: "server_error",
      param: null,
      code: "internal_error",
    },
  }]);
  assertMatch(String(failures[0]), /its logits must be finite/);
  // the others go on
  assertEquals((await complete({ prompt: "sea", ...greedy })).status, 200);
});

import { assertEquals } from "@std/assert";
import { ArgumentError } from "../../lib/core/errors.ts";
import { CharacterTokenizer } from "../../lib/data/character_tokenizer.ts";
import { served, serverOf } from "./setup.ts";

/** A field that is wrong, what it is called, and the sentence. */
const refusals: readonly [Record<string, unknown>, string, string][] = [
  [{ temperature: "hot" }, "temperature", 'be a number from 0 to 2: "hot"'],
  [{ temperature: -0.1 }, "temperature", "be a number from 0 to 2: -0.1"],
  [{ temperature: 2.1 }, "temperature", "be a number from 0 to 2: 2.1"],
  [{ top_p: 1.5 }, "top_p", "be a number from 0 to 1: 1.5"],
  [{ top_k: 1.5 }, "top_k", `be an integer from 0 to ${2 ** 53 - 1}: 1.5`],
  [{ min_p: true }, "min_p", "be a number from 0 to 1: true"],
  [
    { repetition_penalty: 0 },
    "repetition_penalty",
    "be a number from 0.01 to 100: 0",
  ],
  [
    { frequency_penalty: 3 },
    "frequency_penalty",
    "be a number from -2 to 2: 3",
  ],
  [
    { presence_penalty: [] },
    "presence_penalty",
    "be a number from -2 to 2: an array of length 0",
  ],
  [{ max_tokens: -1 }, "max_tokens", "be an integer from 0 to 4096: -1"],
  [{ max_tokens: 4097 }, "max_tokens", "be an integer from 0 to 4096: 4097"],
  [{ max_tokens: 1.5 }, "max_tokens", "be an integer from 0 to 4096: 1.5"],
  [{ n: 0 }, "n", "be an integer from 1 to 128: 0"],
  [{ n: 129 }, "n", "be an integer from 1 to 128: 129"],
  [{ n: 2, best_of: 3 }, "best_of", "be n, which is 2: 3"],
  [{ seed: -1 }, "seed", `be an integer from 0 to ${2 ** 53 - 1}: -1`],
  [{ logprobs: 6 }, "logprobs", "be an integer from 0 to 5: 6"],
  [{ logprobs: true }, "logprobs", "be an integer from 0 to 5: true"],
  [
    { logprobs: 1, echo: true },
    "logprobs",
    "be absent where echo is true: 1",
  ],
  [{ echo: 1 }, "echo", "be true or false: 1"],
  [{ stream: "yes" }, "stream", 'be true or false: "yes"'],
  [
    { stream_options: {} },
    "stream_options",
    "be absent unless stream is true: an object",
  ],
  [
    { stream: true, stream_options: 1 },
    "stream_options",
    "be an object: 1",
  ],
  [
    { stream: true, stream_options: { include_usage: 1 } },
    "stream_options.include_usage",
    "be true or false: 1",
  ],
  [{ suffix: "a" }, "suffix", 'be absent: the model only continues: "a"'],
  [{ user: 1 }, "user", "be a string: 1"],
  [{ model: 1 }, "model", "be a string: 1"],
  [
    { stop: ["a", "b", "c", "d", "e"] },
    "stop",
    "hold at most 4 strings: an array of length 5",
  ],
  [{ stop: "" }, "stop", 'be a string of 1 to 1000 characters: ""'],
  [{ stop: 5 }, "stop", "be a string of 1 to 1000 characters: 5"],
  [{ stop: ["a", 5] }, "stop[1]", "be a string of 1 to 1000 characters: 5"],
  [
    { stop: "a".repeat(1001) },
    "stop",
    `be a string of 1 to 1000 characters: "${"a".repeat(60)}"`,
  ],
  [{ logit_bias: [] }, "logit_bias", "be an object: an array of length 0"],
  [
    { logit_bias: { a: 1 } },
    "logit_bias",
    'name tokens from 0 to 255: "a"',
  ],
  [
    { logit_bias: { "256": 1 } },
    "logit_bias",
    'name tokens from 0 to 255: "256"',
  ],
  [
    { logit_bias: { "1": 101 } },
    "logit_bias.1",
    "be a number from -100 to 100: 101",
  ],
  [{ prompt: 5 }, "prompt", "be a string or an array: 5"],
  [{ prompt: {} }, "prompt", "be a string or an array: an object"],
  [
    { prompt: [] },
    "prompt",
    "hold a string, a token or an array: an array of length 0",
  ],
  [{ prompt: [[]] }, "prompt[0]", "hold a token: an array of length 0"],
  [
    { prompt: "a".repeat(65537) },
    "prompt",
    "hold at most 65536 tokens: an array of length 65537",
  ],
  [
    { prompt: [[1], new Array(65537).fill(1)] },
    "prompt[1]",
    "hold at most 65536 tokens: an array of length 65537",
  ],
  [{ prompt: [1, 256] }, "prompt[1]", "be a token from 0 to 255: 256"],
  [{ prompt: [1, -1] }, "prompt[1]", "be a token from 0 to 255: -1"],
  [{ prompt: [1, "a"] }, "prompt[1]", 'be a token from 0 to 255: "a"'],
  [{ prompt: [[1], [2.5]] }, "prompt[1][0]", "be a token from 0 to 255: 2.5"],
  [{ prompt: ["a", 1] }, "prompt[1]", "be a string as the first one is: 1"],
  [
    { prompt: [[1], "a"] },
    "prompt[1]",
    'be a string, or tokens, or arrays of tokens: "a"',
  ],
  [
    { prompt: new Array(65).fill("a"), n: 2 },
    "prompt",
    "hold at most 64 prompts: an array of length 65",
  ],
];

for (const [fields, what, sentence] of refusals) {
  const shown = JSON.stringify(fields).slice(0, 60);
  Deno.test(`POST /v1/completions refuses ${shown}`, async () => {
    const { complete, failures } = serverOf();
    const response = await complete({ prompt: "sea", ...fields });
    const [, wanted, value] = /^(.*): (.*)$/.exec(sentence)!;
    assertEquals([response.status, await response.json(), failures], [400, {
      error: {
        message: `Cannot complete as ${what} must ${wanted}: current value ` +
          `is ${value}`,
        type: "invalid_request_error",
        param: what.replace(/\[.*$/, ""),
        code: "invalid_value",
      },
    }, []]);
  });
}

Deno.test("POST /v1/completions refuses fields that there are not", async () => {
  const { complete } = serverOf();
  const said = async (body: string) => {
    const response = await complete(body);
    const { error } = await response.json();
    return [response.status, error.code, error.message];
  };
  assertEquals(await said(`{"temprature": 1}`), [
    400,
    "unknown_field",
    "Cannot take temprature as it must be a field of the request: did you " +
    "mean temperature?",
  ]);
  for (const name of ["__proto__", "constructor", "messages"]) {
    assertEquals(await said(`{"${name}": {"echo": true}}`), [
      400,
      "unknown_field",
      `Cannot take ${name} as it must be a field of the request: there is no ` +
      `such field`,
    ]);
  }
  const nested = `{"stream": true, "stream_options": {"include_usages": true}}`;
  assertEquals(
    (await said(nested))[2],
    [
      "Cannot take stream_options.include_usages as it must be a field of the",
      "request: did you mean stream_options.include_usage?",
    ].join(" "),
  );
});

Deno.test("POST /v1/completions refuses another model, as unknown", async () => {
  const { complete } = serverOf();
  const response = await complete({ model: "gpt-4", prompt: "sea" });
  assertEquals([response.status, await response.json()], [404, {
    error: {
      message: `Cannot complete as model must be "tiny": current value is ` +
        `"gpt-4"`,
      type: "invalid_request_error",
      param: "model",
      code: "model_not_found",
    },
  }]);
});

Deno.test("POST /v1/completions refuses characters that the model does not know", async () => {
  const tokenizer = new CharacterTokenizer("abc");
  const { complete } = serverOf({ model: { ...served, tokenizer } });
  const response = await complete({ prompt: ["abc", "aXbY"] });
  assertEquals(
    (await response.json()).error.message,
    `Cannot complete as prompt[1] must hold only the 3 characters that the ` +
      `model knows, which "X" "Y" are not among: current value is "aXbY"`,
  );
});

Deno.test("POST /v1/completions takes null for what is left out", async () => {
  const { completed } = serverOf();
  const names = ["best_of", "echo", "frequency_penalty", "logit_bias", "n"];
  const more = ["logprobs", "max_tokens", "presence_penalty", "stop", "user"];
  const last = ["stream", "stream_options", "suffix", "top_p", "model"];
  const nulls = [...names, ...more, ...last].map((name) => [name, null]);
  const body = { prompt: "sea", seed: 4 };
  const [free, given] = [
    await completed(body),
    await completed({ ...body, ...Object.fromEntries(nulls) }),
  ];
  assertEquals(given.choices, free.choices);
});

Deno.test("POST /v1/completions passes on no error of the generator", async () => {
  const error = new ArgumentError("Cannot X: inside");
  const { complete, failures } = serverOf({
    generation: {
      size: 0,
      add: () => {
        throw error;
      },
      cancel: () => false,
      step: () => [],
    },
  });
  const response = await complete({ prompt: "sea" });
  assertEquals(response.status, 500);
  assertEquals((await response.text()).includes("inside"), false);
  assertEquals(failures, [error]);
});

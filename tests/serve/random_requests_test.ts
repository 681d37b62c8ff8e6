import fc from "fast-check";
import { assert } from "@std/assert";
import { serverOf } from "./setup.ts";

/** What a client may write into any field, rightly or not. */
const value = fc.oneof(
  fc.constantFrom(null, true, false, "", "a", "sea", [], {}),
  fc.constantFrom(-1, 0, 1, 2, 5, 0.5, 1e-300, 1e300, 2 ** 53, -0),
  fc.double({ min: -3, max: 3, noNaN: true }),
  fc.integer({ min: -2, max: 300 }),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.array(fc.integer({ min: -1, max: 256 }), { maxLength: 5 }),
  fc.array(fc.string({ maxLength: 4 }), { maxLength: 5 }),
  fc.dictionary(fc.constantFrom("0", "65", "255", "256", "a"), fc.double()),
  fc.constant({ include_usage: true }),
  fc.jsonValue({ maxDepth: 3 }),
);

const names = [
  ...["model", "prompt", "best_of", "echo", "frequency_penalty", "logit_bias"],
  ...["logprobs", "max_tokens", "n", "presence_penalty", "seed", "stop"],
  ...["stream", "stream_options", "suffix", "temperature", "top_p", "user"],
  ...["top_k", "min_p", "repetition_penalty", "__proto__", "messages"],
];

const body = fc.array(fc.tuple(fc.constantFrom(...names), value), {
  maxLength: 5,
});

Deno.test("POST /v1/completions answers any body, and fails at none", async () => {
  const { complete, failures } = serverOf({ maximumTokens: 16 });
  const counts = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(body, async (fields) => {
      const response = await complete(
        `{${
          fields.map(([name, value]) =>
            `${JSON.stringify(name)}: ${JSON.stringify(value)}`
          ).join(", ")
        }}`,
      );
      const text = await response.text();
      counts.set(response.status, (counts.get(response.status) ?? 0) + 1);
      assert([200, 400, 404].includes(response.status), text);
      assert(failures.length === 0, String(failures[0]));
      if (response.status === 200) return;
      const { error } = JSON.parse(text);
      assert(error.message.length < 300 && error.code !== null, text);
    }),
    { seed: 42, numRuns: 400 },
  );
  // enough of both, or nothing was tried
  assert(counts.get(200)! > 50 && counts.get(400)! > 50, `${[...counts]}`);
});

/** The server as OpenAI's own client sees it. */

import { assert, assertEquals, assertRejects } from "@std/assert";
import OpenAI, { type APIError } from "openai";
import { idsOf, type Served, serverOf, writtenAlone } from "../serve/setup.ts";
import { Random } from "../../lib/core/random.ts";
import type { CompletionServerOptions } from "../../lib/serve/server.ts";

/** A server that listens, and a client of it. */
interface Listening extends AsyncDisposable {
  readonly client: OpenAI;
  readonly served: Served;
}

function listen(
  options: Partial<CompletionServerOptions> = {},
  clientOptions: { readonly apiKey?: string; readonly maxRetries?: number } =
    {},
): Listening {
  const served = serverOf({ maximumTokens: 1e6, ...options });
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    (request) => served.server.handle(request),
  );
  const client = new OpenAI({
    baseURL: `http://127.0.0.1:${server.addr.port}/v1`,
    apiKey: "none",
    maxRetries: 0,
    ...clientOptions,
  });
  return {
    client,
    served,
    [Symbol.asyncDispose]: async () => {
      await served.server.close(0);
      await server.shutdown();
    },
  };
}

/** The sequences that are being continued, and those that wait. */
async function load({ served }: Listening): Promise<number> {
  // asked without the network, which must have its turn as well
  await new Promise((resolve) => setTimeout(resolve));
  const { running, waiting } = await (await served.ask("/health")).json();
  return running + waiting;
}

const greedy = { model: "tiny", temperature: 0, max_tokens: 20 };

function greedyText(prompt: string, length: number = 20): string {
  return writtenAlone(idsOf(prompt), { temperature: 0, seed: 0, length });
}

Deno.test("client.completions.create() gives the text and the usage", async () => {
  await using listening = listen();
  const { data, request_id } = await listening.client.completions
    .create({ ...greedy, prompt: "sea" }).withResponse();
  assertEquals(data.choices[0]!.text, greedyText("sea"));
  assertEquals(data.choices[0]!.finish_reason, "length");
  assertEquals(data.usage, {
    prompt_tokens: 3,
    completion_tokens: 20,
    total_tokens: 23,
  });
  assertEquals(request_id, listening.served.log[0]!.id);
});

Deno.test("client.completions.create() streams", async () => {
  await using listening = listen();
  const stream = await listening.client.completions.create({
    ...greedy,
    prompt: ["sea", "tea"],
    stream: true,
    stream_options: { include_usage: true },
  });
  const texts = ["", ""];
  let usage;
  for await (const part of stream) {
    for (const { index, text } of part.choices) texts[index] += text;
    usage = part.usage ?? usage;
  }
  assertEquals(texts, [greedyText("sea"), greedyText("tea")]);
  assertEquals(usage?.completion_tokens, 40);
});

Deno.test("client.models lists the model", async () => {
  await using listening = listen();
  const ids: string[] = [];
  for await (const { id } of listening.client.models.list()) ids.push(id);
  assertEquals(ids, ["tiny"]);
  assertEquals((await listening.client.models.retrieve("tiny")).id, "tiny");
});

Deno.test("the client throws its typed errors", async () => {
  await using listening = listen({ key: "sesame" }, { apiKey: "sesame" });
  const { client } = listening;
  const create = (more: object) =>
    client.completions.create({ ...greedy, prompt: "sea", ...more });
  const bad: APIError = await assertRejects(
    () => create({ temperature: 3 }),
    OpenAI.BadRequestError,
    "400 Cannot complete as temperature must be a number from 0 to 2",
  );
  assertEquals([bad.param, bad.code, bad.type], [
    ...["temperature", "invalid_value", "invalid_request_error"],
  ]);
  await assertRejects(() => create({ model: "gpt-4" }), OpenAI.NotFoundError);
  await assertRejects(
    () => client.chat.completions.create({ model: "tiny", messages: [] }),
    OpenAI.NotFoundError,
    "only continues text",
  );
  const other = client.withOptions({ apiKey: "wrong" });
  await assertRejects(() => other.models.list(), OpenAI.AuthenticationError);
});

Deno.test("the client is told when a stream fails", async () => {
  await using listening = listen({ timeout: 50 });
  const stream = await listening.client.completions.create({
    ...greedy,
    prompt: "sea",
    max_tokens: 1_000_000,
    stream: true,
  });
  const error: APIError = await assertRejects(
    async () => {
      for await (const part of stream) assert(part.choices.length === 1);
    },
    OpenAI.APIError,
  );
  assertEquals(error.code, "timeout");
});

Deno.test("the client tries again when the queue is full", async () => {
  await using listening = listen({ places: 1, queue: 0 }, { maxRetries: 5 });
  const { client, served } = listening;
  const long = client.completions.create({
    ...greedy,
    prompt: "sea",
    max_tokens: 5000,
  });
  while (await load(listening) === 0);
  const short = client.completions.create({ ...greedy, prompt: "sea" });
  assertEquals((await short).choices[0]!.text, greedyText("sea"));
  assertEquals((await long).usage!.completion_tokens, 5000);
  const refused = served.log.filter(({ status }) => status === 429);
  assert(refused.length >= 1);
});

Deno.test("abort() of the client frees its place", async () => {
  await using listening = listen();
  const { client } = listening;
  const long = { ...greedy, prompt: "sea", max_tokens: 1_000_000 };
  const stream = await client.completions.create({ ...long, stream: true });
  const controller = new AbortController();
  const { signal } = controller;
  const whole = assertRejects(
    () => client.completions.create(long, { signal }),
    OpenAI.APIUserAbortError,
  );
  while (await load(listening) !== 2);
  let parts = 0;
  for await (const _ of stream) if (++parts === 10) break;
  controller.abort();
  await whole;
  while (await load(listening) !== 0);
  await client.completions.create({ ...greedy, prompt: "sea" });
});

Deno.test("32 requests at a time each get what they get alone", async () => {
  await using listening = listen({ places: 8 });
  const { client } = listening;
  const asked = Array.from({ length: 32 }, (_, i) => ({
    model: "tiny",
    prompt: "the sea is wide".slice(i % 12),
    seed: i,
    temperature: 0.9,
    max_tokens: 20 + 7 * i,
  }));
  const found = await Promise.all(asked.map(async (each, i) => {
    if (i % 2 === 0) {
      return (await client.completions.create(each)).choices[0]!.text;
    }
    let text = "";
    const stream = await client.completions.create({ ...each, stream: true });
    for await (const part of stream) text += part.choices[0]!.text;
    return text;
  }));
  asked.forEach(({ prompt, seed, temperature, max_tokens: length }, i) =>
    assertEquals(
      found[i],
      writtenAlone(idsOf(prompt), { seed, temperature, length }),
    )
  );
});

Deno.test("300 clients that leave at any moment leave nothing behind", async () => {
  await using listening = listen({ places: 8, queue: 1000 });
  const { client, served } = listening;
  const random = new Random(42);
  const delays = Array.from({ length: 300 }, () => 3000 * random.uniform());
  const leave = async (delay: number, index: number) => {
    const controller = new AbortController();
    const asked = { ...greedy, prompt: "sea", max_tokens: 2000 };
    const timer = setTimeout(() => controller.abort(), delay);
    using _timer = { [Symbol.dispose]: () => clearTimeout(timer) };
    const options = { signal: controller.signal };
    if (index % 2 === 0) {
      await client.completions.create(asked, options);
      return;
    }
    const streamed = { ...asked, stream: true } as const;
    const stream = await client.completions.create(streamed, options);
    for await (const _ of stream);
  };
  await Promise.allSettled(delays.map(leave));
  while (await load(listening) > 0);
  const statuses = served.log.map(({ status }) => status);
  const left = statuses.filter((status) => status === 499).length;
  assert(left > 100, `${left} left`);
  assert(statuses.every((status) => status === 200 || status === 499));
  assertEquals(served.failures, []);
  const { choices } = await client.completions
    .create({ ...greedy, prompt: "sea" });
  assertEquals(choices[0]!.text, greedyText("sea"));
});

import { assert, assertEquals, assertMatch } from "@std/assert";
import type { CompletionObject } from "../../lib/serve/completion.ts";
import { idsOf, serverOf, settle, writtenAlone } from "./setup.ts";

const body = { prompt: "sea", temperature: 0, max_tokens: 3, stream: true };

/** The greedy continuation of a text. */
function greedyText(length: number): string {
  return writtenAlone(idsOf("sea"), { temperature: 0, seed: 0, length });
}

/** The data of events, before the end. */
function eventsOf(text: string): CompletionObject[] {
  const events = text.split("\n\n");
  assertEquals(events.splice(-2), ["data: [DONE]", ""]);
  return events.map((event) => JSON.parse(event.replace(/^data: /, "")));
}

function textOf(events: readonly CompletionObject[], index = 0): string {
  return events.flatMap(({ choices }) => choices)
    .filter((choice) => choice.index === index)
    .map(({ text }) => text).join("");
}

Deno.test("stream: true sends an event a token, byte by byte as the protocol has it", async () => {
  const { complete } = serverOf();
  // a token of ASCII, as half a character would wait
  const bias = { "65": 100 };
  const response = await complete({ ...body, logit_bias: bias });
  assertEquals(response.status, 200);
  assertEquals(
    response.headers.get("content-type"),
    "text/event-stream; charset=utf-8",
  );
  const text = await response.text();
  const { id, created } = eventsOf(text)[0]!;
  const event = (text: string, reason: string) =>
    `data: {"id":"${id}","object":"text_completion","created":${created},` +
    `"model":"tiny","system_fingerprint":"fp_test","choices":[{"text":` +
    `"${text}","index":0,"logprobs":null,"finish_reason":${reason}}]}\n\n`;
  assertEquals(
    text,
    event("A", "null") + event("A", "null") + event("A", `"length"`) +
      "data: [DONE]\n\n",
  );
});

Deno.test("stream: true sends what a whole response says", async () => {
  const { complete, completed } = serverOf();
  const asked = {
    ...{ prompt: ["sea", "tea"], n: 2, seed: 5, max_tokens: 30 },
    ...{ echo: true, stop: ["e", "t"] },
  };
  const whole = await completed(asked);
  const response = await complete({ ...asked, stream: true });
  const events = eventsOf(await response.text());
  for (const { index, text, finish_reason } of whole.choices) {
    assertEquals(textOf(events, index), text);
    const reasons = events.flatMap(({ choices }) => choices)
      .filter((choice) => choice.index === index)
      .map(({ finish_reason }) => finish_reason);
    assertEquals(reasons.pop(), finish_reason);
    assert(reasons.every((reason) => reason === null));
  }
});

Deno.test("stream: true sends probabilities with the text of their tokens", async () => {
  const { complete, completed } = serverOf();
  const asked = { ...body, stream: false, max_tokens: 20, logprobs: 2 };
  for (const stop of [[], [greedyText(20).slice(7, 9)]]) {
    const whole = (await completed({ ...asked, stop })).choices[0]!;
    const response = await complete({ ...asked, stop, stream: true });
    const parts = eventsOf(await response.text())
      .map(({ choices }) => choices[0]!.logprobs!);
    assertEquals({
      tokens: parts.flatMap(({ tokens }) => tokens),
      token_logprobs: parts.flatMap(({ token_logprobs: list }) => list),
      top_logprobs: parts.flatMap(({ top_logprobs }) => top_logprobs),
      text_offset: parts.flatMap(({ text_offset }) => text_offset),
    }, whole.logprobs);
    const { tokens, text_offset } = whole.logprobs!;
    assert(tokens.length > 0);
    assert(text_offset.every((offset) => offset <= whole.text.length));
    if (stop.length > 0) assert(text_offset.at(-1)! < whole.text.length);
  }
});

Deno.test("stream_options.include_usage counts tokens in a last event", async () => {
  const { complete } = serverOf();
  const options = { stream_options: { include_usage: true } };
  const response = await complete({ ...body, ...options });
  const events = eventsOf(await response.text());
  const last = events.pop()!;
  assertEquals([last.choices, last.usage], [[], {
    prompt_tokens: 3,
    completion_tokens: 3,
    total_tokens: 6,
  }]);
  assert(events.length > 0 && events.every(({ usage }) => usage === null));
});

Deno.test("stream: true holds little for a client that reads slowly", async () => {
  const { complete, ask } = serverOf();
  const response = await complete({ ...body, max_tokens: 3000 });
  while ((await (await ask("/health")).json()).running > 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const events = eventsOf(await response.text());
  assert(events.length < 80, `${events.length} events`);
  assertEquals(textOf(events), greedyText(3000));
});

Deno.test("stream: true with max_tokens 0 ends at once", async () => {
  const { complete } = serverOf();
  const response = await complete({ ...body, max_tokens: 0, echo: true });
  const events = eventsOf(await response.text());
  assertEquals(events.length, 1);
  assertEquals(events[0]!.choices[0]!.finish_reason, "length");
  assertEquals(textOf(events), "sea");
});

Deno.test("a client that leaves a stream frees its place at once", async () => {
  const { complete, ask, log } = serverOf({ places: 1 });
  const response = await complete({ ...body, max_tokens: 4096 });
  const reader = response.body!.getReader();
  await reader.read();
  assertEquals((await (await ask("/health")).json()).running, 1);
  await reader.cancel();
  assertEquals((await (await ask("/health")).json()).running, 0);
  const record = log.find(({ path }) => path === "/v1/completions")!;
  assertEquals([record.status, record.promptTokens], [499, 3]);
  assert(record.completionTokens > 0 && record.completionTokens < 4096);
  await settle();
});

Deno.test("a client that leaves before the response frees its place", async () => {
  const { complete, ask, log } = serverOf({ places: 1 });
  const controller = new AbortController();
  const { signal } = controller;
  const asked = { prompt: "sea", max_tokens: 4096 };
  const running = complete(asked, { signal });
  const waiting = complete(asked, { signal });
  await new Promise((resolve) => setTimeout(resolve, 20));
  const health = async () => await (await ask("/health")).json();
  assertEquals(await health(), { status: "ok", running: 1, waiting: 1 });
  controller.abort();
  assertEquals((await running).status, 499);
  assertEquals((await waiting).status, 499);
  assertEquals(await health(), { status: "ok", running: 0, waiting: 0 });
  assertEquals(log.filter(({ status }) => status === 499).length, 2);
  await settle();
});

Deno.test("a stream that takes too long ends with an error", async () => {
  const { complete, log } = serverOf({ timeout: 30, maximumTokens: 1e6 });
  const response = await complete({ ...body, max_tokens: 1e6 });
  assertEquals(response.status, 200);
  const text = await response.text();
  assertMatch(
    text,
    /\n\ndata: {"error":{"message":"Cannot complete as it must take at most 0\.03 s: ask for fewer tokens","type":"server_error","param":null,"code":"timeout"}}\n\n$/,
  );
  assertEquals(log[0]!.status, 504);
  await settle();
});

import { assert, assertEquals, assertMatch } from "@std/assert";
import { serverOf, settle } from "./setup.ts";

const json = { "content-type": "application/json" };

async function statusAndCode(response: Response): Promise<unknown[]> {
  return [response.status, (await response.json()).error.code];
}

Deno.test("GET /v1/models lists the model, and /v1/models/ID tells of it", async () => {
  const { ask } = serverOf();
  const model = {
    id: "tiny",
    object: "model",
    created: 1_700_000_000,
    owned_by: "fluxion",
  };
  const list = await ask("/v1/models");
  assertEquals([list.status, await list.json()], [200, {
    object: "list",
    data: [model],
  }]);
  assertEquals(await (await ask("/v1/models/tiny")).json(), model);
  assertEquals(await (await ask("/v1/models/t%69ny")).json(), model);
  for (const other of ["gpt-4", "tiny/more", "%E0%A4%A", "__proto__"]) {
    const response = await ask(`/v1/models/${other}`);
    assertEquals(await statusAndCode(response), [404, "model_not_found"]);
  }
});

Deno.test("POST /v1/chat/completions says that the model does not chat", async () => {
  const { ask } = serverOf();
  const response = await ask("/v1/chat/completions", { method: "POST" });
  assertEquals([response.status, await response.json()], [404, {
    error: {
      message: 'Cannot chat as "tiny" only continues text: use /v1/completions',
      type: "invalid_request_error",
      param: "model",
      code: "not_a_chat_model",
    },
  }]);
});

Deno.test("other paths and other methods are refused", async () => {
  const { ask } = serverOf();
  for (const path of ["/", "/v1", "/v1/embeddings", "/__proto__"]) {
    assertEquals(await statusAndCode(await ask(path)), [404, "unknown_url"]);
  }
  for (
    const [path, method, allow] of [
      ["/v1/completions", "GET", "POST"],
      ["/v1/completions", "OPTIONS", "POST"],
      ["/v1/models", "POST", "GET"],
      ["/v1/models/tiny", "DELETE", "GET"],
      ["/health", "PUT", "GET"],
    ] as const
  ) {
    const response = await ask(path, { method });
    assertEquals(response.headers.get("allow"), allow);
    assertEquals(await statusAndCode(response), [405, "wrong_method"]);
  }
});

Deno.test("a body must be JSON, of the type of JSON", async () => {
  const { complete } = serverOf();
  for (const body of ["", "{", "{'prompt': 1}", "nul", "\ud800{}"]) {
    assertEquals(await statusAndCode(await complete(body)), [
      400,
      "invalid_json",
    ]);
  }
  const bytes = Uint8Array.of(0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D);
  const response = await complete("", { body: bytes });
  assertMatch((await response.json()).error.message, /not UTF-8$/);
  for (const body of ["null", "[]", "1", '"a"', "true"]) {
    assertEquals(await statusAndCode(await complete(body)), [
      400,
      "invalid_value",
    ]);
  }
  for (const type of ["text/plain", "application/jsonp", "a".repeat(200)]) {
    const headers = { "content-type": type };
    assertEquals(await statusAndCode(await complete("{}", { headers })), [
      415,
      "unsupported_media_type",
    ]);
  }
  const zipped = { ...json, "content-encoding": "gzip" };
  assertEquals((await complete("{}", { headers: zipped })).status, 415);
  const charset = { "content-type": "Application/JSON; charset=utf-8" };
  assertEquals((await complete("{}", { headers: charset })).status, 200);
});

Deno.test("a body is read to its limit only, whatever length it names", async () => {
  const { complete } = serverOf({ maximumBytes: 1000 });
  const fits = JSON.stringify({ prompt: "", user: "a".repeat(977) });
  assertEquals(fits.length, 1000);
  assertEquals((await complete(fits)).status, 200);
  let pulled = 0;
  const body = new ReadableStream({
    pull: (controller) => {
      pulled++;
      controller.enqueue(new Uint8Array(100).fill(0x20));
    },
  });
  const endless = await complete("", { body });
  assertEquals(await statusAndCode(endless), [413, "body_too_long"]);
  assert(pulled < 20, `${pulled} pieces`);
  const headers = { ...json, "content-length": "1001" };
  assertEquals((await complete("{}", { headers })).status, 413);
});

Deno.test("a body that nests deeply is refused before it is parsed", async () => {
  const { complete } = serverOf();
  const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  const deep = await complete(nested(17));
  assertEquals(await statusAndCode(deep), [400, "invalid_json"]);
  assertEquals((await complete(nested(500_000))).status, 400);
  // brackets in strings do not count
  const prompt = `"${nested(50)}\\"${nested(50)}"`;
  assertEquals((await complete(`{"prompt": ${prompt}}`)).status, 200);
});

Deno.test("a body that does not come ends with the time", async () => {
  const { complete, log } = serverOf({ timeout: 30 });
  const body = new ReadableStream();
  const response = await complete("", { body });
  assertEquals(await statusAndCode(response), [504, "timeout"]);
  assertEquals(response.headers.get("x-should-retry"), "false");
  assertEquals(log[0]!.status, 504);
});

Deno.test("a body that breaks off is no failure of the server", async () => {
  const { complete, failures } = serverOf();
  const body = new ReadableStream({
    pull: (controller) => controller.error(new TypeError("reset by peer")),
  });
  const response = await complete("", { body });
  assertEquals(await statusAndCode(response), [499, "client_left"]);
  assertEquals(failures, []);
});

Deno.test("more requests than bodies that can be held: 429", async () => {
  const { complete } = serverOf({ timeout: 200 });
  const hang = () => complete("", { body: new ReadableStream() });
  const hanging = Array.from({ length: 1024 }, hang);
  const refused = await complete({ prompt: "sea" });
  assertEquals(await statusAndCode(refused), [429, "too_many_requests"]);
  for (const response of await Promise.all(hanging)) {
    assertEquals(response.status, 504);
  }
  assertEquals((await complete({ prompt: "sea" })).status, 200);
});

Deno.test("too many sequences wait: 429, and when to come again", async () => {
  const { complete, ask } = serverOf({ places: 2, queue: 3 });
  const controller = new AbortController();
  const { signal } = controller;
  const long = { prompt: "sea", max_tokens: 4096 };
  const first = complete({ ...long, n: 4 }, { signal });
  while ((await (await ask("/health")).json()).waiting !== 2) {
    await new Promise((resolve) => setTimeout(resolve));
  }
  const refused = await complete({ prompt: "sea", n: 2 });
  assertEquals(refused.headers.get("retry-after"), "1");
  assertEquals([refused.status, await refused.json()], [429, {
    error: {
      message: "Cannot complete as the queue must have room: " +
        "2 of 3 sequences wait",
      type: "rate_limit_error",
      param: null,
      code: "queue_full",
    },
  }]);
  const second = complete(long, { signal });
  await new Promise((resolve) => setTimeout(resolve, 20));
  assertEquals(await (await ask("/health")).json(), {
    status: "ok",
    running: 2,
    waiting: 3,
  });
  controller.abort();
  assertEquals([(await first).status, (await second).status], [499, 499]);
  // what can never fit is not to be tried again
  assertEquals((await complete({ n: 6 })).status, 400);
  assertEquals((await complete({ n: 5, max_tokens: 1 })).status, 200);
});

Deno.test("CompletionServer.close() lets requests end, and takes no more", async () => {
  const { server, complete, ask } = serverOf();
  const running = complete({ prompt: "sea", max_tokens: 1000 });
  await new Promise((resolve) => setTimeout(resolve, 10));
  const closed = server.close(60_000);
  const refused = await complete({ prompt: "sea" });
  assertEquals(await statusAndCode(refused), [503, "shutting_down"]);
  assertEquals(refused.headers.get("retry-after"), "5");
  const health = await ask("/health");
  assertEquals([health.status, (await health.json()).status], [503, "closing"]);
  const { usage } = await (await running).json();
  assertEquals(usage.completion_tokens, 1000);
  await closed;
});

Deno.test("CompletionServer.close() refuses a request whose body comes late", async () => {
  const { server, complete } = serverOf();
  const bytes = new TransformStream<Uint8Array, Uint8Array>();
  const late = complete("", { body: bytes.readable });
  const closed = server.close(60_000);
  const writer = bytes.writable.getWriter();
  await writer.write(new TextEncoder().encode(`{"prompt": "sea"}`));
  await writer.close();
  assertEquals(await statusAndCode(await late), [503, "shutting_down"]);
  await closed;
});

Deno.test("CompletionServer.close() ends requests that take too long", async () => {
  const { server, complete } = serverOf({ maximumTokens: 1e6 });
  const asked = { prompt: "sea", max_tokens: 1e6 };
  const whole = complete(asked);
  const stream = await complete({ ...asked, stream: true });
  await server.close(30);
  assertEquals(await statusAndCode(await whole), [503, "shutting_down"]);
  assertMatch(await stream.text(), /"code":"shutting_down"}}\n\n$/);
  await settle();
});

Deno.test("CompletionServer tells of each request, once", async () => {
  const { complete, ask, log } = serverOf();
  await complete({ prompt: "sea", max_tokens: 5, n: 2 });
  await (await complete({ prompt: "sea", max_tokens: 5, stream: true })).text();
  const response = await ask("/v1/%0A\u001b?secret=1");
  assertEquals(
    log.map(({ method, path, status, promptTokens, completionTokens }) => [
      ...[method, path, status, promptTokens, completionTokens],
    ]),
    [
      ["POST", "/v1/completions", 200, 3, 10],
      ["POST", "/v1/completions", 200, 3, 5],
      ["GET", "/v1/%0A%1B", 404, 0, 0],
    ],
  );
  assert(log.every(({ milliseconds }) => milliseconds >= 0));
  assertEquals(response.headers.get("x-request-id"), log[2]!.id);
  assertMatch(log[2]!.id, /^req_[0-9a-f]{32}$/);
});

Deno.test("CompletionServer fails all requests with the generator, and goes on", async () => {
  let isBroken = true;
  const added: number[] = [];
  const { complete, failures } = serverOf({
    generation: {
      get size() {
        return added.length;
      },
      add: () => added.push(0) - 1,
      cancel: () => added.pop() !== undefined,
      step: () => {
        if (isBroken) throw new Error("a secret");
        added.length = 0;
        return [{ sequence: 0, id: 65, text: "A", finished: "length" }];
      },
    },
  });
  const asked = { prompt: "sea", max_tokens: 1 };
  const both = await Promise.all([
    complete(asked),
    complete({ ...asked, stream: true }),
  ]);
  assertEquals(both.map(({ status }) => status), [500, 200]);
  for (const response of both) {
    const text = await response.text();
    assertMatch(text, /"code":"internal_error"/);
    assert(!text.includes("secret"));
  }
  assertEquals(failures.map(String), ["Error: a secret", "Error: a secret"]);
  isBroken = false;
  const after = await (await complete(asked)).json();
  assertEquals(after.choices[0].text, "A");
});

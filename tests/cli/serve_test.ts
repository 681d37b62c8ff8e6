import { assert, assertEquals, assertMatch } from "@std/assert";
import { command, fluxion, jsonLines, TemporaryFolder } from "./command.ts";

/** A model that has seen two steps, trained once for all tests. */
const trained = new TemporaryFolder();
globalThis.addEventListener("unload", () => trained[Symbol.dispose]());
const model = `${trained.path}/model`;
{
  const words = ["train", "--steps", "2", "--backend", "wasm", "--out", model];
  const { code, stderr } = await fluxion(words, { flags: trained.flags });
  assertEquals([code, stderr], [0, ""]);
}

const readFlag = `--allow-read=${trained.path}`;

/** A server in a process of its own. */
interface Running {
  readonly url: string;
  /** Posts a completion. */
  complete(body: unknown, init?: RequestInit): Promise<Response>;
  /** Sends a signal; the exit code, and all lines on stdout and stderr. */
  end(signal?: Deno.Signal): Promise<[number, string, string]>;
}

async function serve(...more: readonly string[]): Promise<Running> {
  const words = ["serve", model, "--backend", "wasm", "--port", "0", ...more];
  const flags = [readFlag, "--allow-net=127.0.0.1:0"];
  const child = command([...words, "--json"], { flags }).spawn();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  let stdout = "";
  while (!stdout.includes("\n")) {
    const { done, value } = await reader.read();
    assert(!done);
    stdout += value;
  }
  const rest = (async () => {
    for (let part; !(part = await reader.read()).done;) stdout += part.value;
  })();
  const stderr = new Response(child.stderr).text();
  const url: string = JSON.parse(stdout.split("\n")[0]!).url;
  return {
    url,
    complete: (body, init = {}) =>
      fetch(`${url}/completions`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        ...init,
      }),
    end: async (signal = "SIGINT") => {
      child.kill(signal);
      const { code } = await child.status;
      await rest;
      return [code, stdout, await stderr];
    },
  };
}

/** The requests of a log, without what differs from run to run. */
function requestsOf(stdout: string): unknown[][] {
  return jsonLines(stdout).filter(({ event }) => event === "request")
    .map(({ method, path, status, prompt_tokens, completion_tokens }) => [
      ...[method, path, status, prompt_tokens, completion_tokens],
    ]);
}

Deno.test("serve completes what generate does, whole and streamed", async () => {
  const { complete, end, url } = await serve();
  const asked = { prompt: "the sea", temperature: 0, max_tokens: 30 };
  const words = ["--prompt", "the sea", "--temperature", "0", "--length", "30"];
  const written = await fluxion(
    ["generate", model, "--backend", "wasm", ...words],
    { flags: [readFlag] },
  );
  const whole = await (await complete(asked)).json();
  assertEquals(`the sea${whole.choices[0].text}\n`, written.stdout);
  assertEquals(whole.model, "model");
  assertMatch(whole.system_fingerprint, /^fp_[0-9a-f]{10}$/);
  const stream = await (await complete({ ...asked, stream: true })).text();
  const pieces = stream.split("\n\n").filter((line) =>
    line.startsWith("data: {")
  )
    .map((line) => JSON.parse(line.slice(6)).choices[0].text);
  assertEquals(pieces.join(""), whole.choices[0].text);
  const unknown = await complete({ prompt: "THE" });
  assertEquals(unknown.status, 400);
  await unknown.body?.cancel();
  const [code, stdout, stderr] = await end();
  assertEquals([code, stderr], [130, ""]);
  assertEquals(jsonLines(stdout)[0], {
    event: "listening",
    url,
    model: "model",
  });
  assertEquals(requestsOf(stdout), [
    ["POST", "/v1/completions", 200, 7, 30],
    ["POST", "/v1/completions", 200, 7, 30],
    ["POST", "/v1/completions", 400, 0, 0],
  ]);
});

Deno.test("serve frees the places of clients that leave", async () => {
  const { complete, end, url } = await serve("--max-tokens", "1000000");
  const health = async () =>
    await (await fetch(url.replace("/v1", "/health"))).json();
  const asked = { prompt: "a", max_tokens: 1_000_000 };
  const controller = new AbortController();
  const { signal } = controller;
  const whole = complete(asked, { signal }).catch((error) => error.name);
  const stream = await complete({ ...asked, stream: true }, { signal });
  while ((await health()).running !== 2);
  controller.abort();
  assertEquals(await whole, "AbortError");
  await stream.text().catch(() => {});
  while ((await health()).running !== 0);
  const [code, stdout] = await end();
  assertEquals(code, 130);
  assertEquals(
    requestsOf(stdout).filter(([, path]) => path === "/v1/completions")
      .map(([, , status]) => status),
    [499, 499],
  );
});

Deno.test({
  name: "serve lets requests end before it does",
  ignore: Deno.build.os === "windows", // it has no such signal to send
  async fn() {
    const { complete, end, url } = await serve("--name", "mine");
    const asked = { prompt: "a", max_tokens: 4096, model: "mine" };
    const running = Array.from({ length: 12 }, () => complete(asked));
    const health = async () =>
      await (await fetch(url.replace("/v1", "/health"))).json();
    while ((await health()).waiting !== 4);
    const ended = end("SIGTERM");
    for (const response of await Promise.all(running)) {
      assertEquals((await response.json()).usage.completion_tokens, 4096);
    }
    const [code, stdout] = await ended;
    assertEquals([code, jsonLines(stdout).at(-1)!.event], [143, "request"]);
    const closing = jsonLines(stdout).find(({ event }) => event === "closing");
    assert(closing!.requests as number > 0);
  },
});

Deno.test("serve writes a line a request to stderr", async () => {
  const words = ["serve", `${model}/`, "--backend", "wasm", "--port", "0"];
  const flags = [readFlag, "--allow-net=127.0.0.1:0"];
  const child = command(words, { flags }).spawn();
  const reader = child.stderr.pipeThrough(new TextDecoderStream()).getReader();
  let stderr = "";
  while (!stderr.includes("\n")) stderr += (await reader.read()).value ?? "\n";
  const [, url] = /^Serving model at (\S+) until Ctrl-C\n$/.exec(stderr)!;
  const response = await fetch(`${url}/completions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ prompt: "the", max_tokens: 5 }),
  });
  await response.body?.cancel();
  await (await fetch(`${url}/%1b[31m`)).body?.cancel();
  child.kill("SIGINT");
  for (let part; !(part = await reader.read()).done;) stderr += part.value;
  const [status] = await Promise.all([child.status, child.stdout.cancel()]);
  assertEquals(status.code, 130);
  const lines = stderr.replaceAll(/[\d.]+ ms/g, "MS").split("\n").slice(1);
  assertEquals(lines, [
    "POST /v1/completions 200  3 + 5 tokens  MS",
    "GET /v1/%1b[31m 404  MS",
    "",
  ]);
});

Deno.test("serve needs to read the model and to listen, and says the flags", async () => {
  const words = ["serve", model, "--backend", "wasm"];
  const neither = await fluxion(words);
  const port = "--allow-net=127.0.0.1:8080";
  const flags = `--allow-read=${model} ${port}`;
  assertEquals(neither.code, 1);
  assert(
    neither.stderr.startsWith(
      `error: Cannot load ${model} as --allow-read=${model} must be granted: ` +
        `run deno run ${flags} `,
    ),
    neither.stderr,
  );
  const deaf = await fluxion(words, { flags: [readFlag] });
  assertMatch(deaf.stderr, /^error: Cannot serve as --allow-net=127\.0\.0\.1:/);
});

Deno.test("serve refuses a port that another program has", async () => {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr as Deno.NetAddr;
  const { code, stderr } = await fluxion(
    ["serve", model, "--backend", "wasm", "--port", `${port}`],
    { flags: [readFlag, `--allow-net=127.0.0.1:${port}`] },
  );
  assertEquals([code, stderr], [
    1,
    `error: Cannot serve at 127.0.0.1:${port} as the port must be free: ` +
    `another program listens there (--port 0 takes any free one)\n`,
  ]);
});

Deno.test("serve refuses what it cannot serve, in a sentence", async () => {
  for (
    const [words, code, message] of [
      [[], 2, /as one MODEL must be given.*: current value is nothing/],
      [["a", "b"], 2, /as one MODEL must be given.*: current value is a b/],
      [[model, "--cors", "localhost"], 2, /--cors as its value must be an ori/],
      [[model, "--cors", "http://a/"], 2, /--cors as its value must be an ori/],
      [[model, "--host", "0.0.0.0"], 2, /--host must be one of its options/],
      [[model, "--batch", "0"], 2, /--batch as its value must be a whole/],
      [[trained.path], 1, /Cannot load .*config\.json/],
      [
        [model, "--api-key-file", trained.file("empty", "\n")],
        1,
        /must hold a key of visible ASCII characters: .* is empty/,
      ],
    ] as const
  ) {
    const result = await fluxion(["serve", ...words], {
      flags: [readFlag, "--allow-net=127.0.0.1:8080"],
    });
    assertEquals([result.code, result.stdout], [code, ""]);
    assertMatch(result.stderr, message);
    assertMatch(result.stderr, /^error: [^\n]*\n$/);
  }
});

Deno.test("serve --api-key-file asks for the key", async () => {
  const file = trained.file("key", "sesame\n");
  const { complete, end } = await serve("--api-key-file", file);
  const status = async (headers: Record<string, string>) => {
    const response = await complete({ max_tokens: 1 }, {
      headers: { "content-type": "application/json", ...headers },
    });
    await response.body?.cancel();
    return response.status;
  };
  assertEquals(await status({}), 401);
  assertEquals(await status({ authorization: "Bearer sesame" }), 200);
  assertEquals((await end())[0], 130);
});

Deno.test("the permission set serve is that of generate and the port", async () => {
  const { permissions } = JSON.parse(
    await Deno.readTextFile(new URL("../../deno.json", import.meta.url)),
  );
  const { net, ...rest } = permissions.serve;
  assertEquals([net, rest], [["127.0.0.1:8080"], permissions.generate]);
});

import { assertEquals } from "@std/assert";
import { serverOf } from "./setup.ts";

const page = "http://localhost:3000";

Deno.test("who names this machine is answered, and nobody else", async () => {
  const { ask } = serverOf();
  const status = async (host: string) =>
    (await ask("/v1/models", { headers: { host } })).status;
  for (const host of ["127.0.0.1:8080", "LocalHost", "[::1]:1"]) {
    assertEquals([host, await status(host)], [host, 200]);
  }
  for (
    const host of [
      "127.0.0.1.evil.example:8080",
      "evil.example",
      "localhost.evil.example",
      "127.0.0.2",
      "localhost:123456",
    ]
  ) assertEquals([host, await status(host)], [host, 421]);
});

Deno.test("pages of other origins are refused unless they are allowed", async () => {
  const headers = { origin: page, "content-type": "application/json" };
  const asked = { method: "POST", body: "{}", headers };
  const refused = await serverOf().ask("/v1/completions", asked);
  assertEquals([refused.status, await refused.json()], [403, {
    error: {
      message: `Cannot answer as the origin must be allowed by --cors: ` +
        `current value is ${page}`,
      type: "invalid_request_error",
      param: null,
      code: "wrong_origin",
    },
  }]);
  assertEquals(refused.headers.get("access-control-allow-origin"), null);
  const { ask } = serverOf({ origins: [page] });
  const allowed = await ask("/v1/completions", asked);
  assertEquals(allowed.status, 200);
  assertEquals(allowed.headers.get("access-control-allow-origin"), page);
  assertEquals(allowed.headers.get("vary"), "origin");
  for (const origin of ["null", "http://localhost:3001", `${page}.example`]) {
    const response = await ask("/v1/models", { headers: { origin } });
    assertEquals([origin, response.status], [origin, 403]);
  }
});

Deno.test("pages of other sites are refused where no origin is sent", async () => {
  const { ask } = serverOf();
  const status = async (site: string) =>
    (await ask("/health", { headers: { "sec-fetch-site": site } })).status;
  assertEquals(await status("cross-site"), 403);
  assertEquals(await status("same-origin"), 200);
  assertEquals(await status("none"), 200);
});

Deno.test("a page that is allowed is told so before it asks", async () => {
  const { ask } = serverOf({ origins: [page], key: "k" });
  const response = await ask("/v1/completions", {
    method: "OPTIONS",
    headers: {
      origin: page,
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type",
    },
  });
  const header = (name: string) =>
    response.headers.get(`access-control-allow-${name}`);
  assertEquals(
    [response.status, header("origin"), header("methods"), header("headers")],
    [204, page, "GET, POST", "authorization,content-type"],
  );
  const other = await ask("/v1/completions", {
    method: "OPTIONS",
    headers: { origin: "http://evil.example" },
  });
  assertEquals(other.status, 403);
});

Deno.test("where there is a key, requests must carry it", async () => {
  const { ask } = serverOf({ key: "sesame" });
  const status = async (authorization: string) =>
    (await ask("/v1/models", { headers: { authorization } })).status;
  assertEquals(await status("Bearer sesame"), 200);
  assertEquals(await status("bearer sesame"), 200);
  for (const wrong of ["Bearer sesam", "Bearer sesame2", "sesame", "Bearer "]) {
    assertEquals([wrong, await status(wrong)], [wrong, 401]);
  }
  const none = await ask("/v1/completions", { method: "POST" });
  assertEquals(none.headers.get("www-authenticate"), "Bearer");
  assertEquals([none.status, await none.json()], [401, {
    error: {
      message: "Cannot answer as authorization must be Bearer and the key: " +
        "current value is nothing",
      type: "invalid_request_error",
      param: null,
      code: "invalid_api_key",
    },
  }]);
  assertEquals((await ask("/health")).status, 200);
});

/** The expression engine in a browser, under a policy that allows neither
 * `eval` nor WebAssembly. Needs Chromium: `apt install chromium`. */
import { assertEquals } from "@std/assert";
import { chromium } from "playwright-core";

const paths = ["/usr/bin/chromium", "/usr/bin/google-chrome"];
const executablePath = paths.find((path) => {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
});
if (executablePath === undefined) {
  console.log("skipped: no Chromium at " + paths.join(" or "));
}

const page = `<!doctype html><title></title>
<script type="module" src="/page.js"></script>`;

const script = `import * as x from "/expr.js";
const report = x.integrate("x cos(x)", "x");
const columns = x.evaluateColumns("sin(a)^2 + 1", { a: Float64Array.of(0, 1) });
let evalIsForbidden = false;
try { new Function("return 1")(); } catch { evalIsForbidden = true; }
let wasmIsForbidden = false;
try { new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)); }
catch { wasmIsForbidden = true; }
document.title = JSON.stringify({
  status: report.status,
  antiderivative: x.format(report.antiderivative),
  value: x.evaluate("2^10 + sqrt(a)", { a: 16 }),
  columns: [...columns.values],
  evalIsForbidden,
  wasmIsForbidden,
});`;

function serve(bundle: Uint8Array<ArrayBuffer>): Deno.HttpServer<Deno.NetAddr> {
  const policy = "default-src 'none'; script-src 'self'";
  const reply = (body: string | Uint8Array<ArrayBuffer>, type: string) =>
    new Response(body, {
      headers: { "content-type": type, "content-security-policy": policy },
    });
  const listen = { hostname: "127.0.0.1", port: 0, onListen: () => {} };
  return Deno.serve(listen, (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/expr.js") return reply(bundle, "text/javascript");
    if (pathname === "/page.js") return reply(script, "text/javascript");
    return reply(page, "text/html");
  });
}

async function bundled(): Promise<Uint8Array<ArrayBuffer>> {
  const entry = new URL("../../lib/expr/mod.ts", import.meta.url).pathname;
  const { stdout, success } = await new Deno.Command(Deno.execPath(), {
    args: ["bundle", "--platform", "browser", entry],
    stderr: "null",
  }).output();
  assertEquals(success, true);
  return stdout;
}

Deno.test({
  name: "the expression engine runs in a browser under a strict policy",
  ignore: executablePath === undefined,
  async fn() {
    await using server = serve(await bundled());
    const browser = await chromium.launch({
      executablePath: executablePath!,
      args: ["--no-sandbox"],
    });
    try {
      const tab = await browser.newPage();
      await tab.goto(`http://127.0.0.1:${server.addr.port}/`);
      await tab.waitForFunction("document.title !== ''");
      assertEquals(JSON.parse(await tab.title()), {
        status: "proved",
        antiderivative: "x*sin(x) + cos(x)",
        value: 1028,
        columns: [1, Math.sin(1) ** 2 + 1],
        evalIsForbidden: true,
        wasmIsForbidden: true,
      });
    } finally {
      await browser.close();
    }
  },
});

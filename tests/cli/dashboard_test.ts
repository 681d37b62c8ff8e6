import { assert, assertEquals } from "@std/assert";
import { command, fluxion, TemporaryFolder } from "./command.ts";

const words = ["train", "--backend", "wasm", "--json", "--dashboard"];

/** A run that shows a dashboard, and its address. */
async function dashboardOf(
  more: readonly string[],
): Promise<{ child: Deno.ChildProcess; url: string; rest: Promise<string> }> {
  const child = command([...words, "--port", "0", ...more], {
    flags: ["--allow-net=127.0.0.1:0"],
  }).spawn();
  const reader = child.stderr.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes("/\n")) {
    const { done, value } = await reader.read();
    assert(!done, `no address in: ${text}`);
    text += value;
  }
  const url = /The dashboard is at (\S+)\n/.exec(text)![1]!;
  const rest = (async () => {
    let text = "";
    for (let part; !(part = await reader.read()).done;) text += part.value;
    return text;
  })();
  return { child, url, rest };
}

/** Lets a child end: what it writes must be read. */
async function codeOf(child: Deno.ChildProcess): Promise<number> {
  const [{ code }] = await Promise.all([
    child.status,
    child.stdout.pipeTo(new WritableStream()),
  ]);
  return code;
}

Deno.test("train --dashboard needs the permission to listen", async () => {
  const { code, stderr } = await fluxion([...words, "--steps", "2"]);
  assertEquals(code, 1);
  assert(
    stderr.startsWith(
      "error: Cannot show a dashboard as --allow-net=127.0.0.1:8181 must be " +
        "granted: run deno run --allow-net=127.0.0.1:8181 ",
    ),
    stderr,
  );
});

Deno.test("train refuses what is said of a dashboard that is not there", async () => {
  for (const option of [["--port", "8000"], ["--dashboard-linger"]]) {
    const { code, stderr } = await fluxion(["train", ...option]);
    assertEquals([code, stderr], [
      2,
      `error: Cannot take ${option[0]} as it is of the dashboard, which must ` +
      `be asked for with --dashboard: current value is none\n`,
    ]);
  }
});

Deno.test("train --dashboard refuses a port that another program has", async () => {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr as Deno.NetAddr;
  const { code, stderr } = await fluxion([...words, "--port", `${port}`], {
    flags: [`--allow-net=127.0.0.1:${port}`],
  });
  assertEquals([code, stderr], [
    1,
    `error: Cannot show the dashboard at 127.0.0.1:${port} as the port must ` +
    `be free: another program listens there (--port 0 takes any free one)\n`,
  ]);
});

Deno.test("train --dashboard tells of the run while it goes, and its end", async () => {
  const { child, url, rest } = await dashboardOf(["--steps", "1000000"]);
  const status = codeOf(child);
  const page = await fetch(url);
  assertEquals(page.headers.get("content-type"), "text/html; charset=utf-8");
  await page.body?.cancel();
  const events = await fetch(`${url}events`);
  const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes(`"evaluations"`) && !/"step":[1-9]\d\d/.test(text)) {
    const { done, value } = await reader.read();
    assert(!done, text);
    text += value;
  }
  const history = await (await fetch(`${url}history?points=10`)).json();
  assertEquals(history.state, "running");
  assert(history.loss.length > 0 && history.loss.length <= 10);
  child.kill("SIGINT");
  for (let part; !(part = await reader.read()).done;) text += part.value;
  assert(text.includes(`"state":"interrupted"`));
  assert(text.includes(`"kind":"parameters"`));
  assertEquals([await status, await rest], [130, ""]);
});

Deno.test("train --dashboard-linger stays after the run until Ctrl-C", async () => {
  const { child, url, rest } = await dashboardOf([
    ...["--steps", "3", "--dashboard-linger"],
  ]);
  const status = codeOf(child);
  const stateNow = async () =>
    (await (await fetch(`${url}history`)).json()).state;
  while (await stateNow() !== "finished");
  assertEquals(await stateNow(), "finished");
  child.kill("SIGINT");
  assertEquals([await status, await rest], [
    0,
    `The dashboard stays at ${url} until Ctrl-C\n`,
  ]);
});

Deno.test("train --dashboard asks for nothing but its port", async () => {
  using folder = new TemporaryFolder();
  const log = folder.file("audit.jsonl", "");
  const { code } = await fluxion([...words, "--port", "0", "--steps", "2"], {
    flags: ["--allow-net=127.0.0.1:0"],
    env: { DENO_AUDIT_PERMISSIONS: log },
  });
  const uses = Deno.readTextFileSync(log).trimEnd().split("\n")
    .map((line) => JSON.parse(line))
    .map(({ permission, value }) => `${permission} ${value}`);
  assertEquals([code, [...new Set(uses)]], [0, ["net 127.0.0.1:0"]]);
});

Deno.test("the permission set dashboard is that of train and the port", async () => {
  const { permissions } = JSON.parse(
    await Deno.readTextFile(new URL("../../deno.json", import.meta.url)),
  );
  const { net, ...rest } = permissions.dashboard;
  assertEquals([net, rest], [["127.0.0.1:8181"], permissions.train]);
});

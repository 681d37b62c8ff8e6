import { assert, assertEquals, assertMatch } from "@std/assert";
import {
  cacheVariables,
  platformCache,
} from "../../lib/cli/data/cache_folder.ts";
import { knownTexts } from "../../lib/cli/data/downloads.ts";
import {
  type Answer,
  body,
  ranged,
  TextServer,
} from "../storage/text_server.ts";
import { fluxion, jsonLines, program, TemporaryFolder } from "./command.ts";

const { bytes, sha256 } = knownTexts.shakespeare;
const shared = "copy of the text in shared/data";

/** The text itself, where there is a copy of it. */
function shakespeare(): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Deno.readFileSync(
      new URL("../../../shared/data/tinyshakespeare.txt", import.meta.url),
    );
  } catch {
    return undefined;
  }
}

const probe = decodeURIComponent(
  new URL("data_probe.ts", import.meta.url).pathname,
);

const content = Uint8Array.from({ length: 30_000 }, (_, i) => i % 251);
const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", content))
  .toHex();

/** Starts a download in a process of its own. */
function started(url: string, folder: string): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "-q", "--no-prompt", "--allow-net=127.0.0.1"],
      ...[`--allow-read=${folder}`, `--allow-write=${folder}`, probe],
      ...[url, folder, `${content.length}`, sum],
    ],
    cwd: "/",
    stdout: "piped",
    stderr: "piped",
    env: { NO_COLOR: "1" },
  }).spawn();
}

Deno.test("data says which flags it takes, one step after the other", async () => {
  using folder = new TemporaryFolder();
  const { path } = folder;
  const first = await fluxion(["data", "shakespeare"], { folder: path });
  const env = "--allow-env=XDG_CACHE_HOME,HOME";
  assertEquals(first, {
    code: 1,
    stdout: "",
    stderr: `error: Cannot download shakespeare as ` +
      `--allow-env=XDG_CACHE_HOME must be granted: ` +
      `run deno run ${env} ${program} data shakespeare\n`,
  });
  const net = "--allow-net=raw.githubusercontent.com";
  const second = await fluxion(["data", "shakespeare"], {
    flags: [env],
    folder: path,
    env: { XDG_CACHE_HOME: "/caches" },
  });
  assertEquals(
    second.stderr,
    `error: Cannot download shakespeare as --allow-read=/caches/fluxion ` +
      `must be granted: run deno run ${env} --allow-read=/caches/fluxion ` +
      `--allow-write=/caches/fluxion ${net} ${program} data shakespeare\n`,
  );
  const third = await fluxion(["data", "shakespeare", "--cache", "/c"], {
    flags: ["--allow-write=/c", "--allow-read=/c"],
    folder: path,
  });
  assertEquals(
    third.stderr,
    `error: Cannot download shakespeare as ${net} must be granted: ` +
      `run deno run --allow-read=/c --allow-write=/c ${net} ${program} ` +
      `data shakespeare --cache /c\n`,
  );
});

Deno.test("platformCache() is where each system has its caches", () => {
  const place = (os: string, values: Record<string, string>) =>
    platformCache({ os, variable: (name) => values[name] });
  const home = { HOME: "/home/a" };
  assertEquals(place("linux", home), "/home/a/.cache/fluxion");
  const xdg = { ...home, XDG_CACHE_HOME: "/var/x" };
  assertEquals(place("linux", xdg), "/var/x/fluxion");
  const relative = { ...home, XDG_CACHE_HOME: "x" };
  assertEquals(place("linux", relative), "/home/a/.cache/fluxion");
  assertEquals(place("darwin", xdg), "/home/a/Library/Caches/fluxion");
  const local = { LOCALAPPDATA: "C:\\Users\\a\\AppData\\Local" };
  assertEquals(
    place("windows", local),
    "C:\\Users\\a\\AppData\\Local\\fluxion",
  );
  for (const os of ["linux", "darwin", "windows"]) {
    assertEquals(place(os, {}), undefined);
    assert(cacheVariables(os).length > 0);
  }
});

Deno.test("the sum of shakespeare is that of the text", async () => {
  const text = shakespeare();
  if (text === undefined) {
    console.log(`skipped: there is no ${shared}`);
    return;
  }
  assertEquals(text.length, bytes);
  const digest = await crypto.subtle.digest("SHA-256", text);
  assertEquals(new Uint8Array(digest).toHex(), sha256);
});

Deno.test("data takes what is in the cache, and train learns it", async () => {
  const text = shakespeare();
  if (text === undefined) {
    console.log(`skipped: there is no ${shared}`);
    return;
  }
  using folder = new TemporaryFolder();
  const path = folder.file("shakespeare.txt", text);
  const cache = ["--cache", folder.path];
  const found = await fluxion(["data", "shakespeare", ...cache, "--json"], {
    flags: [`--allow-read=${folder.path}`],
  });
  assertEquals([found.code, found.stderr], [0, ""]);
  const [event] = jsonLines(found.stdout);
  assertEquals(event, {
    ...{ event: "data", name: "shakespeare", path, bytes, sha256 },
    cached: true,
  });
  const words = ["train", "--data", "shakespeare", "--steps", "2", "--json"];
  const trained = await fluxion([...words, ...cache, "--backend", "wasm"], {
    flags: [`--allow-read=${path}`],
  });
  assertEquals([trained.code, trained.stderr], [0, ""]);
  assertEquals(jsonLines(trained.stdout)[0]!.vocab, 66);
});

Deno.test("train says how to download what is not there", async () => {
  using folder = new TemporaryFolder();
  const { path, flags } = folder;
  const words = ["train", "--data", "shakespeare", "--cache", path];
  assertEquals(
    (await fluxion(words, { flags, folder: path })).stderr,
    `error: Cannot learn shakespeare as it must be in ` +
      `${path}/shakespeare.txt: to download it, run deno run ` +
      `--allow-net=raw.githubusercontent.com --allow-read=${path} ` +
      `--allow-write=${path} ${program} data shakespeare --cache ${path}\n`,
  );
  folder.file("shakespeare.txt", "Now is the winter of our discontent");
  const { code, stderr } = await fluxion(words, { flags });
  assertEquals(code, 1);
  assertMatch(stderr, /as its SHA-256 must be 86c4.*remove the file to down/);
});

Deno.test("data downloads, and is done the next time", async () => {
  await using server = new TextServer([ranged(content, '"a"')]);
  using folder = new TemporaryFolder();
  const cache = `${folder.path}/made/for/it`;
  for (const already of ["", "already "]) {
    const { code, stdout } = await started(server.url, cache).output();
    assertEquals([code, new TextDecoder().decode(stdout)], [
      0,
      `shakespeare is ${already}in ${cache}/shakespeare.txt, 30,000 bytes; ` +
      `try deno run --allow-read=${cache} ${probe} train ` +
      `--data shakespeare --cache ${cache}\n`,
    ]);
  }
  assertEquals(server.ranges.length, 1);
});

Deno.test("data ends at Ctrl-C, and goes on the next time", async () => {
  const stalls: Answer = () =>
    new Response(body(content, 12_000, "stall"), { headers: { etag: '"a"' } });
  await using server = new TextServer([stalls, ranged(content, '"a"')]);
  using folder = new TemporaryFolder();
  const child = started(server.url, folder.path);
  const part = `${folder.path}/shakespeare.txt.part`;
  while (sizeOf(part) < 12_000) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  child.kill("SIGINT");
  const { code, stderr } = await child.output();
  assertEquals([code, new TextDecoder().decode(stderr)], [
    130,
    "Ended: what has come is kept, the same command goes on\n",
  ]);
  const again = await started(server.url, folder.path).output();
  assertEquals([again.code, server.ranges], [0, ["-", "bytes=12000-"]]);
  assertEquals(
    Deno.readFileSync(`${folder.path}/shakespeare.txt`),
    content,
  );
});

Deno.test("data says where to put the file if there is no way to it", async () => {
  await using server = new TextServer([
    () => new Response("no", { status: 404 }),
  ]);
  using folder = new TemporaryFolder();
  const { code, stderr } = await started(server.url, folder.path).output();
  assertEquals([code, new TextDecoder().decode(stderr)], [
    1,
    `error: Cannot download ${server.url} as the server must have it: it ` +
    `answered with status 404; without a connection, put the file at ` +
    `${folder.path}/shakespeare.txt\n`,
  ]);
});

function sizeOf(path: string): number {
  try {
    return Deno.statSync(path).size;
  } catch {
    return 0;
  }
}

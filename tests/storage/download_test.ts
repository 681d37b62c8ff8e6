import { assertEquals, assertRejects } from "@std/assert";
import { Random } from "../../lib/core/random.ts";
import {
  download,
  DownloadError,
  type DownloadOptions,
} from "../../lib/storage/download.ts";
import { FileError } from "../../lib/storage/errors.ts";
import { TemporaryFolder } from "../cli/command.ts";
import { type Answer, body, ranged, TextServer } from "./text_server.ts";

const random = new Random(11);
const content = Uint8Array.from({ length: 20_000 }, () => random.below(256));
const other = content.map((byte) => byte ^ 1);

/** By the Web Cryptography API: not what the library sums up with. */
async function sum(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}

const sha256 = await sum(content);

/** Downloads from a server that answers so; what is there in the end. */
async function downloaded(
  answers: readonly Answer[],
  options: DownloadOptions = {},
  before: Readonly<Record<string, Uint8Array | string>> = {},
): Promise<{ ranges: string[]; tags: (string | null)[]; names: string[] }> {
  await using server = new TextServer(answers);
  using folder = new TemporaryFolder();
  for (const [name, bytes] of Object.entries(before)) folder.file(name, bytes);
  const path = `${folder.path}/file.txt`;
  const { url, ranges, tags } = server;
  const task = { url, path, bytes: content.length, sha256 };
  let failure: unknown;
  await download(task, { pause: 1, ...options }).catch((e) => failure = e);
  const names = [...Deno.readDirSync(folder.path)].map(({ name }) => name);
  if (failure !== undefined) {
    Object.assign(failure as object, { names, ranges });
    throw failure;
  }
  assertEquals(Deno.readFileSync(path), content);
  return { ranges, tags, names };
}

/** How a download fails, without the port. */
async function refusal(
  answers: readonly Answer[],
  options: DownloadOptions = {},
): Promise<{ message: string; names: string[] }> {
  const error = await assertRejects(
    () => downloaded(answers, options),
    DownloadError,
  );
  const { names } = error as DownloadError & { names: string[] };
  const message = error.message.replace(/127\.0\.0\.1:\d+/g, "HOST");
  return { message, names: names.sort() };
}

Deno.test("download() writes a file whole, and nothing else", async () => {
  const seen: number[] = [];
  assertEquals(
    await downloaded([ranged(content, '"a"')], {
      onProgress: (bytes) => seen.push(bytes),
    }),
    { ranges: ["-"], tags: [null], names: ["file.txt"] },
  );
  assertEquals(seen.at(-1), content.length);
  assertEquals(seen, seen.toSorted((a, b) => a - b));
});

Deno.test("download() goes on where a connection was cut", async () => {
  const cut = ranged(content, '"a"', 7000);
  const { ranges, tags } = await downloaded([cut, cut, cut]);
  assertEquals(ranges, ["-", "bytes=7000-", "bytes=14000-"]);
  assertEquals(tags, [null, '"a"', '"a"']);
});

Deno.test("download() begins again if the file has changed meanwhile", async () => {
  const { ranges } = await downloaded([
    ranged(other, '"old"', 9000),
    ranged(content, '"new"', 5000),
    ranged(content, '"new"'),
  ]);
  assertEquals(ranges, ["-", "bytes=9000-", "bytes=5000-"]);
});

Deno.test("download() begins again where there are no ranges", async () => {
  const whole = (length: number): Answer => () =>
    new Response(body(content, length, "close"));
  const { ranges } = await downloaded([whole(3000), whole(20_000)]);
  assertEquals(ranges, ["-", "bytes=3000-"]);
});

Deno.test("download() begins again if other bytes come than were asked for", async () => {
  const wrong: Answer = () =>
    new Response(body(content.slice(6000), 14_000, "close"), {
      status: 206,
      headers: { "content-range": "bytes 6000-19999/20000" },
    });
  const cut = ranged(content, '"a"', 7000);
  const { ranges } = await downloaded([cut, wrong, ranged(content, '"a"')]);
  assertEquals(ranges, ["-", "bytes=7000-", "-"]);
  const none: Answer = () =>
    new Response("no", {
      status: 416,
      headers: { "content-range": "bytes */20000" },
    });
  const after = await downloaded([cut, none, ranged(content, '"a"')]);
  assertEquals(after.ranges, ["-", "bytes=7000-", "-"]);
});

Deno.test("download() waits for a server that is slow", async () => {
  // longer in all than the patience, which begins again with each piece
  const pieces = 20, pause = 75, patience = 1000;
  const slow: Answer = () =>
    new Response(
      new ReadableStream({
        async start(controller) {
          for (let at = 0; at < pieces; at++) {
            controller.enqueue(content.slice(at * 1000, at * 1000 + 1000));
            await new Promise((resolve) => setTimeout(resolve, pause));
          }
          controller.close();
        },
      }),
    );
  assertEquals((await downloaded([slow], { patience })).ranges, ["-"]);
});

Deno.test("download() goes on with what an earlier process left", async () => {
  const before = { "file.txt.part": content.slice(0, 12_345) };
  const { ranges, names } = await downloaded(
    [ranged(content, '"a"')],
    {},
    before,
  );
  assertEquals([ranges, names], [["bytes=12345-"], ["file.txt"]]);
  const all = { "file.txt.part": content };
  assertEquals((await downloaded([], {}, all)).ranges, []);
});

Deno.test("download() waits out a server that is busy", async () => {
  const busy: Answer = () => new Response("later", { status: 503 });
  const { ranges } = await downloaded([busy, busy, ranged(content, '"a"')]);
  assertEquals(ranges.length, 3);
});

Deno.test("download() refuses and removes what has another sum", async () => {
  assertEquals(await refusal([ranged(other, '"a"')]), {
    message: `Cannot download http://HOST/file.txt as its SHA-256 must be ` +
      `${sha256}: what came, and was removed, has ${await sum(other)}`,
    names: [],
  });
});

Deno.test("download() removes a part that was of another file", async () => {
  const before = { "file.txt.part": other.slice(0, 100) };
  const error = await assertRejects(
    () => downloaded([ranged(content, '"a"')], {}, before),
    DownloadError,
    "what came, and was removed",
  );
  assertEquals((error as DownloadError & { names: string[] }).names, []);
});

Deno.test("download() refuses another length", async () => {
  const { message, names } = await refusal([ranged(content.slice(1), '"a"')]);
  assertEquals(
    [message, names],
    [
      "Cannot download http://HOST/file.txt as it must have 20000 bytes: " +
      "the server offers 19999",
      [],
    ],
  );
  const endless: Answer = () =>
    new Response(body(new Uint8Array(50_000), 50_000, "close"));
  const more = await refusal([endless]);
  assertEquals(
    [more.message, more.names],
    [
      "Cannot download http://HOST/file.txt as it must have 20000 bytes: " +
      "more came, and were removed",
      [],
    ],
  );
});

Deno.test("download() says that a file is not there", async () => {
  const { message, names } = await refusal([
    () => new Response("no", { status: 404 }),
  ]);
  assertEquals(
    [message, names],
    [
      "Cannot download http://HOST/file.txt as the server must have it: " +
      "it answered with status 404",
      [],
    ],
  );
});

Deno.test("download() gives up after three tries in vain, and keeps its part", async () => {
  const stopped: Answer = () => new Response("no", { status: 500 });
  const { message, names } = await refusal([
    ranged(content, '"a"', 4000),
    stopped,
  ]);
  assertEquals(
    [message, names],
    [
      "Cannot download http://HOST/file.txt as its server must answer: " +
      "it answered with status 500; 4000 of 20000 bytes are kept for the " +
      "next try",
      ["file.txt.part", "file.txt.part.tag"],
    ],
  );
});

Deno.test("download() does not wait for a server for ever", async () => {
  const stalls: Answer = () => new Response(body(content, 0, "stall"));
  const { message } = await refusal([stalls], { patience: 50 });
  assertEquals(
    message,
    "Cannot download http://HOST/file.txt as its server must answer: " +
      "it sent nothing for 0.05 s; nothing has come",
  );
});

Deno.test("download() says that no server is there", async () => {
  using folder = new TemporaryFolder();
  const path = `${folder.path}/file.txt`;
  const { url } = await closedServer();
  const task = { url, path, bytes: 1, sha256 };
  const error = await assertRejects(
    () => download(task, { pause: 1 }),
    DownloadError,
  );
  assertEquals(
    /must answer: .*(refused|connect).*; nothing has come$/i.test(
      error.message,
    ),
    true,
    error.message,
  );
  assertEquals([...Deno.readDirSync(folder.path)], []);
});

/** A place where nothing listens any more. */
async function closedServer(): Promise<{ url: string }> {
  await using server = new TextServer([]);
  return { url: server.url };
}

Deno.test("download() ends at a signal, and keeps what has come", async () => {
  const controller = new AbortController();
  const stalls: Answer = () =>
    new Response(body(content, 5000, "stall"), { headers: { etag: '"a"' } });
  const reason = new Error("enough");
  const error = await assertRejects(
    () =>
      downloaded([stalls], {
        signal: controller.signal,
        onProgress: (bytes) => bytes === 5000 && controller.abort(reason),
      }),
    Error,
    "enough",
  );
  const { names } = error as Error & { names: string[] };
  assertEquals(names.sort(), ["file.txt.part", "file.txt.part.tag"]);
});

Deno.test("download() says that the disk refuses", async () => {
  await using server = new TextServer([ranged(content, '"a"')]);
  const { url } = server;
  const path = "/nowhere/there/file.txt";
  await assertRejects(
    () => download({ url, path, bytes: content.length, sha256 }),
    FileError,
    "Cannot write /nowhere/there/file.txt.part as the system must accept it: " +
      "No such file or directory (os error 2)",
  );
});

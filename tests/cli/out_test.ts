import { assert, assertEquals } from "@std/assert";
import { command, fluxion, jsonLines, TemporaryFolder } from "./command.ts";

const words = ["train", "--steps", "2", "--backend", "wasm", "--json"];

function namesIn(path: string): string[] {
  return [...Deno.readDirSync(path)].map(({ name }) => name).sort();
}

/** Trains into a folder; returns the exit code and the error. */
async function trainInto(
  path: string,
  flags: readonly string[],
): Promise<[number, string]> {
  const { code, stderr } = await fluxion([...words, "--out", path], { flags });
  return [code, stderr];
}

for (const exists of [false, true]) {
  const kind = exists ? "an empty" : "a new";
  Deno.test(`train saves a model into ${kind} folder`, async () => {
    using folder = new TemporaryFolder();
    const path = `${folder.path}/model`;
    if (exists) await Deno.mkdir(path);
    const flags = [`--allow-read=${path}`, `--allow-write=${path}`];
    assertEquals(await trainInto(path, flags), [0, ""]);
    assertEquals(namesIn(path), [
      ...["README.md", "best", "checkpoints", "config.json", "loss.svg"],
      ...["metrics.jsonl", "model.safetensors", "run.json", "samples.txt"],
    ]);
    for (const model of [path, `${path}/best`, `${path}/checkpoints/step-2`]) {
      const generated = await fluxion(
        ["generate", model, "--length", "5", "--json", "--backend", "wasm"],
        { flags: [`--allow-read=${path}`] },
      );
      assertEquals([generated.code, generated.stderr], [0, ""]);
      assertEquals(jsonLines(generated.stdout)[0]!.step, 2);
    }
  });
}

Deno.test("train refuses, before it trains, a folder that is not empty", async () => {
  using folder = new TemporaryFolder();
  folder.file("thesis.txt", "precious");
  const { path, flags } = folder;
  assertEquals(await trainInto(path, flags), [
    1,
    `error: Cannot write a model to ${path} as it must be empty: ` +
    `it holds thesis.txt\n`,
  ]);
  assertEquals(namesIn(path), ["thesis.txt"]);
});

Deno.test("train refuses a file as its folder", async () => {
  using folder = new TemporaryFolder();
  const path = folder.file("model", "");
  assertEquals(await trainInto(path, folder.flags), [
    1,
    `error: Cannot write a model to ${path} as it must be a folder: ` +
    `it is a file\n`,
  ]);
});

Deno.test("train makes the folders around its own", async () => {
  using folder = new TemporaryFolder();
  const path = `${folder.path}/a/b`;
  const flags = [`--allow-read=${path}`, `--allow-write=${path}`];
  const { code, stderr } = await fluxion(
    ["train", "--steps", "2", "--backend", "wasm", "--out", path],
    { flags },
  );
  assertEquals([code, stderr], [0, ""]);
  assertEquals(Deno.statSync(`${path}/model.safetensors`).isFile, true);
});

Deno.test("train needs the permission to read and write its folder", async () => {
  using folder = new TemporaryFolder();
  const { path } = folder;
  for (const granted of ["read", "write"]) {
    const [code, stderr] = await trainInto(path, [
      `--allow-${granted}=${path}`,
    ]);
    const missing = granted === "read" ? "write" : "read";
    assertEquals(code, 1);
    assertEquals(
      stderr.split(": run")[0],
      `error: Cannot write a model to ${path} as ` +
        `--allow-${missing}=${path} must be granted`,
    );
    const flags = `--allow-read=${path} --allow-write=${path}`;
    assert(stderr.includes(`run deno run ${flags} `), stderr);
  }
});

/** The administrator may write everywhere. */
const isAdministrator = Deno.build.os === "windows" || Deno.uid() === 0;

Deno.test({
  name: "train refuses a folder that the system protects",
  ignore: isAdministrator,
  async fn() {
    using folder = new TemporaryFolder();
    const { path, flags } = folder;
    await Deno.chmod(path, 0o555);
    assertEquals(await trainInto(path, flags), [
      1,
      `error: Cannot write a model to ${path} as it must be a folder that ` +
      `can be written: Permission denied (os error 13)\n`,
    ]);
  },
});

Deno.test({
  name: "train refuses a folder that no one can write",
  ignore: Deno.build.os !== "linux",
  async fn() {
    const [code, stderr] = await trainInto("/proc/fluxion", ["-A"]);
    assertEquals(code, 1);
    assert(
      stderr.startsWith("error: Cannot write a model to /proc/fluxion as it "),
      stderr,
    );
  },
});

/** A file system of 100 kB, less than the model takes; it needs the right to
 * mount one, for which some systems give a user a namespace of its own. */
const mountable = ["", "unshare -rm "].find((prefix) =>
  Deno.build.os === "linux" && new Deno.Command("sh", {
      args: [
        "-c",
        `d=$(mktemp -d) && ${prefix}sh -c "mount -t tmpfs none $d && ` +
        `umount $d"; c=$?; rmdir $d; exit $c`,
      ],
      stdout: "null",
      stderr: "null",
    }).outputSync().code === 0
);

Deno.test({
  name: "a full disk leaves nothing half-written",
  ignore: mountable === undefined,
  async fn() {
    using folder = new TemporaryFolder();
    const { path } = folder;
    const line = [
      `mount -t tmpfs -o size=100k none ${path}`,
      `'${Deno.execPath()}' "$@"; code=$?`,
      `ls -A ${path}/model >&2; umount ${path}; exit $code`,
    ].join("\n");
    const program = new URL("../../cli.ts", import.meta.url).pathname;
    const { code, stderr } = await new Deno.Command("sh", {
      args: [
        ...[
          "-c",
          `exec ${mountable}sh -c '${line.replaceAll("'", `'\\''`)}' "$@"`,
        ],
        ...["sh", "sh", "run", "-q", "-A", program, ...words],
        ...["--out", `${path}/model`],
      ],
      stdout: "null",
    }).output();
    assertEquals([code, new TextDecoder().decode(stderr)], [
      1,
      `error: Cannot write ${path}/model/best as the system must accept it: ` +
      `No space left on device (os error 28)\n` +
      "checkpoints\nmetrics.jsonl\nrun.json\n",
    ]);
  },
});

const endless = ["train", "--steps", "1000000000", "--backend", "wasm"];

/** Starts a run without an end, and sends a signal once it trains. */
async function interrupted(
  more: readonly string[],
  flags: readonly string[],
  signal: Deno.Signal,
): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = command([...endless, ...more], { flags }).spawn();
  const decoder = new TextDecoder();
  let stdout = "";
  for await (const bytes of child.stdout) {
    if (stdout === "") child.kill(signal);
    stdout += decoder.decode(bytes, { stream: true });
  }
  const stderr = await new Response(child.stderr).text();
  return { code: (await child.status).code, stdout, stderr };
}

for (const [signal, expected] of [["SIGINT", 130], ["SIGTERM", 143]] as const) {
  Deno.test({
    name: `${signal} ends a run, and its model is saved`,
    ignore: Deno.build.os === "windows",
    async fn() {
      using folder = new TemporaryFolder();
      const path = `${folder.path}/model`;
      const more = ["--json", "--out", path];
      const result = await interrupted(more, folder.flags, signal);
      assertEquals([result.code, result.stderr], [expected, ""]);
      const done = jsonLines(result.stdout).at(-1)!;
      assertEquals([done.event, done.interrupted], ["done", true]);
      const { code, stdout } = await fluxion(
        ["generate", path, "--length", "3", "--json", "--backend", "wasm"],
        { flags: folder.flags },
      );
      assertEquals([code, jsonLines(stdout)[0]!.step], [0, done.steps]);
    },
  });
}

Deno.test({
  name: "SIGINT ends a run without a folder with its summary",
  ignore: Deno.build.os === "windows",
  async fn() {
    const { code, stdout, stderr } = await interrupted([], [], "SIGINT");
    assertEquals([code, stderr], [130, ""]);
    assert(/\ninterrupted after [\d,]+ steps? in .*\n$/.test(stdout), stdout);
  },
});

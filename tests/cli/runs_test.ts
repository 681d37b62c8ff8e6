import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { fluxion, jsonLines, TemporaryFolder } from "./command.ts";

/** A run whose loss falls from 4 by 1/step; its folder is made. */
function makeRun(
  folder: TemporaryFolder,
  name: string,
  { steps = 5, seed = 1, isDone = true, lr = 0.001 } = {},
): string {
  Deno.mkdirSync(`${folder.path}/${name}`);
  const losses = Array.from({ length: steps }, (_, i) => 3 + 1 / (i + 1));
  const events = [
    {
      ...{ event: "start", preset: "tiny", params: 46307, vocab: 35, seed },
      ...{ backend: "wasm", library: "WASM", threads: 1 },
    },
    ...losses.map((loss, i) => ({
      ...{ event: "step", step: i + 1, loss, lr, grad_norm: 1 },
      ...{ steps_per_second: 50, tokens_per_second: 1600 },
      ...{ arena_bytes: 1e6, rss_bytes: 9e7 },
    })),
    { event: "eval", step: steps, train_loss: 3.1, val_loss: 3.25 },
    ...isDone
      ? [{
        ...{ event: "done", steps, loss: losses.at(-1), val_loss: 3.25 },
        ...{ seconds: 12, steps_per_second: 60, tokens_per_second: 1920 },
        ...{ rss_peak_bytes: 1.2e8, interrupted: false },
      }]
      : [],
  ];
  const lines = events.map((event) => `${JSON.stringify(event)}\n`).join("");
  const cut = isDone ? "" : '{"event":"step","st';
  folder.file(`${name}/metrics.jsonl`, lines + cut);
  folder.file(
    `${name}/config.json`,
    JSON.stringify({ model: { layers: 1, bias: true }, training: { seed } }),
  );
  folder.file(
    `${name}/run.json`,
    JSON.stringify({ options: { lr, seed }, command: name }),
  );
  return `${folder.path}/${name}`;
}

Deno.test("runs compare shows what differs and what came of it", async () => {
  using folder = new TemporaryFolder();
  makeRun(folder, "a");
  makeRun(folder, "b", { seed: 7, lr: 0.01, isDone: false, steps: 4 });
  const { code, stdout, stderr } = await fluxion(
    ["runs", "compare", "a", "b"],
    { folder: folder.path, flags: folder.flags },
  );
  assertEquals([code, stderr], [0, ""]);
  const [table, plots] = stdout.split("\n\nloss of a:\n");
  assertEquals(
    table,
    [
      "configured differently:",
      "                            a            b",
      "seed                        1            7",
      "lr                      0.001         0.01",
      "",
      "results:",
      "status                   done   unfinished",
      "steps                       5            4",
      "loss                   3.2000       3.2500",
      "least loss        3.2000 at 5  3.2500 at 4",
      "validation             3.2500       3.2500",
      "least validation  3.2500 at 5  3.2500 at 4",
      "time                     12 s            -",
      "steps/s                  60.0         50.0",
      "tokens/s                1,920        1,600",
      "peak memory            120 MB        90 MB",
    ].join("\n"),
  );
  assertMatch(plots!, /[\u2801-\u28ff]/);
  assertStringIncludes(plots!, "loss of b:");
});

Deno.test("runs compare --json writes one object a line", async () => {
  using folder = new TemporaryFolder();
  makeRun(folder, "a");
  makeRun(folder, "b", { lr: 0.01 });
  folder.file(
    "c.jsonl",
    Deno.readTextFileSync(`${folder.path}/a/metrics.jsonl`),
  );
  const { code, stdout } = await fluxion(
    ["runs", "compare", "a", "b", "c.jsonl", "--json"],
    { folder: folder.path, flags: folder.flags },
  );
  assertEquals(code, 0);
  const events = jsonLines(stdout);
  assertEquals(events.map(({ event }) => event), [
    ...["run", "run", "run", "difference"],
  ]);
  assertEquals(events[0]!.best_val_loss, { loss: 3.25, step: 5 });
  assertEquals(events[0]!.seconds, 12);
  assertEquals(events[3], {
    event: "difference",
    setting: "lr",
    values: [0.001, 0.01, null],
  });
});

Deno.test("runs compare --svg draws each curve, with its name", async () => {
  using folder = new TemporaryFolder();
  makeRun(folder, "a");
  makeRun(folder, "b & <b>", { steps: 9 });
  const { code } = await fluxion(
    ["runs", "compare", "a", "b & <b>", "--svg", "curves.svg"],
    { folder: folder.path, flags: folder.flags },
  );
  assertEquals(code, 0);
  const svg = Deno.readTextFileSync(`${folder.path}/curves.svg`);
  // two losses of many points, two validations of one, and a legend of four
  assertStringIncludes(svg, ">a, training</text>");
  assertEquals(svg.match(/<polyline/g)?.length, 2 + 4);
  assertEquals(svg.match(/<circle/g)?.length, 2);
  assertStringIncludes(svg, ">b &amp; &lt;b&gt;, validation</text>");
  assertEquals(/NaN|Infinity|undefined/.test(svg), false);
});

Deno.test("runs compare names the file and the line of what is no event", async () => {
  using folder = new TemporaryFolder();
  const a = makeRun(folder, "a");
  folder.file("bad.jsonl", '{"event":"sample","step":1,"text":""}\n{"x":1}\n');
  const { code, stdout, stderr } = await fluxion(
    ["runs", "compare", a, `${folder.path}/bad.jsonl`],
    { flags: folder.flags },
  );
  assertEquals([code, stdout], [1, ""]);
  assertEquals(
    stderr,
    `error: Cannot read ${folder.path}/bad.jsonl as line 2 must be an event ` +
      `of a run: current value is {"x":1}\n`,
  );
});

Deno.test("runs list shows the runs of a folder, and tells of a bad one", async () => {
  using folder = new TemporaryFolder();
  makeRun(folder, "b");
  makeRun(folder, "a", { isDone: false });
  folder.file("notes.txt", "");
  Deno.mkdirSync(`${folder.path}/empty`);
  const good = await fluxion(["runs", "list", "."], {
    folder: folder.path,
    flags: folder.flags,
  });
  assertEquals([good.code, good.stderr], [0, ""]);
  const rows = good.stdout.trimEnd().split("\n").map((row) =>
    row.split(/ {2,}/)
  );
  assertEquals(rows.map((row) => row.slice(0, 5)), [
    ["run", "preset", "status", "steps", "loss"],
    ["./a", "tiny", "unfinished", "5", "3.2000"],
    ["./b", "tiny", "done", "5", "3.2000"],
  ]);
  folder.file("b/metrics.jsonl", "?\n");
  const bad = await fluxion(["runs", "list", folder.path, "--json"], {
    flags: folder.flags,
  });
  assertEquals(bad.code, 1);
  assertStringIncludes(bad.stderr, "b/metrics.jsonl as line 1 must be JSON");
  assertEquals(jsonLines(bad.stdout).map(({ folder }) => folder), [
    `${folder.path}/a`,
  ]);
});

const usage: readonly [readonly string[], string][] = [
  [[], "its first word must be compare or list: current value is nothing"],
  [["show"], "its first word must be compare or list: current value is show"],
  [["compare", "a"], "there must be two or more: current value is a"],
  [["list"], "one DIR, and no --svg, must be given: current value is nothing"],
];

for (const [words, message] of usage) {
  Deno.test(`runs ${words.join(" ")} is refused as wrong usage`, async () => {
    const { code, stderr } = await fluxion(["runs", ...words]);
    assertEquals(code, 2);
    assertStringIncludes(stderr, message);
  });
}

Deno.test("runs compare names the flags that it needs", async () => {
  const { code, stderr } = await fluxion(["runs", "compare", "a", "b"]);
  assertEquals(code, 1);
  assertStringIncludes(stderr, "as --allow-read=a must be granted: run deno");
  assertStringIncludes(stderr, "--allow-read=a --allow-read=b");
});

Deno.test("runs compare tells of a run that is not there", async () => {
  using folder = new TemporaryFolder();
  const a = makeRun(folder, "a");
  const { code, stderr } = await fluxion(
    ["runs", "compare", a, `${folder.path}/none`],
    { flags: folder.flags },
  );
  assertEquals(code, 1);
  assertStringIncludes(
    stderr,
    "none as it must exist: there is no such folder",
  );
});

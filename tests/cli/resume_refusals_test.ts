import { assertEquals } from "@std/assert";
import { fluxion, jsonLines, TemporaryFolder } from "./command.ts";

/** A run of 6 steps of 9, made once for all tests. */
const kept = new TemporaryFolder();
globalThis.addEventListener("unload", () => kept[Symbol.dispose]());

const text = kept.file("text", "the sea and the shore ".repeat(40));
const run = `${kept.path}/run`;
const begun = await fluxion([
  ...["train", "--backend", "wasm", "--json", "--data", text],
  ...["--steps", "9", "--stop-after", "6", "--out", run],
], { flags: kept.flags });
assertEquals([begun.code, begun.stderr], [0, ""]);

/** Resumes; returns the exit code, and the error without its beginning. */
async function refusal(
  words: readonly string[],
  folder = run,
): Promise<[number, string]> {
  const { code, stdout, stderr } = await fluxion(
    ["train", "--resume", folder, ...words],
    { flags: kept.flags },
  );
  assertEquals(stdout, "");
  return [code, stderr.replace(`error: Cannot resume ${folder} as `, "")];
}

const stays = (name: string, before: unknown, now: unknown) =>
  `--${name} must stay what the run was begun with, ${before}: ` +
  `current value is ${now}\n`;

/** What cannot change, and what is said of it. */
const refused: readonly (readonly [string, string])[] = [
  ["--seed 43", stays("seed", 42, 43)],
  ["--batch 2", stays("batch", 1, 2)],
  ["--seq 16", stays("seq", 32, 16)],
  ["--lr 0.5", stays("lr", 0.001, 0.5)],
  ["--small", stays("preset", "tiny", "small")],
  ["--preset large", stays("preset", "tiny", "large")],
  ["--tokenizer byte", stays("tokenizer", "nothing", "byte")],
  [
    "--steps 5",
    "--steps must be above the 6 steps that it has made: current value is 5\n",
  ],
  [
    "--stop-after 6",
    "--stop-after must be above the 6 steps that it has made: " +
    "current value is 6\n",
  ],
];

for (const [words, message] of refused) {
  Deno.test(`train --resume refuses ${words}`, async () => {
    assertEquals(await refusal(words.split(" ")), [2, message]);
  });
}

Deno.test("train --resume refuses another text, by its content", async () => {
  const other = kept.file("other", "the sea and the shame ".repeat(40));
  const [code, message] = await refusal(["--data", other]);
  const sums = /SHA-256 [0-9a-f]{12}…: that of .*other is [0-9a-f]{12}…\n$/;
  assertEquals([code, message.replace(sums, "SUMS")], [
    2,
    "it must learn the text that it was begun with, of SUMS",
  ]);
});

Deno.test("train --resume takes what it was begun with, said again", async () => {
  const copy = kept.file("copy", Deno.readFileSync(text));
  const { code, stdout, stderr } = await fluxion([
    ...["train", "--json", "--resume", run, "--out", `${kept.path}/again`],
    ...["--data", copy, "--tiny"],
    ...["--seed", "42", "--lr", "1e-3", "--seq", "32", "--stop-after", "7"],
  ], { flags: kept.flags });
  assertEquals([code, stderr], [0, ""]);
  assertEquals(jsonLines(stdout).at(-1)!.steps, 7);
});

Deno.test("train --resume says where the text was, if it is gone", async () => {
  using folder = new TemporaryFolder();
  const { path, flags } = folder;
  const gone = folder.file("text", Deno.readFileSync(text));
  const made = await fluxion([
    ...["train", "--backend", "wasm", "--json", "--data", gone],
    ...["--steps", "3", "--stop-after", "1", "--out", `${path}/run`],
  ], { flags });
  assertEquals(made.code, 0);
  Deno.removeSync(gone);
  const { code, stderr } = await fluxion(
    ["train", "--resume", `${path}/run`],
    { flags },
  );
  assertEquals([code, stderr], [
    1,
    `error: Cannot resume ${path}/run as the text that it learns must be ` +
    `there, --data PATH says where it is now: Cannot read ${gone} as it must ` +
    `exist: there is no such file\n`,
  ]);
});

Deno.test("train --resume refuses what is not the folder of a run", async () => {
  for (const folder of [kept.path, `${kept.path}/nowhere`, text]) {
    assertEquals(await refusal([], folder), [
      1,
      `it must be a folder that train --out made: there is no ` +
      `${folder}/run.json\n`,
    ]);
  }
});

Deno.test("train --resume refuses a run.json that was changed", async () => {
  const folder = `${kept.path}/changed`;
  Deno.mkdirSync(folder);
  const good = Deno.readTextFileSync(`${run}/run.json`);
  const cases: readonly (readonly [string, string, number, string])[] = [
    [
      '"version": 1',
      '"version": 2',
      1,
      "version must be 1: current value is 2",
    ],
    [
      '"fluxion-run"',
      '"x"',
      1,
      'format must be "fluxion-run": current value is "x"',
    ],
    ['"steps": 9', '"steps": -9', 2, "current value is -9"],
    ['"steps": 9', '"stesp": 9', 2, "did you mean --steps?"],
    ["{", "", 1, "must be JSON"],
  ];
  for (const [from, to, expected, message] of cases) {
    Deno.writeTextFileSync(`${folder}/run.json`, good.replace(from, to));
    const [code, found] = await refusal([], folder);
    assertEquals([code, found.includes(message)], [expected, true], found);
  }
});

Deno.test("train --resume needs the permissions that it names", async () => {
  const { code, stderr } = await fluxion(["train", "--resume", run]);
  const both = `--allow-read=${run} --allow-write=${run}`;
  assertEquals([code, stderr.split(" cli.ts")[0]!.split(": run ")], [1, [
    `error: Cannot resume ${run} as --allow-read=${run} must be granted`,
    `deno run ${both}`,
  ]]);
  const reading = await fluxion(["train", "--resume", run], {
    flags: [`--allow-read=${run}`],
  });
  const missing = reading.stderr.split(": run ")[1]!;
  assertEquals(
    missing.startsWith(`deno run --allow-read=${text} ${both} `),
    true,
    missing,
  );
});

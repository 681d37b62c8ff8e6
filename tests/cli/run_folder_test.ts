import { assert, assertEquals, assertMatch } from "@std/assert";
import { fluxion, jsonLines, program, TemporaryFolder } from "./command.ts";

/** A run without --json, made once for all tests. */
const kept = new TemporaryFolder();
globalThis.addEventListener("unload", () => kept[Symbol.dispose]());

const text = kept.file("a text", "the sea & the shore\n".repeat(40));
const run = `${kept.path}/run`;
const words = [
  ...["train", "--backend", "wasm", "--data", text, "--steps", "8"],
  ...["--eval-every", "4", "--sample-every", "4", "--out", run],
];
const made = await fluxion(words, { flags: kept.flags });
assertEquals([made.code, made.stderr], [0, ""]);

const read = (name: string) => Deno.readTextFileSync(`${run}/${name}`);
const events = jsonLines(read("metrics.jsonl"));

/** The words of a line that a person would paste. */
function wordsOf(line: string): string[] {
  const words = [...line.matchAll(/'([^']*)'|[^\s']+/g)];
  return words.map(([word, quoted]) => quoted ?? word);
}

/** Runs a line as it stands, from the root of the repository. */
async function paste(line: string): Promise<string> {
  const [deno, ...args] = wordsOf(line);
  assertEquals(deno, "deno");
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args,
    cwd: program.replace(/\/cli\.ts$/, ""),
    stdin: "null",
  }).output();
  assertEquals([code, new TextDecoder().decode(stderr)], [0, ""], line);
  return new TextDecoder().decode(stdout);
}

Deno.test("README.md tells what was measured", () => {
  const card = read("README.md");
  const last = events.findLast(({ event }) => event === "eval")!;
  const row = [last.step, last.train_loss, last.val_loss]
    .map((value, i) => i === 0 ? value : (value as number).toFixed(4));
  assert(card.includes(`| last, in this folder | ${row.join(" | ")} |`), card);
  const { params } = events[0]!;
  assert(card.includes(`of ${(params as number).toLocaleString("en")} param`));
  // 800 characters of text, of 11 kinds and the unknown one
  const kinds = new Set(Deno.readTextFileSync(text)).size + 1;
  assert(card.includes(`, 800 tokens of ${kinds} kinds`), card);
  assert(card.includes("- Steps: 8, each of 1 × 32 tokens"));
  assert(card.includes(`- Text: \`${text}\``));
});

Deno.test("README.md has the command that made the run", () => {
  const line = read("README.md").split("\n")
    .find((line) => line.includes("--sample-every"))!;
  const flags = [text, run].map((path) => `--allow-read=${path}`);
  assertEquals(wordsOf(line.trim()).slice(0, 5), [
    ...["deno", "run", ...flags, `--allow-write=${run}`],
  ]);
  assertEquals(wordsOf(line.trim()).slice(6), words);
});

Deno.test("samples.txt has what the model wrote, by step", () => {
  const samples = events.filter(({ event }) => event === "sample");
  assertEquals(samples.map(({ step }) => step), [4, 8]);
  assertEquals(
    read("samples.txt"),
    samples.map(({ step, text }) => `--- step ${step} ---\n${text}\n\n`)
      .join(""),
  );
});

Deno.test("loss.svg has a point for each step and each evaluation", () => {
  const svg = read("loss.svg");
  const count = (name: string) =>
    new RegExp(`<polyline class="${name}" points="([^"]{30,})"`).exec(svg)![1]!
      .split(" ").length;
  assertEquals(count("train"), 8);
  assertEquals(svg.match(/<circle class="validation"/g)!.length, 2);
  assertMatch(
    svg,
    /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^]*<\/svg>\n$/,
  );
});

Deno.test("what train advises at its end works as it stands", async () => {
  const [saved, next] = made.stdout.trimEnd().split("\n").slice(-2);
  const written = await paste(saved!.split("; try ")[1]!);
  assert(written.length > 0);
  const resumed = await paste(next!.replace("to go on: ", ""));
  assertMatch(resumed, /^done 16 steps in /m);
  const card = read("README.md");
  assert(card.includes("- Steps: 16, each of 1 × 32 tokens"), card);
});

import { assert, assertEquals } from "@std/assert";
import { fluxion, jsonLines, TemporaryFolder } from "./command.ts";

/** The fields of each event, as the contract lists them. */
const contract: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  start: {
    preset: "string",
    params: "number",
    vocab: "number",
    backend: "string",
    library: "string",
    threads: "number",
    seed: "number",
  },
  step: {
    step: "number",
    loss: "number",
    lr: "number",
    grad_norm: "number",
    steps_per_second: "number",
    tokens_per_second: "number",
    arena_bytes: "number",
    rss_bytes: "number",
  },
  eval: { step: "number", train_loss: "number", val_loss: "number" },
  sample: { step: "number", text: "string" },
  saved: { step: "number", path: "string", seconds: "number" },
  done: {
    steps: "number",
    loss: "number",
    val_loss: "number",
    seconds: "number",
    first_step_seconds: "number",
    steps_per_second: "number",
    tokens_per_second: "number",
    arena_peak_bytes: "number",
    rss_peak_bytes: "number",
    interrupted: "boolean",
  },
};

const words = ["train", "--json", "--backend", "wasm", "--steps", "12"];

function checkContract(events: readonly Record<string, unknown>[]): void {
  for (const { event, ...fields } of events) {
    const types = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, typeof value]),
    );
    assertEquals(types, contract[String(event)]);
  }
}

Deno.test("train --json writes the events of the contract, and no more", async () => {
  const { code, stdout, stderr } = await fluxion([
    ...words,
    "--eval-every",
    "5",
  ]);
  assertEquals([code, stderr], [0, ""]);
  const events = jsonLines(stdout);
  checkContract(events);
  const stepsAndEvals = [1, 2, 3, 4, 5, "eval", 6, 7, 8, 9, 10, "eval"];
  assertEquals(
    events.map(({ event, step }) => event === "step" ? step : event),
    ["start", ...stepsAndEvals, 11, 12, "eval", "sample", "done"],
  );
});

Deno.test("train --json tells of what it saves and samples", async () => {
  using folder = new TemporaryFolder();
  const { stdout } = await fluxion([
    ...[...words, "--eval-every", "6", "--out", `${folder.path}/run`],
    ...["--sample-every", "6", "--save-every", "4"],
  ], { flags: folder.flags });
  const events = jsonLines(stdout);
  checkContract(events);
  assertEquals(
    events.filter(({ event }) => event !== "step")
      .map(({ event, step }) => [event, step ?? 0]),
    [
      ...[["start", 0], ["saved", 4], ["eval", 6], ["sample", 6], ["saved", 8]],
      ...[["eval", 12], ["saved", 12], ["sample", 12], ["done", 0]],
    ],
  );
});

Deno.test("train --json counts what the preset promises", async () => {
  const { stdout } = await fluxion(words);
  const [start, first] = jsonLines(stdout);
  // The table of DESIGN.md, and the 34 characters of the tale and unknown.
  assertEquals([start!.params, start!.vocab, start!.seed], [46307, 35, 42]);
  // Before it has learned anything a model guesses: ln 35 = 3.555, and its
  // first weights, of 0.02, add no more than a few hundredths to that.
  assert(Math.abs(first!.loss as number - Math.log(35)) < 0.1);
});

Deno.test("one seed gives one run, whoever computes it compiled or eager", async () => {
  const losses = async (...more: string[]) => {
    const { stdout } = await fluxion([...words, ...more]);
    return jsonLines(stdout).map(({ loss, grad_norm, text }) => [
      loss,
      grad_norm,
      text,
    ]);
  };
  const run = await losses();
  assertEquals(await losses(), run);
  assertEquals(await losses("--eager"), run);
  const other = await losses("--seed", "43");
  assert(other[1]![0] !== run[1]![0]);
});

Deno.test("train --json keeps hints apart from the events", async () => {
  const { stdout, stderr } = await fluxion(["train", "--json", "--steps", "1"]);
  assertEquals(jsonLines(stdout).length, 5);
  assert(stderr.startsWith("Faster: deno run --allow-ffi="), stderr);
  assertEquals(stderr.split("\n").length, 2);
});

Deno.test("a run that diverges fails, and says what may help", async () => {
  const { code, stderr } = await fluxion([...words, "--lr", "1e30"]);
  assertEquals([code, stderr.split(":").slice(0, 2)], [
    1,
    [
      "error",
      " Cannot go on training as the loss must be finite, a lower learning " +
      "rate may help",
    ],
  ]);
});

import { assert, assertEquals, assertMatch } from "@std/assert";
import {
  command,
  fluxion,
  jsonLines,
  type Result,
  TemporaryFolder,
} from "./command.ts";

/** Twelve steps, evaluated after 5, 10 and 12. */
const words = [
  ...["train", "--backend", "wasm", "--json"],
  ...["--steps", "12", "--eval-every", "5"],
];

const train = (folder: TemporaryFolder, ...more: string[]): Promise<Result> =>
  fluxion([...words, ...more], { flags: folder.flags });

const resume = (folder: TemporaryFolder, ...more: string[]): Promise<Result> =>
  fluxion(["train", "--json", "--resume", ...more], { flags: folder.flags });

async function sumOf(path: string): Promise<string> {
  const sum = await crypto.subtle.digest("SHA-256", await Deno.readFile(path));
  return new Uint8Array(sum).toHex();
}

/** The parameters and both moments at the end. */
const sums = (run: string, step = 12): Promise<string[]> =>
  Promise.all([
    sumOf(`${run}/model.safetensors`),
    sumOf(`${run}/checkpoints/step-${step}/optimizer.safetensors`),
  ]);

const metrics = (run: string) =>
  jsonLines(Deno.readTextFileSync(`${run}/metrics.jsonl`));

/** What a step computed, without how long it took. */
const losses = (run: string): unknown[] =>
  metrics(run).filter(({ event }) => event === "step")
    .map(({ step, loss, lr, grad_norm }) => [step, loss, lr, grad_norm]);

const namesIn = (path: string): string[] =>
  [...Deno.readDirSync(path)].map(({ name }) => name).sort();

/** The step of the newest checkpoint. */
function newestIn(run: string): number {
  const names = namesIn(`${run}/checkpoints`)
    .filter((name) => name.startsWith("step-"));
  return Math.max(...names.map((name) => Number(name.slice("step-".length))));
}

function done({ code, stdout, stderr }: Result): Record<string, unknown> {
  assertEquals([code, stderr], [0, ""]);
  return jsonLines(stdout).at(-1)!;
}

Deno.test("a run that was stopped and resumed is bit for bit one that was not", async () => {
  using folder = new TemporaryFolder();
  const [whole, parts] = [`${folder.path}/whole`, `${folder.path}/parts`];
  done(await train(folder, "--out", whole));
  const first = await train(folder, "--out", parts, "--stop-after", "3");
  const { steps, interrupted } = done(first);
  assertEquals([steps, interrupted], [3, true]);
  const second = await resume(folder, parts, "--stop-after", "8");
  assertEquals(done(second).steps, 8);
  const end = done(await resume(folder, parts));
  assertEquals([end.steps, end.interrupted], [12, false]);

  assertEquals(await sums(parts), await sums(whole));
  assertEquals(losses(parts), losses(whole));
  assertEquals(losses(whole).length, 12);
  const told = jsonLines(second.stdout);
  assertEquals([told[0]!.event, told[1]!.step], ["start", 4]);
});

Deno.test("metrics.jsonl holds the events of --json, and steps only go up", async () => {
  using folder = new TemporaryFolder();
  const run = `${folder.path}/run`;
  const first = await train(folder, "--out", run, "--stop-after", "7");
  const second = await resume(folder, run);
  const told = [first, second].flatMap(({ stdout }) => jsonLines(stdout));
  assertEquals(metrics(run), told);
  const steps = losses(run).map((step) => (step as number[])[0]);
  assertEquals(steps, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  const saved = told.filter(({ event }) => event === "saved");
  assertEquals(
    saved.map(({ step, path }) => [step, path]),
    [5, 7, 10, 12].map((step) => [step, `checkpoints/step-${step}`]),
  );
});

Deno.test("train keeps as many checkpoints as --keep says", async () => {
  using folder = new TemporaryFolder();
  const run = `${folder.path}/run`;
  const more = ["--out", run, "--save-every", "2", "--keep", "3"];
  done(await train(folder, ...more, "--stop-after", "9"));
  const kept = () => namesIn(`${run}/checkpoints`);
  assertEquals(kept(), ["step-6", "step-8", "step-9"]);
  done(await resume(folder, run, "--keep", "1"));
  assertEquals(kept(), ["step-12"]);
});

Deno.test("best keeps the model of the lowest validation loss", async () => {
  using folder = new TemporaryFolder();
  const run = `${folder.path}/run`;
  // what is held back is another text: the more is learned, the worse it goes
  const text = folder.file("text", "ab".repeat(300) + "c".repeat(67));
  done(await train(folder, "--out", run, "--data", text));
  const evaluations = metrics(run).filter(({ event }) => event === "eval");
  const validation = evaluations.map(({ val_loss }) => val_loss as number);
  const lowest = Math.min(...validation);
  const { training } = JSON.parse(
    Deno.readTextFileSync(`${run}/best/config.json`),
  );
  const best = evaluations[validation.indexOf(lowest)]!;
  assertEquals(training.validationLoss, lowest);
  assertEquals([training.steps, best.step], [5, 5]);
  const sum = await sumOf(`${run}/best/model.safetensors`);
  assert(sum !== (await sums(run))[0]);
});

Deno.test({
  name: "a run that was killed goes on from its last checkpoint",
  ignore: Deno.build.os === "windows",
  async fn() {
    using folder = new TemporaryFolder();
    const killed = `${folder.path}/killed`;
    const more = ["--steps", "1000000", "--eval-every", "20", "--out", killed];
    const child = command([...words, ...more], { flags: folder.flags }).spawn();
    let text = "";
    for await (const bytes of child.stdout) {
      text += new TextDecoder().decode(bytes);
      if (text.split('"saved"').length > 4) child.kill("SIGKILL");
    }
    await child.stderr.cancel();
    await child.status;
    const last = newestIn(killed);
    assert(last >= 60);
    const { steps: made } = done(
      await resume(folder, killed, "--stop-after", `${last + 5}`),
    );
    assertEquals(made, last + 5);
    const numbers = losses(killed).map((step) => (step as number[])[0]);
    assertEquals(numbers, numbers.map((_, i) => i + 1));
    assertEquals(numbers.length, last + 5);
  },
});

Deno.test("train --out NEW --resume OLD leaves OLD as it is", async () => {
  using folder = new TemporaryFolder();
  const [old, fork] = [`${folder.path}/old`, `${folder.path}/fork`];
  done(await train(folder, "--out", old, "--stop-after", "6"));
  const files = () =>
    Promise.all(
      ["metrics.jsonl", "model.safetensors", "run.json", "README.md"]
        .map((name) => sumOf(`${old}/${name}`)),
    );
  const before = await files();
  const flags = [`--allow-read=${folder.path}`, `--allow-write=${fork}`];
  done(
    await fluxion(["train", "--json", "--resume", old, "--out", fork], {
      flags,
    }),
  );
  assertEquals(await files(), before);
  assertEquals(namesIn(`${old}/checkpoints`), ["step-5", "step-6"]);
  assertEquals(losses(fork).length, 12);
  done(await resume(folder, old));
  assertEquals(await sums(fork), await sums(old));
});

Deno.test("train --resume of a finished run says so, and --steps extends it", async () => {
  using folder = new TemporaryFolder();
  const run = `${folder.path}/run`;
  done(await train(folder, "--out", run));
  const before = await sums(run);
  const { code, stdout, stderr } = await resume(folder, run);
  assertEquals([code, stdout, stderr], [
    0,
    "",
    `${run} is finished: it has made all of its 12 steps, and --steps with ` +
    `more than 12 goes on\n`,
  ]);
  assertEquals(await sums(run), before);
  assertEquals(done(await resume(folder, run, "--steps", "15")).steps, 15);
  assertEquals(losses(run).length, 15);
});

Deno.test({
  name: "one process at a time writes to the folder of a run",
  ignore: Deno.build.os === "windows",
  async fn() {
    using folder = new TemporaryFolder();
    const run = `${folder.path}/run`;
    const more = ["--steps", "1000000000", "--out", run];
    const child = command([...words, ...more], { flags: folder.flags }).spawn();
    const reader = child.stdout.getReader();
    let text = "";
    while (!text.includes('"saved"')) {
      text += new TextDecoder().decode((await reader.read()).value);
    }
    const { code, stderr } = await resume(folder, run);
    child.kill("SIGKILL");
    await reader.cancel();
    await child.stderr.cancel();
    await child.status;
    assertEquals([code, stderr], [
      1,
      `error: Cannot keep a run in ${run} as one process at a time must ` +
      `write to it: another one does\n`,
    ]);
  },
});

Deno.test({
  name: "a folder that is removed during a run ends it with a sentence",
  ignore: Deno.build.os === "windows",
  async fn() {
    using folder = new TemporaryFolder();
    const run = `${folder.path}/run`;
    const more = ["--steps", "1000000000", "--save-every", "50", "--out", run];
    const child = command([...words, ...more], { flags: folder.flags }).spawn();
    let text = "";
    for await (const bytes of child.stdout) {
      if (text.length < 1e5) text += new TextDecoder().decode(bytes);
      if (!text.includes('"saved"')) continue;
      Deno.renameSync(run, `${folder.path}/moved`);
      text = " ".repeat(1e5);
    }
    assertEquals((await child.status).code, 1);
    const stderr = await new Response(child.stderr).text();
    assertMatch(
      stderr,
      /^error: Cannot (write|read) [^\n]*No such file or directory[^\n]*\n$/,
    );
    const moved = `${folder.path}/moved`;
    const stop = newestIn(moved) + 5;
    const end = await resume(folder, moved, "--stop-after", `${stop}`);
    assertEquals(done(end).steps, stop);
  },
});

Deno.test("a run that began with a model goes on without it", async () => {
  using folder = new TemporaryFolder();
  const [model, whole, parts] = ["model", "whole", "parts"]
    .map((name) => `${folder.path}/${name}`) as [string, string, string];
  done(await train(folder, "--out", model, "--stop-after", "1"));
  const more = ["--init", model, "--out"];
  done(await train(folder, ...more, whole));
  done(await train(folder, ...more, parts, "--stop-after", "5"));
  Deno.renameSync(model, `${model}.moved`);
  done(await resume(folder, parts));
  assertEquals(await sums(parts), await sums(whole));
  assertEquals(losses(parts), losses(whole));
});

Deno.test("a run may go on with another backend, and says what that costs", async () => {
  using folder = new TemporaryFolder();
  const run = `${folder.path}/run`;
  done(await train(folder, "--out", run, "--stop-after", "10"));
  const other = await resume(folder, run, "--backend", "reference");
  assertEquals(other.code, 0);
  assertMatch(
    other.stderr,
    /^The last bits will differ from those of a run that was not stopped: it was computed by WASM[^\n]*, 1 thread, and now by [^\n]*, 1 thread\n$/,
  );
  assertEquals(jsonLines(other.stdout).at(-1)!.steps, 12);
});

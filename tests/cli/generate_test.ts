import { assert, assertEquals, assertMatch } from "@std/assert";
import { fluxion, jsonLines, program, TemporaryFolder } from "./command.ts";

/** A model that has seen two steps, trained once for all tests. */
const trained = new TemporaryFolder();
globalThis.addEventListener("unload", () => trained[Symbol.dispose]());

async function train(name: string, ...more: string[]): Promise<string> {
  const path = `${trained.path}/${name}`;
  const { code, stderr } = await fluxion(
    ["train", "--steps", "2", "--backend", "wasm", "--out", path, ...more],
    { flags: trained.flags },
  );
  assertEquals([code, stderr], [0, ""]);
  return path;
}

const model = await train("model");

const generate = (folder: string, ...words: string[]) =>
  fluxion(["generate", folder, "--backend", "wasm", ...words], {
    flags: [`--allow-read=${trained.path}`],
  });

Deno.test("generate continues a prompt, and one seed gives one text", async () => {
  const words = ["--prompt", "the sea", "--length", "40"];
  const first = await generate(model, ...words);
  assertEquals([first.code, first.stderr], [0, ""]);
  assert(first.stdout.startsWith("the sea"));
  // 40 characters but those of the unknown id, which a model that has learned
  // nothing chooses now and then.
  assert(first.stdout.length > 7 + 30 && first.stdout.length <= 7 + 40 + 1);
  assertEquals(first.stdout.includes("\uFFFD"), false);
  assertEquals(await generate(model, ...words), first);
  const other = await generate(model, ...words, "--seed", "7");
  assert(other.stdout !== first.stdout);
});

Deno.test("generate takes the likeliest at temperature 0 and with top-k 1", async () => {
  const words = ["--prompt", "a", "--length", "30"];
  const coldest = await generate(model, ...words, "--temperature", "0");
  assertEquals(await generate(model, ...words, "--top-k", "1"), coldest);
  assertEquals(await generate(model, ...words, "--top-p", "1e-9"), coldest);
});

Deno.test("generate begins by itself where there is no prompt", async () => {
  for (const words of [[], ["--prompt", ""], ["--prompt="]]) {
    const { code, stdout } = await generate(model, "--length", "20", ...words);
    assertEquals(code, 0);
    assert(stdout.length > 10);
  }
});

Deno.test("generate --json writes one object", async () => {
  const words = ["--prompt", "tea", "--length", "5", "--json"];
  const { stdout } = await generate(model, ...words);
  const [event, ...more] = jsonLines(stdout);
  assertEquals([event!.event, event!.step, event!.prompt, more], [
    "sample",
    2,
    "tea",
    [],
  ]);
});

Deno.test("generate --json says how it ended, and how fast", async () => {
  const words = ["--prompt", "tea", "--length", "5", "--json"];
  const [event] = jsonLines((await generate(model, ...words)).stdout);
  assertEquals(
    [event!.finish_reason, event!.prompt_tokens, event!.tokens],
    ["length", 3, 5],
  );
  const { seconds, tokens_per_second: rate } = event!;
  assert(typeof seconds === "number" && seconds > 0);
  assert(Math.abs(rate as number * seconds - 5) < 1e-9);
});

Deno.test("generate ends at a stop string, which is not written", async () => {
  const words = ["--prompt", "a", "--length", "40", "--json"];
  const [free] = jsonLines((await generate(model, ...words)).stdout);
  const whole = free!.text as string;
  const stop = whole.slice(10, 13);
  const more = ["--stop", stop, "--stop", "never this"];
  const [event] = jsonLines((await generate(model, ...words, ...more)).stdout);
  assertEquals(event!.text, whole.slice(0, whole.indexOf(stop)));
  assertEquals(event!.finish_reason, "stop");
});

Deno.test("generate continues many prompts, each as it does alone", async () => {
  const prompts = ["the sea", "a", "tea and", "no", "it is"];
  const options = ["--length", "20", "--seed", "3", "--min-p", "0.01"];
  const alone = await Promise.all(
    prompts.map((prompt) => generate(model, "--prompt", prompt, ...options)),
  );
  const given = prompts.flatMap((prompt) => ["--prompt", prompt]);
  const expected = alone.map(({ stdout }) => stdout).join("\n");
  for (const batch of ["1", "2", "8"]) {
    const words = [...given, ...options, "--batch", batch];
    assertEquals((await generate(model, ...words)).stdout, expected);
  }
  const file = trained.file("prompts.txt", prompts.join("\r\n") + "\n\n");
  const words = ["--prompts", file, ...options];
  assertEquals((await generate(model, ...words)).stdout, expected);
  const lines = jsonLines((await generate(model, ...words, "--json")).stdout);
  assertEquals(lines.map(({ prompt }) => prompt), prompts);
});

Deno.test("generate refuses prompts from two places, and a file without", async () => {
  const both = await generate(model, "--prompt", "a", "--interactive");
  assertEquals([both.code, both.stderr], [
    2,
    "error: Cannot take --prompt as the prompts must come from one place: " +
    "current options are --prompt and --interactive\n",
  ]);
  const file = trained.file("empty.txt", "\n\n");
  const empty = await generate(model, "--prompts", file);
  assertEquals(empty.code, 2);
  assertMatch(empty.stderr, /its file must hold a line/);
  const missing = await generate(model, "--prompts", "/elsewhere/prompts.txt");
  assertEquals(missing.code, 1);
  assertMatch(missing.stderr, /--allow-read=\/elsewhere\/prompts.txt/);
});

Deno.test("generate --interactive answers line by line, and goes on", async () => {
  const words = ["--interactive", "--length", "12", "--temperature", "0"];
  const { code, stdout, stderr } = await fluxion(
    ["generate", model, "--backend", "wasm", ...words],
    {
      flags: [`--allow-read=${trained.path}`],
      stdin: "the sea\nTHE\n\ntea",
    },
  );
  assertEquals(code, 0);
  assertMatch(stderr, /^error: Cannot continue the prompt [^\n]*\n$/);
  const first = await generate(model, "--prompt", "the sea", ...words.slice(1));
  const [answer] = stdout.split("\n");
  assertEquals(`the sea${answer}\n`, first.stdout);
  const json = await fluxion(
    ["generate", model, "--backend", "wasm", ...words, "--json"],
    { flags: [`--allow-read=${trained.path}`], stdin: "the sea\ntea\n" },
  );
  assertEquals(
    jsonLines(json.stdout).map(({ prompt, tokens }) => [prompt, tokens]),
    [["the sea", 12], ["tea", 12]],
  );
});

Deno.test({
  name: "generate --interactive ends an answer at Ctrl-C, and goes on",
  ignore: Deno.build.os === "windows", // it has no signal to send
  async fn() {
    // the likeliest tokens go round, without the end of a line
    const length = ["--length", "1000000000", "--temperature", "0"];
    const words = ["--interactive", ...length];
    const child = new Deno.Command(Deno.execPath(), {
      args: [
        ...["run", "-q", "--no-prompt", `--allow-read=${trained.path}`],
        ...[program, "generate", model, "--backend", "wasm", ...words],
      ],
      stdin: "piped",
      stdout: "piped",
      stderr: "null",
    }).spawn();
    const writer = child.stdin.getWriter();
    const say = (line: string) => writer.write(new TextEncoder().encode(line));
    const output = child.stdout.pipeThrough(new TextDecoderStream());
    const reader = output.getReader();
    for (const line of ["the sea\n", "tea\n"]) {
      await say(line);
      await reader.read();
      child.kill("SIGINT");
      for (let text = ""; !text.endsWith("\n");) {
        text = (await reader.read()).value ?? "\n";
      }
    }
    await writer.close();
    while (!(await reader.read()).done);
    assertEquals((await child.status).code, 0);
  },
});

Deno.test("generate takes a run folder, its best and its checkpoints", async () => {
  const run = await train("run", "--eval-every", "1");
  const words = ["--length", "5", "--prompt", "a"];
  const found = [...Deno.readDirSync(`${run}/checkpoints`)];
  const folders = [run, `${run}/best`, `${run}/checkpoints/${found[0]!.name}`];
  for (const folder of folders) {
    const { code, stderr } = await generate(folder, ...words);
    assertEquals([code, stderr], [0, ""]);
  }
  const whole = await generate(run, ...words);
  Deno.removeSync(`${run}/model.safetensors`);
  Deno.removeSync(`${run}/config.json`);
  assertEquals(await generate(run, ...words), whole);
});

Deno.test("generate refuses a prompt outside of the vocabulary", async () => {
  assertEquals(await generate(model, "--prompt", "The Sea 7"), {
    code: 2,
    stdout: "",
    stderr: `error: Cannot continue the prompt as its characters must be ` +
      `among the 34 that the model knows: these are not, "T" "S" "7"\n`,
  });
});

Deno.test("generate takes any prompt for a model of bytes", async () => {
  const bytes = await train("bytes", "--tokenizer", "byte");
  const words = ["--prompt", "The Sea 7 – é", "--length", "5"];
  const { code, stdout } = await generate(bytes, ...words);
  assertEquals(code, 0);
  assert(stdout.startsWith("The Sea 7 – é"));
});

Deno.test("generate refuses a folder without a model", async () => {
  assertEquals(await generate(trained.path), {
    code: 1,
    stdout: "",
    stderr: `error: Cannot load ${trained.path}/config.json as it must be ` +
      `readable: there is no such file\n`,
  });
});

/** A copy of the model, one of its files changed. */
function spoiled(file: string, change: (bytes: Uint8Array) => Uint8Array) {
  const folder = `${trained.path}/${crypto.randomUUID()}`;
  Deno.mkdirSync(folder);
  for (const name of ["config.json", "model.safetensors"]) {
    const bytes = Deno.readFileSync(`${model}/${name}`);
    const content = name === file ? change(bytes) : bytes;
    Deno.writeFileSync(`${folder}/${name}`, content);
  }
  return folder;
}

const replaced = (from: string, to: string) => (bytes: Uint8Array) => {
  const text = new TextDecoder().decode(bytes);
  assert(text.includes(from));
  return new TextEncoder().encode(text.replace(from, to));
};

/** How a file is spoiled, and what is said of it. */
const spoilings: readonly [
  string,
  string,
  (bytes: Uint8Array) => Uint8Array,
  RegExp,
][] = [
  [
    "cut-off parameters",
    "model.safetensors",
    (bytes) => bytes.slice(0, -4),
    /must hold the \d+ bytes of its tensors/,
  ],
  [
    "no parameters",
    "model.safetensors",
    () => new Uint8Array(),
    /must hold the \d+ bytes of the parameters .*: current size is 0\n$/,
  ],
  [
    "parameters with a longer header",
    "model.safetensors",
    (bytes) => {
      const changed = bytes.slice();
      changed[0]! ^= 0x80;
      return changed;
    },
    /Cannot read safetensors as /,
  ],
  [
    "a config that was cut off",
    "config.json",
    (bytes) => bytes.slice(0, 40),
    /config\.json as it must be JSON: /,
  ],
  [
    "a config of another width",
    "config.json",
    replaced('"features": 64', '"features": 128'),
    /must hold the \d+ bytes of the parameters that its config names/,
  ],
  [
    "a config of a giant",
    "config.json",
    replaced('"features": 64', '"features": 16777216'),
    /must hold the \d+ bytes of the parameters that its config names/,
  ],
  [
    "a config from the future",
    "config.json",
    replaced('"version": 1', '"version": 2'),
    /config\.json as version must be 1: current value is 2\n$/,
  ],
];

for (const [what, file, change, message] of spoilings) {
  Deno.test(`generate refuses ${what}`, async () => {
    const { code, stdout, stderr } = await generate(spoiled(file, change));
    assertEquals([code, stdout], [1, ""]);
    assertMatch(stderr, message);
    assertMatch(stderr, /^error: [^\n]*\n$/);
  });
}

import { assert, assertEquals, assertMatch } from "@std/assert";
import { fluxion, jsonLines, TemporaryFolder } from "./command.ts";

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

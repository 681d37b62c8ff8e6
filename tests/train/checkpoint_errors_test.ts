import { assert, assertEquals, assertThrows } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { ArgumentError, FormatError } from "../../lib/core/errors.ts";
import { builtinCorpus, corpusOfText } from "../../lib/data/mod.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import { FileError } from "../../lib/storage/mod.ts";
import { loadCheckpoint, saveCheckpoint } from "../../lib/train/mod.ts";
import { momentsOf } from "../../lib/train/moments.ts";
import {
  corpus,
  description,
  lossBits,
  smallTrainer,
  temporaryFolder,
} from "./checkpoint_trainer.ts";

const names = [
  ...["config.json", "model.safetensors", "optimizer.safetensors"],
  ...["state.json", "SHA256SUMS"],
];

/** Two checkpoints of one run. */
function twoCheckpoints(folder: string): [string, string] {
  const trainer = smallTrainer(wasm());
  const paths = [1, 2].map((step) => {
    lossBits(trainer, 1);
    saveCheckpoint(`${folder}/step-${step}`, trainer, description);
    return `${folder}/step-${step}`;
  });
  return [paths[0]!, paths[1]!];
}

Deno.test("a file that was torn, changed, swapped or lost is found", () => {
  using folder = temporaryFolder();
  const [one, two] = twoCheckpoints(folder.path);
  for (const name of names) {
    const path = `${two}/${name}`;
    const original = Deno.readFileSync(path);
    const changed = original.slice();
    changed[changed.length - 3]! ^= 1;
    const wrong = [
      original.slice(0, -1),
      original.slice(0, 0),
      Uint8Array.of(...original, 10),
      changed,
      Deno.readFileSync(`${one}/${name}`),
    ];
    for (const bytes of wrong) {
      Deno.writeFileSync(path, bytes);
      const load = () => loadCheckpoint(two);
      const { message } = assertThrows(load, FormatError, "Cannot");
      assert(message.includes(two), message);
    }
    Deno.removeSync(path);
    const load = () => loadCheckpoint(two);
    assertThrows(load, FileError, `${path} as it must be readable: there is`);
    Deno.writeFileSync(path, original);
  }
  assertEquals(loadCheckpoint(two).state.step, 2);
});

Deno.test("a checkpoint's files may not link out of it", () => {
  using folder = temporaryFolder();
  const [one, two] = twoCheckpoints(folder.path);
  for (const name of names) {
    const original = Deno.readFileSync(`${two}/${name}`);
    Deno.removeSync(`${two}/${name}`);
    Deno.symlinkSync(`${one}/${name}`, `${two}/${name}`);
    assertThrows(
      () => loadCheckpoint(two),
      FileError,
      `Cannot load ${two}/${name} as it must lie in its folder`,
    );
    Deno.removeSync(`${two}/${name}`);
    Deno.writeFileSync(`${two}/${name}`, original);
  }
});

Deno.test("Checkpoint.resume() refuses another text", () => {
  using folder = temporaryFolder();
  const [one] = twoCheckpoints(folder.path);
  const textOf = (text: string) =>
    corpusOfText(text, "other", {
      sequence: 32,
      tokenizer: corpus.tokenizer,
    });
  const others = [
    builtinCorpus.replace("there was once", "there were once"),
    builtinCorpus.replace("there was", "there wos"),
    `${builtinCorpus}\n`,
  ];
  for (const text of others) {
    assertThrows(
      () => loadCheckpoint(one).resume(new Engine(wasm()), textOf(text)),
      ArgumentError,
      `Cannot resume from ${one} as the text must be the one that the run ` +
        `began with, of 19344 + 2150 tokens with SHA-256`,
    );
  }
  const bytes = corpusOfText(builtinCorpus, "bytes", {
    sequence: 32,
    tokenizer: "byte",
  });
  assertThrows(
    () => loadCheckpoint(one).resume(new Engine(wasm()), bytes),
    ArgumentError,
    "as the text must have its vocabulary of 35: current value is 256",
  );
});

Deno.test("saveCheckpoint() keeps the last one from which a run can go on", () => {
  using folder = temporaryFolder();
  const trainer = smallTrainer(wasm());
  const path = `${folder.path}/best`;
  saveCheckpoint(path, trainer, description);
  for (const name of ["first_moment.norm.weight", "second_moment.norm.bias"]) {
    const { data } = momentsOf(trainer).find((moment) => moment.name === name)!;
    data[3] = Infinity;
    assertThrows(
      () => saveCheckpoint(path, trainer, description),
      ArgumentError,
      `Cannot save a checkpoint as the values of ${name} must be finite: ` +
        `current value is Infinity`,
    );
    data[3] = 0;
  }
  const [first] = trainer.model.parameters.parameters;
  first!.tensor.data()[0] = NaN;
  assertThrows(
    () => saveCheckpoint(path, trainer, description),
    ArgumentError,
    `the values of ${first!.name} must be finite: current value is NaN`,
  );
  const { step } = loadCheckpoint(path).state;
  assertEquals(step, 0);
});

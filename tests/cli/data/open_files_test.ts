import { assert, assertEquals, assertThrows } from "@std/assert";
import { Engine } from "../../../lib/autograd/engine.ts";
import { AccessError } from "../../../lib/cli/errors.ts";
import { openFiles } from "../../../lib/cli/data/open_files.ts";
import type { FilesPlace } from "../../../lib/cli/data_source.ts";
import { Output } from "../../../lib/cli/output.ts";
import { builtinCorpus } from "../../../lib/data/builtin.ts";
import type { Corpus } from "../../../lib/data/corpus.ts";
import { isInMemory } from "../../../lib/data/token_source.ts";
import { wasm } from "../../../lib/kernels/wasm.ts";
import { createTrainer } from "../../../lib/train/create_trainer.ts";
import { fingerprintOf } from "../../../lib/train/fingerprint.ts";
import { presets } from "../../../lib/train/presets.ts";
import { TemporaryFolder } from "../command.ts";

/** What was noted. */
class Notes extends Output {
  readonly lines: string[] = [];

  override note(line: string): void {
    this.lines.push(line);
  }
}

type Tokenizer = "character" | "byte" | "bpe";

/** Opens paths as if memory were small, with a cache or without. */
function opened(
  paths: readonly string[],
  tokenizer: Tokenizer,
  { cache, wholeBytes = 0, wholeTokens = 0, output = new Notes() }: {
    cache?: string;
    wholeBytes?: number;
    wholeTokens?: number;
    output?: Output;
  } = {},
): ReturnType<typeof openFiles> {
  const place: FilesPlace = {
    kind: "files",
    paths,
    textKind: { kind: "text" },
  };
  return openFiles(place, {
    ...{ sequence: 16, tokenizer, vocabularySize: 280, name: "text" },
    ...{ cache, isBytes: tokenizer === "byte", wholeBytes, wholeTokens },
  }, output);
}

/** The losses of some steps, and of an evaluation. */
function lossesOf(corpus: Corpus): number[] {
  const trainer = createTrainer(new Engine(wasm()), corpus, {
    ...presets.tiny,
    ...{ sequence: 16, batch: 2, seed: 3, evaluationSequences: 8 },
  });
  const losses: number[] = [];
  for (let step = 0; step < 20; step++) {
    trainer.run();
    losses.push(trainer.loss);
  }
  const { trainLoss, validationLoss } = trainer.evaluate();
  return [...losses, trainLoss, validationLoss];
}

for (const tokenizer of ["character", "byte", "bpe"] as const) {
  Deno.test(`openFiles() streams ${tokenizer} ids with the same losses`, () => {
    using folder = new TemporaryFolder();
    const path = folder.file("a.txt", builtinCorpus);
    using whole = opened([path], tokenizer, { wholeBytes: Infinity });
    using streamed = opened([path], tokenizer, { cache: `${folder.path}/c` });
    using loaded = opened([path], tokenizer, {
      cache: `${folder.path}/d`,
      wholeTokens: Infinity,
    });
    assert(isInMemory(whole.corpus.train));
    assert(!isInMemory(streamed.corpus.train));
    assertEquals(isInMemory(loaded.corpus.train), tokenizer !== "byte");
    const print = fingerprintOf(whole.corpus);
    assertEquals(fingerprintOf(streamed.corpus), print);
    assertEquals(fingerprintOf(loaded.corpus), print);
    const { train, validation } = streamed.corpus;
    const unsummed = { ...whole.corpus, train, validation };
    assertEquals(fingerprintOf(unsummed), print);
    const losses = lossesOf(whole.corpus);
    assertEquals(lossesOf(streamed.corpus), losses);
    assertEquals(lossesOf(loaded.corpus), losses);
  });
}

Deno.test("openFiles() reads many files without a cache, too", () => {
  using folder = new TemporaryFolder();
  const paths = [0, 1].map((i) =>
    folder.file(`${i}.txt`, builtinCorpus.slice(i * 900, i * 900 + 900))
  );
  const text = `${builtinCorpus.slice(0, 900)}\n${
    builtinCorpus.slice(900, 1800)
  }`;
  using many = opened(paths, "character", { wholeBytes: Infinity });
  const { train, validation, tokenizer } = many.corpus;
  assert(isInMemory(train) && isInMemory(validation));
  assertEquals(tokenizer.decode([...train, ...validation]), text);
  using cached = opened(paths, "character", { cache: `${folder.path}/c` });
  assertEquals(fingerprintOf(cached.corpus), fingerprintOf(many.corpus));
});

Deno.test("openFiles() says that JSONL is learned as it is", () => {
  using folder = new TemporaryFolder();
  const path = folder.file("a.jsonl", '{"text":"abc"}\n'.repeat(30));
  const output = new Notes();
  using _opened = opened([path], "character", { output, wholeBytes: 1e6 });
  assertEquals(output.lines, [
    `${path} is learned as it is: --field NAME takes only the texts in it`,
  ]);
});

Deno.test("openFiles() refuses too short a text, and closes its file", () => {
  using folder = new TemporaryFolder();
  const path = folder.file("a.txt", "abcabc");
  for (const tokenizer of ["byte", "character"] as const) {
    assertThrows(
      () => opened([path], tokenizer, { cache: `${folder.path}/c` }),
      Error,
      "Cannot train on text as it must hold at least 161 tokens",
    );
  }
});

Deno.test("openFiles() refuses what fits neither memory nor a cache", async () => {
  using folder = new TemporaryFolder();
  const path = folder.file("a.txt", "");
  await Deno.truncate(path, 600_000_000); // sparse: it takes no space
  const none = "/proc/none"; // granted by -A, and refused by the system
  assertThrows(
    () => opened([path], "character", { cache: none }),
    AccessError,
    `Cannot write to ${none} as it must be a folder that can be written`,
  );
});

import { assertEquals } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { builtinCorpus } from "../../lib/data/builtin.ts";
import { corpusOfText } from "../../lib/data/corpus.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import { createTrainer } from "../../lib/train/create_trainer.ts";
import type { TrainEvent } from "../../lib/train/events.ts";
import { presets } from "../../lib/train/presets.ts";
import { run, type RunOptions } from "../../lib/train/run.ts";

/** Runs tiny; returns the names of what it told, with the step. */
async function told(
  options: Partial<RunOptions>,
  look: (event: TrainEvent) => void = () => {},
): Promise<string[]> {
  const recipe = { ...presets.tiny, steps: 6, evaluationSequences: 2, seed: 1 };
  const corpus = corpusOfText(builtinCorpus, "builtin", recipe);
  const trainer = createTrainer(new Engine(wasm()), corpus, recipe);
  const names: string[] = [];
  await run(trainer, {
    steps: 6,
    evaluateEvery: 100,
    tokensPerStep: 32,
    emit(event) {
      const at = event.event === "done" ? event.steps : trainer.step;
      if (event.event !== "step") names.push(`${event.event} ${at}`);
      look(event);
    },
    ...options,
  });
  return names;
}

const save = () => "here";
const sample = () => "text";

Deno.test("run() evaluates, saves and samples at the end", async () => {
  assertEquals(await told({}), ["eval 6", "done 6"]);
  assertEquals(
    await told({ save, sample }),
    ["eval 6", "saved 6", "sample 6", "done 6"],
  );
});

Deno.test("run() does on the way what is due, and not twice at the end", async () => {
  assertEquals(
    await told({
      ...{ save, sample },
      ...{ evaluateEvery: 3, sampleEvery: 3, saveEvery: 2 },
    }),
    [
      ...["saved 2", "eval 3", "sample 3", "saved 4"],
      ...["eval 6", "saved 6", "sample 6", "done 6"],
    ],
  );
});

Deno.test("run() ends early at stopAfter, and says that steps are left", async () => {
  let interrupted: boolean | undefined;
  const names = await told({ stopAfter: 4, saveEvery: 4, save }, (event) => {
    if (event.event === "done") interrupted = event.interrupted;
  });
  assertEquals(names, ["eval 4", "saved 4", "done 4"]);
  assertEquals(interrupted, true);
  assertEquals(await told({ stopAfter: 9 }), ["eval 6", "done 6"]);
});

Deno.test("run() saves before all else when it is ended by its signal", async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const names = await told({ save, sample, signal }, (event) => {
    if (event.event === "step" && event.step === 2) controller.abort();
  });
  assertEquals(names, ["saved 2", "eval 2", "sample 2", "done 2"]);
});

Deno.test("run() tells where it saved", async () => {
  const paths: string[] = [];
  await told({ save }, (event) => {
    if (event.event === "saved") paths.push(`${event.step} ${event.path}`);
  });
  assertEquals(paths, ["6 here"]);
});

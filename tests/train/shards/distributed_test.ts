import { assertEquals, assertThrows } from "@std/assert";
import { Engine } from "../../../lib/autograd/engine.ts";
import { ArgumentError } from "../../../lib/core/errors.ts";
import { builtinCorpus } from "../../../lib/data/builtin.ts";
import { corpusOfText } from "../../../lib/data/corpus.ts";
import { wasm } from "../../../lib/kernels/wasm.ts";
import { createTrainer } from "../../../lib/train/create_trainer.ts";
import { presets } from "../../../lib/train/presets.ts";
import { checkProcesses } from "../../../lib/train/shards/exchange.ts";
import { installedLaunchers } from "../../ffi/mpi/launcher.ts";

const probe = new URL("distributed_probe.ts", import.meta.url).pathname;

/** What the probe prints, by one process with one thread. */
function alone(): number[] {
  const options = {
    ...presets.tiny,
    batch: 8,
    shards: 8,
    evaluationSequences: 56,
    seed: 7,
  };
  const corpus = corpusOfText(builtinCorpus, "builtin", options);
  const trainer = createTrainer(new Engine(wasm()), corpus, options);
  const told: number[] = [];
  for (let i = 0; i < 5; i++) {
    trainer.run();
    told.push(trainer.loss, trainer.gradientNorm);
  }
  const { trainLoss, validationLoss } = trainer.evaluate();
  return [...told, trainLoss, validationLoss];
}

for (const { name, library, run } of installedLaunchers()) {
  Deno.test(`Trainer.share() changes no bit among processes of ${name}`, async () => {
    const wanted = JSON.stringify(alone());
    for (const [processes, threads] of [[1, 1], [2, 1], [4, 1], [2, 2]]) {
      const { code, lines, errors } = await run(processes!, [
        `--allow-ffi=${library}`,
        probe,
        library,
        String(threads),
      ]);
      assertEquals([code, errors], [0, ""]);
      assertEquals(lines, Array.from({ length: processes! }, () => wanted));
    }
  });
}

Deno.test("checkProcesses() wants a power of two of shards for each", () => {
  for (const processes of [1, 2, 4, 8]) checkProcesses(8, processes);
  for (const processes of [1, 3, 6, 12]) checkProcesses(12, processes);
  assertThrows(
    () => checkProcesses(12, 4),
    ArgumentError,
    "Cannot divide 12 shards among 4 processes as each must get 1, 2, 4, 8 " +
      "... of them: there can be 1, 3, 6, 12 processes, or another number of " +
      "shards",
  );
});

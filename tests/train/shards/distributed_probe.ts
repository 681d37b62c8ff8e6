/** Run by `mpirun`: trains a few steps, and prints what came of them. */

import { openMpi } from "../../../ffi/mod.ts";
import { Engine } from "../../../lib/autograd/engine.ts";
import { builtinCorpus } from "../../../lib/data/builtin.ts";
import { corpusOfText } from "../../../lib/data/corpus.ts";
import { wasm } from "../../../lib/kernels/wasm.ts";
import { WorkerPool } from "../../../lib/parallel/pool.ts";
import { createTrainer } from "../../../lib/train/create_trainer.ts";
import { presets } from "../../../lib/train/presets.ts";

const [library, threads] = Deno.args;
using communicator = openMpi({ path: library! });
const options = {
  ...presets.tiny,
  batch: 8,
  shards: 8,
  evaluationSequences: 56,
  seed: 7,
};
const corpus = corpusOfText(builtinCorpus, "builtin", options);
const trainer = createTrainer(new Engine(wasm()), corpus, options);
using pool = await WorkerPool.open(trainer.engine, Number(threads));
await trainer.share(pool, communicator);
const told: number[] = [];
for (let i = 0; i < 5; i++) {
  trainer.run();
  told.push(trainer.loss, trainer.gradientNorm);
}
const { trainLoss, validationLoss } = trainer.evaluate();
console.log(JSON.stringify([...told, trainLoss, validationLoss]));

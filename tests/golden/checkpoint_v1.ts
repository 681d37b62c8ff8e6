/** Wrote checkpoint_v1.json: a checkpoint as the first released version makes
 * it, and what came of it then. It is not to be run again: files of this
 * version are on the disks of others, and stay readable. */

import { reference } from "../../lib/kernels/reference/mod.ts";
import { saveCheckpoint } from "../../lib/train/mod.ts";
import { readFolder } from "../storage/faulty_files.ts";
import {
  description,
  smallTrainer,
  sumsOf,
  temporaryFolder,
} from "../train/checkpoint_trainer.ts";

using folder = temporaryFolder();
const trainer = smallTrainer(reference());
for (let step = 0; step < 12; step++) trainer.run();
saveCheckpoint(`${folder.path}/step-12`, trainer, description);
const files = Object.fromEntries(
  [...readFolder(`${folder.path}/step-12`)]
    .sort()
    .map(([name, bytes]) => [name, bytes.toBase64()]),
);
const sums = sumsOf(trainer);
const losses = [13, 14, 15].map(() => {
  trainer.run();
  return trainer.loss;
});
Deno.writeTextFileSync(
  new URL("checkpoint_v1.json", import.meta.url),
  JSON.stringify({ files, ...sums, losses }, null, 1) + "\n",
);

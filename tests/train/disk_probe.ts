/** Saves steps 1, 2, 3 ... in a folder until the system refuses, and prints
 * what it said and what is there then. Argument: the folder of the run. */

import { wasm } from "../../lib/kernels/wasm.ts";
import { FileError } from "../../lib/storage/mod.ts";
import {
  checkpointPath,
  listCheckpoints,
  loadCheckpoint,
  newestCheckpoint,
  prepareCheckpoints,
  saveCheckpoint,
} from "../../lib/train/mod.ts";
import { description, smallTrainer } from "./checkpoint_trainer.ts";

const folder = Deno.args[0]!;
const trainer = smallTrainer(wasm());
trainer.step = newestCheckpoint(folder)?.step ?? 0;
let message = "";
try {
  prepareCheckpoints(folder);
  for (let step = 0; step < 50; step++) {
    trainer.run();
    const place = checkpointPath(folder, trainer.step);
    saveCheckpoint(place, trainer, description);
  }
} catch (error) {
  if (!(error instanceof FileError)) throw error;
  message = error.message;
}
const checkpoints = listCheckpoints(folder);
for (const { path } of checkpoints) loadCheckpoint(path);
const names = [...Deno.readDirSync(`${folder}/checkpoints`)];
console.log(JSON.stringify({
  message,
  checkpoints: checkpoints.length,
  names: names.length,
}));

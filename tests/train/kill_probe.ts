/** Trains, saves after every step, and tells of each step that is saved:
 * to be killed. Arguments: the folder of the run, `whole` or `in-place`. */

import { Engine } from "../../lib/autograd/engine.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import {
  checkpointPath,
  loadCheckpoint,
  newestCheckpoint,
  prepareCheckpoints,
  pruneCheckpoints,
  saveCheckpoint,
  type Trainer,
} from "../../lib/train/mod.ts";
import { readFolder } from "../storage/faulty_files.ts";
import { corpus, description, smallTrainer } from "./checkpoint_trainer.ts";

const [folder, mode] = Deno.args as [string, string];

function trainerOf(): Trainer {
  const newest = newestCheckpoint(folder);
  return newest === undefined
    ? smallTrainer(wasm())
    : loadCheckpoint(newest.path).resume(new Engine(wasm()), corpus);
}

/** As a program would that thinks of no crash: the files, one by one. */
function saveInPlace(trainer: Trainer): void {
  const aside = `${folder}/aside`;
  saveCheckpoint(aside, trainer, description);
  const place = checkpointPath(folder, trainer.step);
  Deno.mkdirSync(place, { recursive: true });
  for (const [name, bytes] of readFolder(aside)) {
    Deno.writeFileSync(`${place}/${name}`, bytes);
  }
}

prepareCheckpoints(folder);
const trainer = trainerOf();
for (;;) {
  trainer.run();
  if (mode === "in-place") saveInPlace(trainer);
  else {
    const place = checkpointPath(folder, trainer.step);
    saveCheckpoint(place, trainer, description);
    pruneCheckpoints(folder, 2);
  }
  Deno.stdout.writeSync(new TextEncoder().encode(`${trainer.step}\n`));
}

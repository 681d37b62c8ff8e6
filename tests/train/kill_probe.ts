/** Trains, saves after every step, and tells of each step that is saved:
 * to be killed. Arguments: the folder of the run, `whole` or `in-place`. */

import { Engine } from "../../lib/autograd/engine.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import { type FileSystem, systemFiles } from "../../lib/storage/mod.ts";
import {
  checkpointPath,
  loadCheckpoint,
  newestCheckpoint,
  prepareCheckpoints,
  pruneCheckpoints,
  saveCheckpoint,
  type Trainer,
} from "../../lib/train/mod.ts";
import { corpus, description, smallTrainer } from "./checkpoint_trainer.ts";

const [folder, mode] = Deno.args as [string, string];

function trainerOf(): Trainer {
  const newest = newestCheckpoint(folder);
  return newest === undefined
    ? smallTrainer(wasm())
    : loadCheckpoint(newest.path).resume(new Engine(wasm()), corpus);
}

/** As a program would that thinks of no crash: everything is written at its
 * place, with as many synchronisations. */
function inPlace(path: string): string {
  return path.replace(/\.(step-\d+)\.fluxion-partial/, "$1");
}

const inPlaceFiles: FileSystem = {
  ...systemFiles,
  create: (path) => systemFiles.create(inPlace(path)),
  makeFolder: (path) => systemFiles.makeFolder(inPlace(path)),
  syncFolder: (path) => systemFiles.syncFolder(inPlace(path)),
  rename: () => {},
};

const files = mode === "in-place" ? inPlaceFiles : systemFiles;
prepareCheckpoints(folder);
const trainer = trainerOf();
for (;;) {
  trainer.run();
  const place = checkpointPath(folder, trainer.step);
  saveCheckpoint(place, trainer, description, files);
  pruneCheckpoints(folder, 2);
  Deno.stdout.writeSync(new TextEncoder().encode(`${trainer.step}\n`));
}

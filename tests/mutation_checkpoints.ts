/** What reads checkpoints, and such files. Their sums are made true again, so
 * that what is behind them is reached. */

import { encodeChecksums } from "../lib/formats/checksums.ts";
import { wasm } from "../lib/kernels/wasm.ts";
import { sha256 } from "../lib/storage/sha256.ts";
import { loadCheckpoint, saveCheckpoint } from "../lib/train/mod.ts";
import {
  checksumsFile,
  momentsFile,
  summedFiles,
} from "../lib/train/checkpoint.ts";
import { weightsFile } from "../lib/models/model_folder.ts";
import type { Subject } from "./mutation_campaign.ts";
import { Engines } from "./mutation_subjects.ts";
import {
  corpus,
  description,
  lossBits,
  smallTrainer,
  temporaryFolder,
} from "./train/checkpoint_trainer.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** A checkpoint on the disk, of which one file at a time is spoiled. */
class Folder {
  readonly #path: string;
  readonly #whole = new Map<string, Bytes>();
  readonly #engines = new Engines(50);

  constructor(path: string) {
    this.#path = path;
    const trainer = smallTrainer(wasm());
    lossBits(trainer, 3);
    saveCheckpoint(path, trainer, description);
    for (const name of [...summedFiles, checksumsFile]) {
      this.#whole.set(name, Deno.readFileSync(`${path}/${name}`));
    }
  }

  subject(name: string): Subject {
    const isTensors = name === weightsFile || name === momentsFile;
    return {
      name: `checkpoint's ${name}`,
      originals: [this.#whole.get(name)!],
      lengthPrefix: isTensors,
      pieces: [`"step":3,`, `"seed"`, `"recipe"`, "null", `"version":2,`],
      load: (bytes) => this.#load(name, bytes, isTensors),
    };
  }

  #load(name: string, bytes: Bytes, resumes: boolean): void {
    try {
      this.#write(name, bytes);
      const checkpoint = loadCheckpoint(this.#path);
      if (resumes) checkpoint.resume(this.#engines.next(), corpus);
    } finally {
      this.#write(name, this.#whole.get(name)!);
    }
  }

  #write(name: string, bytes: Bytes): void {
    Deno.writeFileSync(`${this.#path}/${name}`, bytes);
    if (name === checksumsFile) return;
    const sums = new Map(summedFiles.map((each) => [
      each,
      sha256(each === name ? bytes : this.#whole.get(each)!),
    ]));
    Deno.writeTextFileSync(
      `${this.#path}/${checksumsFile}`,
      encodeChecksums(sums),
    );
  }
}

/**
 * Makes a checkpoint, and removes it at the end.
 *
 * @param run Receives one subject for each file of it.
 */
export function withCheckpoint(
  run: (subjects: readonly Subject[]) => void,
): void {
  using folder = temporaryFolder();
  const checkpoint = new Folder(`${folder.path}/step-3`);
  const names = [...summedFiles, checksumsFile];
  run(names.map((name) => checkpoint.subject(name)));
}

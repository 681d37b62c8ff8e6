/** A run of training in a folder, from which it goes on bit by bit as if it
 * had never stopped. */

import { ArgumentError } from "../core/errors.ts";
import { encodeChecksums } from "../formats/checksums.ts";
import {
  safetensorsChunks,
  type SafetensorsEntry,
} from "../formats/safetensors/mod.ts";
import {
  configFile,
  encodeConfig,
  weightEntries,
  weightsFile,
  weightsMetadata,
} from "../models/model_folder.ts";
import { type FileSystem, systemFiles } from "../storage/file_system.ts";
import { Sha256 } from "../storage/sha256.ts";
import { type Content, writeFolder } from "../storage/write.ts";
import {
  type Best,
  type CheckpointState,
  encodeState,
  type Extra,
} from "./checkpoint_state.ts";
import { momentsOf } from "./moments.ts";
import type { Trainer } from "./trainer.ts";

/** The file of the optimizer's moments. */
export const momentsFile: string = "optimizer.safetensors";

/** The file that says where the run is. */
export const stateFile: string = "state.json";

/** The file of the sums of all others, for `sha256sum --check`. */
export const checksumsFile: string = "SHA256SUMS";

/** The files that have a sum, in the order in which they are written. */
export const summedFiles: readonly string[] = [
  configFile,
  weightsFile,
  momentsFile,
  stateFile,
];

/** What a trainer does not know of its run. */
export interface CheckpointDescription {
  /** The preset that the model was made from. */
  readonly preset: string;
  /** The last loss on the part that was held back; NaN if not measured. */
  readonly validationLoss: number;
  /** The best model so far, if one was measured. */
  readonly best?: Best | undefined;
  /** What to keep for the caller: JSON, at most a few MB. */
  readonly extra?: Extra;
}

/**
 * Writes a checkpoint: a folder with the model (`config.json` and
 * `model.safetensors`, as `loadModel` reads them), both moments of the
 * optimizer, the state of the run, and the sums of these files. The folder is
 * there whole or not at all; one that is there already is replaced.
 *
 * @param folder The folder of the checkpoint; the one around it is there.
 * @param trainer The trainer, between two steps.
 * @param description What it does not know of the run.
 * @param files The system's files, or a stand-in.
 * @throws {FileError} If the system refuses: what was there is untouched.
 * @throws {ArgumentError} If a parameter or a moment is not a finite number:
 * no run can go on from there.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import {
 *   builtinCorpus,
 *   checkpointPath,
 *   corpusOfText,
 *   createTrainer,
 *   Engine,
 *   loadCheckpoint,
 *   newestCheckpoint,
 *   prepareCheckpoints,
 *   presets,
 *   saveCheckpoint,
 *   wasm,
 * } from "@fluxion/fluxion";
 *
 * const { tiny } = presets;
 * const corpus = corpusOfText(builtinCorpus, "builtin", tiny);
 * const trainer = createTrainer(new Engine(wasm()), corpus, {
 *   ...tiny,
 *   seed: 42,
 * });
 * trainer.run();
 *
 * const run = Deno.makeTempDirSync();
 * prepareCheckpoints(run);
 * saveCheckpoint(checkpointPath(run, trainer.step), trainer, {
 *   preset: "tiny",
 *   validationLoss: NaN,
 * });
 *
 * const { path } = newestCheckpoint(run)!;
 * const resumed = loadCheckpoint(path).resume(new Engine(wasm()), corpus);
 * trainer.run();
 * resumed.run();
 * assertEquals(resumed.loss, trainer.loss);
 * Deno.removeSync(run, { recursive: true });
 * ```
 */
export function saveCheckpoint(
  folder: string,
  trainer: Trainer,
  description: CheckpointDescription,
  files: FileSystem = systemFiles,
): void {
  const weights = weightEntries(trainer.model);
  const moments = momentsOf(trainer)
    .map((moment): SafetensorsEntry => ({ ...moment, dtype: "F32" }));
  checkFinite([...weights, ...moments]);
  const sums = new Map<string, string>();
  const contents: Record<string, () => Content> = {
    [configFile]: () => textOf(configOf(trainer, description)),
    [weightsFile]: () => safetensorsChunks(weights, weightsMetadata),
    [momentsFile]: () => safetensorsChunks(moments, weightsMetadata),
    [stateFile]: () => textOf(encodeState(stateOf(trainer, description))),
  };
  const content = new Map<string, Content>();
  for (const name of summedFiles) {
    content.set(name, summed(contents[name]!, (sum) => sums.set(name, sum)));
  }
  content.set(checksumsFile, later(() => textOf(encodeChecksums(sums))));
  writeFolder(folder, content, files);
}

/** A checkpoint that cannot be gone on from must not take the place of one
 * that can. */
function checkFinite(entries: readonly SafetensorsEntry[]): void {
  for (const { name, data } of entries) {
    for (let i = 0; i < data.length; i++) {
      if (Number.isFinite(data[i])) continue;
      throw new ArgumentError(
        `Cannot save a checkpoint as the values of ${name} must be finite: ` +
          `current value is ${data[i]}`,
      );
    }
  }
}

function configOf(
  { model, corpus, options, step, loss }: Trainer,
  { preset, validationLoss }: CheckpointDescription,
): string {
  return encodeConfig(model, {
    preset,
    sequence: options.sequence,
    tokenizer: corpus.tokenizer,
    training: { steps: step, seed: options.seed, loss, validationLoss },
  });
}

function stateOf(
  trainer: Trainer,
  { best, extra = {} }: CheckpointDescription,
): CheckpointState {
  const { progress, options, engine, dataFingerprint: data } = trainer;
  const { name: backend } = engine.backend;
  return { ...progress, options, data, backend, best, extra };
}

function textOf(text: string): Content {
  return new TextEncoder().encode(text);
}

/** Content that is made when it is written. */
function later(make: () => Content): Content {
  return {
    *[Symbol.iterator]() {
      const content = make();
      if (content instanceof Uint8Array) yield content;
      else yield* content;
    },
  };
}

/** Content whose SHA-256 is known once it was written. */
function summed(make: () => Content, keep: (sum: string) => void): Content {
  return {
    *[Symbol.iterator]() {
      const hash = new Sha256();
      for (const piece of later(make) as Iterable<Uint8Array>) {
        hash.update(piece);
        yield piece;
      }
      keep(hash.digest());
    },
  };
}

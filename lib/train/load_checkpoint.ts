import { ArgumentError, FormatError } from "../core/errors.ts";
import { formatShape, sameShape } from "../core/shape.ts";
import { parseChecksums } from "../formats/checksums.ts";
import { decodeSafetensors } from "../formats/safetensors/mod.ts";
import type { Engine } from "../autograd/engine.ts";
import type { Corpus } from "../data/corpus.ts";
import { parseModelConfig } from "../models/model_config.ts";
import {
  configFile,
  decodeModel,
  formatVersion,
  type ModelDescription,
  weightsFile,
} from "../models/model_folder.ts";
import { GPT } from "../nn/gpt.ts";
import { readBounded } from "../storage/read.ts";
import { sha256 } from "../storage/sha256.ts";
import {
  checksumsFile,
  momentsFile,
  stateFile,
  summedFiles,
} from "./checkpoint.ts";
import { type CheckpointState, parseState } from "./checkpoint_state.ts";
import { momentEntries, type MomentEntry } from "./moments.ts";
import { Trainer } from "./trainer.ts";

const maximumStateBytes = 8 * 2 ** 20;
const maximumConfigBytes = 64 * 2 ** 20;

/** Five lines of a sum and a name are far less. */
const maximumChecksumsBytes = 4096;

/** The longest header of a file of parameters: 13 names a block. */
const maximumHeaderBytes = 8 * 2 ** 20;

/** A checkpoint that was read and found whole. */
export class Checkpoint {
  /** Its folder. */
  readonly folder: string;
  /** Where the run was. */
  readonly state: CheckpointState;
  /** What its `config.json` says beside the architecture. */
  readonly description: ModelDescription;
  readonly #contents: Contents;

  /** @ignore Made by {@linkcode loadCheckpoint}. */
  constructor(
    folder: string,
    state: CheckpointState,
    description: ModelDescription,
    contents: Contents,
  ) {
    this.folder = folder;
    this.state = state;
    this.description = description;
    this.#contents = contents;
  }

  /**
   * Makes a trainer that goes on as the one that was saved: on the same
   * backend with as many threads, its next steps are the same bit by bit.
   *
   * @param engine Whose memory.
   * @param corpus The text that the run began with.
   * @returns A trainer, after the step of the checkpoint.
   * @throws {ArgumentError} If the text is another one.
   * @throws {FormatError} If the tensors are not those of the model.
   */
  resume(engine: Engine, corpus: Corpus): Trainer {
    const { config, weights, moments } = this.#contents;
    const { model } = decodeModel(engine, { config, weights }, {
      config: `${this.folder}/${configFile}`,
      weights: `${this.folder}/${weightsFile}`,
    });
    const trainer = new Trainer(engine, model, corpus, this.state.options);
    this.#checkCorpus(trainer);
    restoreMoments(
      momentEntries(trainer),
      moments,
      `${this.folder}/${momentsFile}`,
    );
    trainer.restore(this.state);
    return trainer;
  }

  #checkCorpus({ dataFingerprint: found }: Trainer): void {
    const { data } = this.state;
    if (
      found.sha256 === data.sha256 && found.trainTokens === data.trainTokens
    ) return;
    throw new ArgumentError(
      `Cannot resume from ${this.folder} as the text must be the one that ` +
        `the run began with, of ${data.trainTokens} + ` +
        `${data.validationTokens} tokens with SHA-256 ` +
        `${data.sha256.slice(0, 12)}: current text has ${found.trainTokens} ` +
        `+ ${found.validationTokens} tokens with SHA-256 ` +
        found.sha256.slice(0, 12),
    );
  }
}

/** What the files hold. */
interface Contents {
  readonly config: string;
  readonly weights: Uint8Array<ArrayBuffer>;
  readonly moments: Uint8Array<ArrayBuffer>;
}

/**
 * Reads a checkpoint, and compares every file with its sum. Nothing in it is
 * trusted: sizes are checked before memory is taken, and links are refused.
 *
 * @param folder The folder of the checkpoint.
 * @returns The checkpoint; a trainer is made from it by its method `resume`.
 * @throws {FileError} If a file is not there, is a link, or cannot be read.
 * @throws {FormatError} If a file is torn, swapped, not what it promises, or
 * of a version that is not known.
 */
export function loadCheckpoint(folder: string): Checkpoint {
  const path = (name: string) => `${folder}/${name}`;
  const read = (name: string, maximumBytes: number) =>
    readBounded(path(name), maximumBytes, { followsLinks: false });
  const stateBytes = read(stateFile, maximumStateBytes);
  const state = parseState(
    decodeText(stateBytes, path(stateFile)),
    path(stateFile),
  );
  const sums = parseChecksums(
    decodeText(
      read(checksumsFile, maximumChecksumsBytes),
      path(checksumsFile),
    ),
    summedFiles,
    path(checksumsFile),
  );
  const check = (name: string, bytes: Uint8Array<ArrayBuffer>) =>
    checkSum(path(name), bytes, sums.get(name)!);
  check(stateFile, stateBytes);
  const configBytes = read(configFile, maximumConfigBytes);
  check(configFile, configBytes);
  const config = decodeText(configBytes, path(configFile));
  const { config: sizes, ...description } = parseModelConfig(
    config,
    formatVersion,
    path(configFile),
  );
  const model = new GPT(sizes);
  checkAgreement(state, description, path(stateFile));
  const limit = model.parameters.count * 4 + maximumHeaderBytes;
  const weights = read(weightsFile, limit);
  check(weightsFile, weights);
  const moments = read(momentsFile, 2 * limit);
  check(momentsFile, moments);
  return new Checkpoint(folder, state, description, {
    config,
    weights,
    moments,
  });
}

function checkSum(path: string, bytes: Uint8Array, wanted: string): void {
  const found = sha256(bytes);
  if (found === wanted) return;
  throw new FormatError(
    `Cannot load ${path} as its SHA-256 must be the ${
      wanted.slice(0, 12)
    } of ` +
      `${checksumsFile}, it was changed or torn: ` +
      `current value is ${found.slice(0, 12)}`,
  );
}

function checkAgreement(
  { step, options: { sequence, seed } }: CheckpointState,
  description: ModelDescription,
  source: string,
): void {
  const { training } = description;
  const wanted = { step: training.steps, sequence: description.sequence };
  for (
    const [name, found, value] of [
      ["step", step, wanted.step],
      ["recipe.sequence", sequence, wanted.sequence],
      ["recipe.seed", seed, training.seed],
    ] as const
  ) {
    if (found === value) continue;
    throw new FormatError(
      `Cannot load ${source} as ${name} must be the ${value} of ` +
        `${configFile}: current value is ${found}`,
    );
  }
}

function restoreMoments(
  entries: readonly MomentEntry[],
  bytes: Uint8Array<ArrayBuffer>,
  source: string,
): void {
  const tensors = decodeMoments(bytes, source);
  const refuse = (wanted: string, found: string | number): never => {
    throw new FormatError(
      `Cannot load ${source} as ${wanted}: current value is ${found}`,
    );
  };
  if (tensors.size !== entries.length) {
    refuse(`it must hold ${entries.length} tensors`, tensors.size);
  }
  for (const { name, shape, data } of entries) {
    const tensor = tensors.get(name);
    if (tensor?.dtype !== "F32" || !sameShape(tensor.shape, shape)) {
      return refuse(
        `${name} must be F32 of shape ${formatShape(shape)}`,
        tensor === undefined
          ? "nothing"
          : `${tensor.dtype} of shape ${formatShape(tensor.shape)}`,
      );
    }
    const wrong = tensor.data.find((value) => !Number.isFinite(value));
    if (wrong !== undefined) {
      refuse(`the values of ${name} must be finite`, wrong);
    }
    data.set(tensor.data);
  }
}

function decodeMoments(bytes: Uint8Array<ArrayBuffer>, source: string) {
  try {
    return decodeSafetensors(bytes).tensors;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new FormatError(`${source}: ${error.message}`);
  }
}

function decodeText(bytes: Uint8Array<ArrayBuffer>, source: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FormatError(
      `Cannot load ${source} as it must be UTF-8: it is not`,
    );
  }
}

import { ArgumentError, FormatError } from "../core/errors.ts";
import { parseChecksums } from "../formats/checksums.ts";
import type { Engine } from "../autograd/engine.ts";
import type { Corpus } from "../data/corpus.ts";
import { parseModelConfig } from "../models/model_config.ts";
import {
  configFile,
  formatVersion,
  type ModelDescription,
  weightsFile,
} from "../models/model_folder.ts";
import {
  openTensors,
  readTensor,
  readWeights,
  type WantedTensor,
  type WeightsFile,
} from "../models/weights.ts";
import { GPT, type GPTConfig } from "../nn/gpt.ts";
import type { InputFile } from "../storage/input_file.ts";
import { openInside } from "../storage/inside.ts";
import { Sha256 } from "../storage/sha256.ts";
import {
  checksumsFile,
  momentsFile,
  stateFile,
  summedFiles,
} from "./checkpoint.ts";
import { type CheckpointState, parseState } from "./checkpoint_state.ts";
import { momentsOf, wantedMoments } from "./moments.ts";
import { Trainer, type TrainerOptions } from "./trainer.ts";

const maximumStateBytes = 8 * 2 ** 20;
const maximumConfigBytes = 64 * 2 ** 20;

/** Lines of a sum and a name, one for each file, are far less. */
const maximumChecksumsBytes = 4096;

/** Bytes that are summed up at a time. */
const pieceBytes = 2 ** 20;

/** A checkpoint that was read and found whole. */
export class Checkpoint {
  /** Its folder. */
  readonly folder: string;
  /** Where the run was. */
  readonly state: CheckpointState;
  /** The architecture of the model. */
  readonly config: GPTConfig;
  /** What else its `config.json` says. */
  readonly description: ModelDescription;

  /** @ignore Made by {@linkcode loadCheckpoint}. */
  constructor(
    folder: string,
    state: CheckpointState,
    config: GPTConfig,
    description: ModelDescription,
  ) {
    this.folder = folder;
    this.state = state;
    this.config = config;
    this.description = description;
  }

  /**
   * Makes a trainer that goes on as the one that was saved: on the same
   * backend with as many threads, its next steps are the same bit by bit. The
   * tensors go straight from the files to their own memory.
   *
   * @param engine Whose memory.
   * @param corpus The text that the run began with.
   * @param changes What is to be other than it was: another number of steps
   * is another course of the learning rate.
   * @returns A trainer, after the step of the checkpoint.
   * @throws {ArgumentError} If the text is another one.
   * @throws {FileError} If the files are not there any more.
   * @throws {FormatError} If a tensor holds what is no finite number.
   */
  resume(
    engine: Engine,
    corpus: Corpus,
    changes: Partial<Pick<TrainerOptions, "steps" | "eager">> = {},
  ): Trainer {
    checkVocabulary(this, corpus);
    const model = new GPT(this.config);
    using weights = openInside(this.folder, weightsFile);
    using moments = openInside(this.folder, momentsFile);
    readWeights(engine, model, sourceOf(weights), true);
    const options = { ...this.state.options, ...changes };
    const trainer = new Trainer(engine, model, corpus, options);
    checkCorpus(this, trainer);
    const wanted = momentsOf(trainer);
    const reader = openTensors(sourceOf(moments), wanted);
    for (const { name, data } of wanted) {
      readTensor(reader, name, data, moments.path);
    }
    trainer.restore(this.state);
    return trainer;
  }
}

/** Before a token outside of the vocabulary is looked up. */
function checkVocabulary(
  { folder, config: { vocabulary } }: Checkpoint,
  { tokenizer: { vocabularySize } }: Corpus,
): void {
  if (vocabularySize === vocabulary) return;
  throw new ArgumentError(
    `Cannot resume from ${folder} as the text must have its vocabulary of ` +
      `${vocabulary}: current value is ${vocabularySize}`,
  );
}

function checkCorpus(
  { folder, state: { data } }: Checkpoint,
  { dataFingerprint: found }: Trainer,
): void {
  if (
    found.sha256 === data.sha256 && found.trainTokens === data.trainTokens
  ) return;
  throw new ArgumentError(
    `Cannot resume from ${folder} as the text must be the one that the run ` +
      `began with, of ${data.trainTokens} + ${data.validationTokens} tokens ` +
      `with SHA-256 ${data.sha256.slice(0, 12)}: current text has ` +
      `${found.trainTokens} + ${found.validationTokens} with ` +
      found.sha256.slice(0, 12),
  );
}

/**
 * Reads a checkpoint, and compares every file with its sum. Nothing in it is
 * trusted: sizes are checked before memory is taken, and no link is followed
 * out of the folder.
 *
 * @param folder The folder of the checkpoint.
 * @returns The checkpoint; its `resume` makes a trainer of it.
 * @throws {FileError} If a file is not there, or cannot be read.
 * @throws {FormatError} If a file is torn, swapped, not what it promises, or
 * of a version that is not known.
 */
export function loadCheckpoint(folder: string): Checkpoint {
  // the version first: a newer one may have other files
  const stateText = readText(folder, stateFile, maximumStateBytes);
  const state = parseState(stateText, `${folder}/${stateFile}`);
  const sums = parseChecksums(
    readText(folder, checksumsFile, maximumChecksumsBytes),
    summedFiles,
    `${folder}/${checksumsFile}`,
  );
  for (const name of [stateFile, configFile]) checkSum(folder, name, sums);
  const { config, ...description } = parseModelConfig(
    readText(folder, configFile, maximumConfigBytes),
    formatVersion,
    `${folder}/${configFile}`,
  );
  checkAgreement(state, description, `${folder}/${stateFile}`);
  const { parameters } = new GPT(config).parameters;
  checkTensors(folder, weightsFile, parameters, sums);
  checkTensors(folder, momentsFile, wantedMoments(parameters), sums);
  return new Checkpoint(folder, state, config, description);
}

function readText(folder: string, name: string, maximumBytes: number): string {
  using file = openInside(folder, name);
  const bytes = file.readAll(maximumBytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FormatError(
      `Cannot load ${file.path} as it must be UTF-8: it is not`,
    );
  }
}

function sourceOf(file: InputFile): WeightsFile {
  const { path, size } = file;
  return { path, size, read: file.readInto.bind(file) };
}

function checkTensors(
  folder: string,
  name: string,
  wanted: readonly WantedTensor[],
  sums: ReadonlyMap<string, string>,
): void {
  using file = openInside(folder, name);
  // the size first: a sum of what is far too long would take its time
  openTensors(sourceOf(file), wanted);
  checkSum(folder, name, sums);
}

function checkSum(
  folder: string,
  name: string,
  sums: ReadonlyMap<string, string>,
): void {
  using file = openInside(folder, name);
  const wanted = sums.get(name)!;
  const found = sumOf(file);
  if (found === wanted) return;
  throw new FormatError(
    `Cannot load ${file.path} as its SHA-256 must be the ` +
      `${wanted.slice(0, 12)} of ${checksumsFile}, it was changed or torn: ` +
      `current value is ${found.slice(0, 12)}`,
  );
}

function sumOf(file: InputFile): string {
  const hash = new Sha256();
  const buffer = new Uint8Array(Math.min(pieceBytes, file.size));
  for (let offset = 0; offset < file.size; offset += buffer.length) {
    const piece = buffer.subarray(0, file.size - offset);
    file.readInto(offset, piece);
    hash.update(piece);
  }
  return hash.digest();
}

function checkAgreement(
  { step, options: { sequence, seed } }: CheckpointState,
  description: ModelDescription,
  source: string,
): void {
  const { training } = description;
  const pairs = [
    ["step", step, training.steps],
    ["recipe.sequence", sequence, description.sequence],
    ["recipe.seed", seed, training.seed],
  ] as const;
  for (const [name, found, wanted] of pairs) {
    if (found === wanted) continue;
    throw new FormatError(
      `Cannot load ${source} as ${name} must be the ${wanted} of ` +
        `${configFile}: current value is ${found}`,
    );
  }
}

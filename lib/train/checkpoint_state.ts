/** `state.json` of a checkpoint: where a run is, beside its tensors. */

import { Fields, parseJSON } from "../core/fields.ts";
import { FormatError } from "../core/errors.ts";
import { batchStream } from "../data/batches.ts";
import type { DataFingerprint } from "./fingerprint.ts";
import type { Progress, TrainerOptions } from "./trainer.ts";

/** The version that is written, and the newest that is read. */
export const checkpointVersion: number = 1;

/** The best model so far. */
export interface Best {
  /** The step after which it was measured. */
  readonly step: number;
  /** Its loss on the part that was held back, in nats. */
  readonly validationLoss: number;
}

/** What a caller keeps beside the training: its flags, for example. It comes
 * back as it was, and is not trusted by whoever reads it. */
export type Extra = Readonly<Record<string, unknown>>;

/** Where a run is, beside its parameters and moments. */
export interface CheckpointState extends Progress {
  /** The recipe, and the seed of all random streams. */
  readonly options: TrainerOptions;
  /** What the text is known by. */
  readonly data: DataFingerprint;
  /** The name of the backend: another one rounds differently. */
  readonly backend: string;
  /** The best model so far, if one was measured. */
  readonly best?: Best | undefined;
  /** What the caller keeps. */
  readonly extra: Extra;
}

/** Steps are written into an int32. */
const maximumStep = 2 ** 31 - 1;

/** Sizes are products of few of these: they stay safe integers. */
const maximumSize = 2 ** 24;

const maximumBatch = 2 ** 16;

const format = "fluxion-checkpoint";

/** Of the counter-based generator; a stream that is drawn in another way is
 * a new version. */
const random = {
  generator: "philox4x32-10",
  batchStream,
  position: "step",
} as const;

/** What the options do not say and the next steps depend on; to be checked,
 * so that other constants are a new version. */
const optimizer = { kind: "adamw", beta1: 0.9, epsilon: 1e-8 } as const;
const schedule = { kind: "warmup-cosine" } as const;

/**
 * Writes `state.json`.
 *
 * @param state Where the run is.
 * @returns The content of the file.
 */
export function encodeState(state: CheckpointState): string {
  const { step, optimizerSteps, loss, learningRate } = state;
  const { options, data, backend, best, extra } = state;
  const json = {
    format,
    version: checkpointVersion,
    step,
    loss,
    learningRate,
    optimizer: { ...optimizer, steps: optimizerSteps },
    schedule,
    random: { ...random, seed: options.seed },
    recipe: recipeOf(options),
    data,
    backend,
    best: best ?? null,
    extra,
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

/**
 * Reads `state.json`.
 *
 * @param text Its content, which is not trusted.
 * @param source What to call it in errors.
 * @returns Where the run was.
 * @throws {FormatError} If it is not what was promised, or of a version that
 * is not known.
 */
export function parseState(text: string, source: string): CheckpointState {
  const fields = new Fields(parseJSON(text, source), source);
  checkVersion(fields, source);
  const options = optionsOf(fields.object("recipe"));
  checkConstants(fields.object("random"), { ...random, seed: options.seed });
  checkConstants(fields.object("optimizer"), optimizer);
  checkConstants(fields.object("schedule"), schedule);
  return {
    step: fields.integer("step", maximumStep, 0),
    loss: fields.loss("loss"),
    learningRate: fields.number("learningRate"),
    optimizerSteps: fields.object("optimizer").integer(
      "steps",
      maximumStep,
      0,
    ),
    options,
    data: dataOf(fields.object("data")),
    backend: fields.text("backend", 100),
    best: fields.value("best") === null
      ? undefined
      : bestOf(fields.object("best")),
    extra: extraOf(fields),
  };
}

function checkVersion(fields: Fields, source: string): void {
  fields.checked("format", `be "${format}"`, (value) => value === format);
  const version = fields.integer("version", Number.MAX_SAFE_INTEGER);
  if (version <= checkpointVersion) return;
  throw new FormatError(
    `Cannot load ${source} as its version must be at most ` +
      `${checkpointVersion}, a newer Fluxion wrote it: ` +
      `current value is ${version}`,
  );
}

function checkConstants(
  fields: Fields,
  constants: Readonly<Record<string, string | number>>,
): void {
  for (const [name, wanted] of Object.entries(constants)) {
    fields.checked(
      name,
      `be ${JSON.stringify(wanted)}`,
      (value) => value === wanted,
    );
  }
}

/** Options may come with more than is theirs. */
function recipeOf(options: TrainerOptions): Required<TrainerOptions> {
  return {
    sequence: options.sequence,
    batch: options.batch,
    shards: options.shards ?? 1,
    accumulation: options.accumulation ?? 1,
    recompute: options.recompute ?? false,
    steps: options.steps,
    learningRate: options.learningRate,
    finalLearningRate: options.finalLearningRate,
    warmup: options.warmup,
    beta2: options.beta2,
    weightDecay: options.weightDecay,
    maximumNorm: options.maximumNorm,
    evaluationSequences: options.evaluationSequences,
    seed: options.seed,
    eager: options.eager ?? false,
  };
}

function optionsOf(fields: Fields): TrainerOptions {
  return {
    sequence: fields.integer("sequence", maximumSize),
    batch: fields.integer("batch", maximumBatch),
    shards: since(
      fields,
      "shards",
      1,
      (name) => fields.integer(name, maximumBatch),
    ),
    accumulation: since(
      fields,
      "accumulation",
      1,
      (name) => fields.integer(name, maximumBatch),
    ),
    recompute: since(
      fields,
      "recompute",
      false,
      (name) => fields.boolean(name),
    ),
    steps: fields.integer("steps", maximumStep),
    learningRate: fields.checked(
      "learningRate",
      "be a positive number",
      (value) => typeof value === "number" && value > 0 && value < Infinity,
    ),
    finalLearningRate: fields.number("finalLearningRate"),
    warmup: fields.integer("warmup", maximumStep, 0),
    beta2: fields.number("beta2", 0, 1),
    weightDecay: fields.number("weightDecay"),
    maximumNorm: fields.number("maximumNorm"),
    evaluationSequences: fields.integer("evaluationSequences", maximumSize),
    seed: fields.integer("seed", 2 ** 32 - 1, 0),
    eager: fields.boolean("eager"),
  };
}

/** A field that files of a version may lack, as it came to the recipe later:
 * what was done before there was a choice. */
function since<Value>(
  fields: Fields,
  name: string,
  before: Value,
  read: (name: string) => Value,
): Value {
  return fields.value(name) === undefined ? before : read(name);
}

function dataOf(fields: Fields): DataFingerprint {
  return {
    trainTokens: fields.integer("trainTokens", Number.MAX_SAFE_INTEGER),
    validationTokens: fields.integer(
      "validationTokens",
      Number.MAX_SAFE_INTEGER,
    ),
    sha256: fields.checked(
      "sha256",
      "be 64 hexadecimal digits",
      (value) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value),
    ),
  };
}

function bestOf(fields: Fields): Best {
  return {
    step: fields.integer("step", maximumStep, 0),
    validationLoss: fields.number("validationLoss", -Infinity),
  };
}

function extraOf(fields: Fields): Extra {
  void fields.object("extra");
  return fields.value("extra") as Extra;
}

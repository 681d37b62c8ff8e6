/** The options of `train`, and the run that they describe. */

import { defaultShards, type PresetName, presets } from "../train/presets.ts";
import type { Preset } from "../train/presets.ts";
import { backendOptions } from "./backend.ts";
import { commonOptions } from "./command.ts";
import { dashboardOptions } from "./dashboard_options.ts";
import { dataOptions } from "./data_source.ts";
import { debugOptions } from "./debug_options.ts";
import { distributedOptions } from "./distributed.ts";
import { UsageError } from "./errors.ts";
import { choice, flag, integer, number, text, type Values } from "./options.ts";

/** The names of the presets, smallest first. */
export const presetNames: readonly PresetName[] = Object.keys(
  presets,
) as PresetName[];

/** The presets that have a flag of their own. */
const flagged = ["tiny", "small", "medium", "large"] as const;

/** The options of `train`. */
export const trainOptions = {
  tiny: flag("the preset tiny, 46 thousand parameters (default)"),
  small: flag("the preset small, 430 thousand"),
  medium: flag("the preset medium, 3.2 million"),
  large: flag("the preset large, 19 million"),
  preset: choice(presetNames, "the preset by name"),
  ...dataOptions,
  tokenizer: choice(
    ["character", "byte", "bpe"],
    "what a token is (default character); bpe: frequent pairs of bytes",
  ),
  "vocab-size": integer(
    { minimum: 256, maximum: 2 ** 20 },
    "tokens of the tokenizer bpe at the most (default 1024)",
  ),
  steps: integer(
    { minimum: 1, maximum: 1e9 },
    "steps (default: the preset's)",
  ),
  batch: integer(
    { minimum: 1, maximum: 65536 },
    "sequences in a step (default: the preset's)",
  ),
  shards: integer(
    { minimum: 1, maximum: 65536 },
    "parts of a batch that threads share (default: at most 4); they decide " +
      "the bits",
  ),
  accumulate: integer(
    { minimum: 1, maximum: 65536 },
    "passes that a shard's gradients are gathered in (default 1)",
  ),
  recompute: flag("compute activations twice rather than keep them"),
  seq: integer(
    { minimum: 1, maximum: 65536 },
    "tokens in a sequence (default: the preset's)",
  ),
  lr: number(
    { minimum: 0, isOpen: true },
    "the highest learning rate (default: the preset's)",
  ),
  seed: integer(
    { minimum: 0, maximum: 2 ** 32 - 1 },
    "the seed: the same one gives the same run (default 42)",
  ),
  "eval-every": integer(
    { minimum: 1 },
    "steps between evaluations (default: a tenth of all, at least 500)",
  ),
  ...backendOptions,
  ...distributedOptions,
  eager: flag("run op by op instead of a compiled plan"),
  out: text("DIR", "the folder to keep the run in: new or empty"),
  init: text(
    "DIR",
    "begin with the model in this folder, and its tokenizer",
  ),
  resume: text(
    "DIR",
    "go on with the run in this folder; with --out, in a folder of its own",
  ),
  "stop-after": integer(
    { minimum: 1 },
    "end early, after this step, to be resumed",
  ),
  "save-every": integer(
    { minimum: 1 },
    "steps between checkpoints (default: at each evaluation)",
  ),
  keep: integer({ minimum: 1 }, "how many checkpoints to keep (default 2)"),
  "sample-every": integer(
    { minimum: 1 },
    "steps between samples (default: one at the end)",
  ),
  tensorboard: text("DIR", "write event files for TensorBoard there, too"),
  ...dashboardOptions,
  ...debugOptions,
  ...commonOptions,
} as const;

/** Options that are about one session, not about the run: a run that is resumed
 * does not take them over. Those of who only watches belong here, too. */
export const sessionOptions: ReadonlySet<string> = new Set([
  ...["out", "resume", "stop-after", "json", "debug", "help"],
  ...[
    "dashboard",
    "port",
    "dashboard-linger",
    "tensorboard",
    "profile",
    "trace",
    "watch-nan",
    "distributed",
    "mpi",
    "mpi-timeout",
  ],
]);

/** A run of training, all defaults filled in. */
export interface RunRecipe extends Preset {
  /** The preset's name. */
  readonly preset: PresetName;
  /** The seed. */
  readonly seed: number;
  /** Steps between evaluations. */
  readonly evaluateEvery: number;
  /** Whether to run op by op. */
  readonly eager: boolean;
}

/**
 * The run that options describe.
 *
 * @param values The options.
 * @param model The architecture of the model to begin with; the preset's if
 * absent.
 * @returns The preset with what was changed.
 * @throws {UsageError} If they contradict each other.
 */
export function recipeOf(
  values: Values<typeof trainOptions>,
  model?: Preset["model"],
): RunRecipe {
  const name = givenPreset(values) ?? "tiny";
  const preset = model === undefined
    ? presets[name]
    : { ...presets[name], model };
  const { learningRate: peak, finalLearningRate: final } = preset;
  const {
    seq: sequence = Math.min(preset.sequence, preset.model.context),
    batch = preset.batch,
    shards = defaultShards(batch),
    accumulate: accumulation = 1,
    recompute,
    steps = preset.steps,
    lr: learningRate = peak,
    seed = 42,
    eager,
  } = values;
  if (sequence > preset.model.context) {
    throw new UsageError(
      `Cannot train ${name} as --seq must be at most its context of ` +
        `${preset.model.context} tokens: current value is ${sequence}`,
    );
  }
  if (shards * accumulation > batch) {
    throw new UsageError(
      `Cannot train ${name} as --shards times --accumulate must be at most ` +
        `its ${batch} sequences a step, --batch: current values are ` +
        `${shards} and ${accumulation}`,
    );
  }
  return {
    ...preset,
    preset: name,
    sequence,
    batch,
    shards,
    accumulation,
    recompute,
    steps,
    learningRate,
    finalLearningRate: learningRate * (final / peak),
    seed,
    evaluateEvery: values["eval-every"] ?? Math.max(500, Math.ceil(steps / 10)),
    eager,
  };
}

/**
 * The preset that options name, by its flag or by its name.
 *
 * @param values The options.
 * @returns Its name; undefined if they name none.
 * @throws {UsageError} If they name two.
 */
export function givenPreset(
  values: Values<typeof trainOptions>,
): PresetName | undefined {
  const flags = flagged.filter((name) => values[name]);
  const named = values.preset === undefined ? [] : [values.preset];
  const names = [...new Set<PresetName>([...flags, ...named])];
  if (names.length > 1) {
    throw new UsageError(
      `Cannot train as there must be one preset: ` +
        `current values are ${names.join(", ")}`,
    );
  }
  return names[0];
}

/**
 * Refuses options about a folder where there is none.
 *
 * @param given The options.
 * @throws {UsageError} If there is one.
 */
export function refuseSaving(given: Values<typeof trainOptions>): void {
  for (const name of ["save-every", "keep"] as const) {
    if (given[name] === undefined) continue;
    throw new UsageError(
      `Cannot take --${name} as --out must say where the run is kept: ` +
        `current value is nothing`,
    );
  }
}

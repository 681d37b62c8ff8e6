/** The options of a run that goes on: those it was begun with, but for what
 * may change on the way. */

import { parseOptions } from "../args.ts";
import { UsageError } from "../errors.ts";
import type { Values } from "../options.ts";
import {
  givenPreset,
  type RunRecipe,
  sessionOptions,
  trainOptions,
} from "../train_options.ts";

/** The values of the options of `train`. */
export type TrainValues = Values<typeof trainOptions>;

/** What may change: how far, how often, what computes, and where the text is,
 * which is compared by its content. */
const changeable: ReadonlySet<string> = new Set([
  ...["steps", "eval-every", "sample-every", "save-every", "keep"],
  ...["backend", "blas", "threads", "eager", "recompute", "data", "cache"],
]);

/** One backend is chosen by both of these. */
const backendNames = ["backend", "blas"] as const;

/**
 * What of the options describes the run, defaults filled in.
 *
 * @param values The options as they were given.
 * @param recipe What they decide.
 * @returns Options by name, none of them about one session only.
 */
export function storedOptions(
  values: TrainValues,
  recipe: RunRecipe,
): Record<string, unknown> {
  const given = Object.entries(values).filter(([name, value]) =>
    isGiven(value) && !sessionOptions.has(name) && !isPresetFlag(name)
  );
  return {
    ...Object.fromEntries(given),
    preset: recipe.preset,
    steps: recipe.steps,
    batch: recipe.batch,
    shards: recipe.shards ?? 1,
    seq: recipe.sequence,
    lr: recipe.learningRate,
    seed: recipe.seed,
    "eval-every": recipe.evaluateEvery,
  };
}

/**
 * The options of a run that goes on.
 *
 * @param stored Those it was begun with, as they were read: not trusted.
 * @param given Those of the command line.
 * @param source The folder, for errors.
 * @returns The stored ones, but for what was given anew.
 * @throws {UsageError} If something was given that cannot change.
 */
export function resumedOptions(
  stored: Readonly<Record<string, unknown>>,
  given: TrainValues,
  source: string,
): TrainValues {
  const before = parseStored(stored, source);
  const now: Record<string, unknown> = { ...given, preset: givenPreset(given) };
  const merged: Record<string, unknown> = { ...before };
  if (backendNames.some((name) => isGiven(now[name]))) {
    for (const name of backendNames) merged[name] = undefined;
  }
  for (const [name, value] of Object.entries(now)) {
    if (!isGiven(value) || isPresetFlag(name)) continue;
    if (!changeable.has(name) && !sessionOptions.has(name)) {
      checkSame(name, value, merged[name], source);
    }
    merged[name] = value;
  }
  return merged as TrainValues;
}

/** Read as words of a command line are, so that each is checked. */
function parseStored(
  stored: Readonly<Record<string, unknown>>,
  source: string,
): TrainValues {
  const words = Object.entries(stored).flatMap(([name, value]) =>
    value === true
      ? [`--${name}`]
      : [value].flat().map((each) => `--${name}=${each}`)
  );
  try {
    return parseOptions("train", trainOptions, words).values;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(
      `Cannot resume ${source} as this version must know the options it was ` +
        `begun with: ${error.message}`,
    );
  }
}

function checkSame(
  name: string,
  value: unknown,
  before: unknown,
  source: string,
): void {
  if (JSON.stringify(value) === JSON.stringify(before)) return;
  throw new UsageError(
    `Cannot resume ${source} as --${name} must stay what the run was begun ` +
      `with, ${before ?? "nothing"}: current value is ${value}`,
  );
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== false &&
    !(Array.isArray(value) && value.length === 0);
}

function isPresetFlag(name: string): boolean {
  return ["tiny", "small", "medium", "large"].includes(name);
}

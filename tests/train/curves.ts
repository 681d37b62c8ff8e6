/** Losses of whole runs of PyTorch: tests/golden/curves.py. */

import { createHash } from "node:crypto";
import { Engine } from "../../lib/autograd/engine.ts";
import { isInMemory } from "../../lib/data/token_source.ts";
import type { Backend } from "../../lib/kernels/backend.ts";
import { createTrainer } from "../../lib/train/create_trainer.ts";
import { presets } from "../../lib/train/presets.ts";
import type { Trainer, TrainerOptions } from "../../lib/train/trainer.ts";
import { tinyShakespeare } from "./preset_trainer.ts";

const seed = 42;
const steps = 500;

/** The presets that have a curve. */
export const presetsOfCurves = ["medium", "large", "shakespeare"] as const;

/** The name of a preset that has a curve. */
export type PresetOfCurve = typeof presetsOfCurves[number];

/** A run of PyTorch. */
export interface Curve {
  /** The SHA-256 of the first values of the parameters. */
  readonly weights: string;
  /** The loss of every step. */
  readonly losses: readonly number[];
  /** The losses of the same run in float64. */
  readonly exact: readonly number[];
}

/** How far two lists of losses are from each other, in parts of one. */
export interface Differences {
  /** The largest difference of a step. */
  readonly most: number;
  /** The mean of all. */
  readonly mean: number;
}

/** The runs of PyTorch. */
export interface Curves {
  /** The seed of first values and batches. */
  readonly seed: number;
  /** How many steps each run has. */
  readonly steps: number;
  /** The SHA-256 of the text. */
  readonly text: string;
  /** The runs, by preset. */
  readonly curves: Readonly<Record<PresetOfCurve, Curve>>;
}

/**
 * Reads what PyTorch did.
 *
 * @returns Its runs.
 */
export function readCurves(): Curves {
  const file = new URL("../golden/curves.json", import.meta.url);
  return JSON.parse(Deno.readTextFileSync(file));
}

/**
 * A trainer as it is at the beginning of a curve.
 *
 * @param preset Which curve.
 * @param backend What computes.
 * @param change What is otherwise in the recipe; nothing if absent.
 * @returns The trainer, or undefined where the text is absent.
 */
export function curveTrainer(
  preset: PresetOfCurve,
  backend: Backend,
  change: Partial<TrainerOptions> = {},
): Trainer | undefined {
  const corpus = tinyShakespeare(preset);
  if (corpus === undefined) return undefined;
  const options = { ...presets[preset], seed, steps, ...change };
  return createTrainer(new Engine(backend), corpus, options);
}

/**
 * The SHA-256 of the text that is trained on, as UTF-8.
 *
 * @param trainer Whose text.
 * @returns The sum, in hexadecimal.
 */
export function textOf({ corpus }: Trainer): string {
  const { tokenizer, train, validation } = corpus;
  const text = [train, validation].map((tokens) => {
    if (!isInMemory(tokens)) throw new TypeError("the text is not in memory");
    return tokenizer.decode(tokens);
  });
  return createHash("sha256").update(text.join("")).digest("hex");
}

/**
 * The SHA-256 of a model's parameters, in order of declaration.
 *
 * @param trainer Whose model.
 * @returns The sum, in hexadecimal.
 */
export function weightsOf({ model }: Trainer): string {
  const sum = createHash("sha256");
  for (const { tensor } of model.parameters.parameters) {
    sum.update(new Uint8Array(tensor.toTypedArray().slice().buffer));
  }
  return sum.digest("hex");
}

/**
 * Compares losses.
 *
 * @param losses Those of one run.
 * @param wanted Those of the other, as many or fewer, which the differences
 * are parts of.
 * @param span How many steps to compare the mean of; 1 if absent: each step.
 * @returns The differences.
 */
export function differencesOf(
  losses: ArrayLike<number>,
  wanted: readonly number[],
  span: number = 1,
): Differences {
  const found = meansOf(losses, span);
  const parts = meansOf(wanted, span).map((loss, i) =>
    Math.abs(found[i]! - loss) / loss
  );
  const [mean] = meansOf(parts, parts.length);
  return { most: Math.max(...parts), mean: mean! };
}

/** The means of so many numbers at a time. */
function meansOf(numbers: ArrayLike<number>, span: number): number[] {
  return Array.from({ length: numbers.length / span }, (_, i) => {
    let sum = 0;
    for (let j = i * span; j < (i + 1) * span; j++) sum += numbers[j]!;
    return sum / span;
  });
}

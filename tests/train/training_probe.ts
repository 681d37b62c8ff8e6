/** Trains in a process of its own and prints what it saw as JSON; see
 * `observe`. With `--v8-flags=--expose-gc` it looks at the heap, too. */

import type { EngineStatistics } from "../../lib/autograd/engine.ts";
import type { PresetName } from "../../lib/train/presets.ts";
import type { Trainer } from "../../lib/train/trainer.ts";
import { installedBackends } from "../backends.ts";
import { builtin, digestOf, train, trainerOf } from "./preset_trainer.ts";

/** What to train. */
export interface Task {
  /** The backend's name in `installedBackends`. */
  readonly backend: string;
  /** On the builtin corpus. */
  readonly preset: PresetName;
  /** A multiple of 100. */
  readonly steps: number;
  /** The preset's own if absent. */
  readonly sequence?: number;
}

/** What was seen. */
export interface Observation {
  /** The SHA-256 of losses, parameters and moments. */
  readonly digest: string;
  /** What the arenas held after each hundredth of the steps. */
  readonly statistics: readonly EngineStatistics[];
  /** Bytes of the process in memory, likewise. */
  readonly resident: readonly number[];
  /** Bytes of JavaScript heap a step; absent without `--expose-gc`. */
  readonly heap?: HeapUse;
}

/** Bytes a step. */
export interface HeapUse {
  /** Allocated, garbage included. */
  readonly allocated: number;
  /** Left after a garbage collection. */
  readonly kept: number;
}

const pieces = 100;
const heapSteps = 2000;
const { gc } = globalThis as { readonly gc?: () => void };

/** What steps do to the heap, after as many others: V8 has compiled them. */
function heapUse(trainer: Trainer, collect: () => void): HeapUse {
  const run = () => {
    for (let i = 0; i < heapSteps; i++) trainer.run();
  };
  run();
  collect();
  const before = Deno.memoryUsage().heapUsed;
  run();
  const after = Deno.memoryUsage().heapUsed;
  collect();
  const end = Deno.memoryUsage().heapUsed;
  return {
    allocated: (after - before) / heapSteps,
    kept: (end - before) / heapSteps,
  };
}

async function observe({ backend, preset, ...recipe }: Task) {
  const { make } = installedBackends().find(({ name }) => name === backend)!;
  const trainer = trainerOf(preset, make(), builtin(preset), recipe);
  const losses = new Float64Array(recipe.steps);
  const statistics: EngineStatistics[] = [];
  const resident: number[] = [];
  const piece = recipe.steps / pieces;
  for (let step = 0; step < recipe.steps; step += piece) {
    losses.set(train(trainer, piece), step);
    statistics.push(trainer.engine.statistics);
    resident.push(Deno.memoryUsage().rss);
  }
  const digest = await digestOf(trainer, losses);
  const heap = gc === undefined ? {} : { heap: heapUse(trainer, gc) };
  return { digest, statistics, resident, ...heap } satisfies Observation;
}

if (import.meta.main) {
  const task: Task = JSON.parse(Deno.args[0]!);
  console.log(JSON.stringify(await observe(task)));
}

/** Runs that are saved at random steps and go on from there. */

import { assertEquals, assertNotEquals } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { Random } from "../../lib/core/random.ts";
import type { Backend } from "../../lib/kernels/backend.ts";
import {
  type Checkpoint,
  loadCheckpoint,
  saveCheckpoint,
  type Trainer,
} from "../../lib/train/mod.ts";
import {
  corpus,
  description,
  lossBits,
  smallTrainer,
  sumsOf,
  temporaryFolder,
} from "./checkpoint_trainer.ts";

/** How many steps a run has. */
const steps = 60;

/** Wide enough for a BLAS to be asked; shards are for threads. */
const sizes = { steps, features: 64, sequence: 32, shards: 2 };

/**
 * Compares a run that never stops with runs that are saved at random steps:
 * each loss bit by bit, and the sums of parameters and moments at the end.
 *
 * @param make Makes what computes.
 * @param seeds The seeds of the runs.
 * @param splits How many random steps to stop at, for each.
 */
export function resumeAtRandom(
  make: () => Backend,
  seeds: readonly number[],
  splits: number,
): void {
  const random = new Random(5);
  for (const seed of seeds) {
    const whole = smallTrainer(make(), { ...sizes, seed });
    const losses = lossBits(whole, steps);
    const sums = sumsOf(whole);
    for (let split = 0; split < splits; split++) {
      using folder = temporaryFolder();
      const step = 1 + random.below(steps - 1);
      const { before, checkpoint } = stopAt(folder.path, step, make, seed);
      const second = checkpoint.resume(new Engine(make()), corpus);
      const after = lossBits(second, steps - step);
      assertEquals([...before, ...after], losses, `seed ${seed}, at ${step}`);
      assertEquals(sumsOf(second), sums);
      checkControl(checkpoint, make, losses.slice(step));
    }
  }
}

function stopAt(
  folder: string,
  step: number,
  make: () => Backend,
  seed: number,
): { before: number[]; checkpoint: Checkpoint } {
  const first = smallTrainer(make(), { ...sizes, seed });
  const before = lossBits(first, step);
  saveCheckpoint(`${folder}/step`, first, description);
  return { before, checkpoint: loadCheckpoint(`${folder}/step`) };
}

/** Where the random streams begin anew, the next loss is another one. */
function checkControl(
  checkpoint: Checkpoint,
  make: () => Backend,
  losses: readonly number[],
): void {
  const trainer: Trainer = checkpoint.resume(new Engine(make()), corpus);
  trainer.step = 0;
  assertNotEquals(lossBits(trainer, 1), losses.slice(0, 1));
}

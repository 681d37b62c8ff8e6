/** Training steps of `tiny` and `small` on each backend, compiled and op by op.
 *
 * `deno bench bench/steps_bench.ts` first verifies that the backends lose what
 * the reference loses, and that a compiled step leaves the bits of an eager one.
 * @module
 */

import { tryOpenBlas } from "../ffi/mod.ts";
import type { Backend } from "../lib/kernels/backend.ts";
import { blas } from "../lib/kernels/blas.ts";
import { reference } from "../lib/kernels/reference/mod.ts";
import { wasm } from "../lib/kernels/wasm.ts";
import type { PresetName } from "../lib/train/presets.ts";
import type { Trainer } from "../lib/train/trainer.ts";
import { trainerOf } from "./preset_trainer.ts";

const verifiedSteps = 3;

/** float32 keeps 10^-7 of losses near 3.6; a wrong gradient or update shows in
 * the second loss, as the rate is at its highest at once. */
const tolerance = 1e-4;
const options = { warmup: 0 } as const;

function backends(): Backend[] {
  const attempt = tryOpenBlas({ threads: 1 });
  if ("library" in attempt) return [wasm(), blas(attempt.library)];
  console.log(`Not timed with a BLAS: ${attempt.reason}`);
  return [wasm()];
}

function lossesOf(trainer: Trainer): number[] {
  return Array.from({ length: verifiedSteps }, () => {
    trainer.run();
    return trainer.loss;
  });
}

/** Compares the losses with the reference's. */
function verifyLosses(
  name: string,
  actual: number[],
  expected: number[],
): void {
  actual.forEach((loss, step) => {
    if (Math.abs(loss - expected[step]!) <= tolerance) return;
    throw new Error(
      `Cannot time a wrong step: the loss of step ${step} on ${name} is ` +
        `${loss}, and the reference's ${expected[step]}`,
    );
  });
}

/** Compares every parameter, bit by bit; steps were made of both. */
function verifyBits(name: string, eager: Trainer, compiled: Trainer): void {
  const bitsOf = ({ model }: Trainer) =>
    model.parameters.parameters.map(({ tensor }) =>
      new Uint32Array(tensor.toTypedArray().slice().buffer)
    );
  const expected = bitsOf(eager);
  const wrong = bitsOf(compiled).findIndex((bits, i) =>
    bits.some((word, at) => word !== expected[i]![at])
  );
  if (wrong < 0) return;
  throw new Error(
    `Cannot time a wrong step: compiled on ${name}, it leaves other bits in ` +
      `${eager.model.parameters.parameters[wrong]!.name} than op by op`,
  );
}

/** Two trainers of a backend, both after the verified steps. */
function verified(
  preset: PresetName,
  backend: Backend,
  expected: number[] | undefined,
): { compiled: Trainer; eager: Trainer } {
  const compiled = trainerOf(preset, backend, options);
  const eager = trainerOf(preset, backend, { ...options, eager: true });
  const losses = lossesOf(compiled);
  if (expected !== undefined) verifyLosses(backend.name, losses, expected);
  lossesOf(eager);
  verifyBits(backend.name, eager, compiled);
  return { compiled, eager };
}

const installed = backends();
for (const preset of ["tiny", "small"] as const) {
  // The reference takes a second for a step of `small`.
  const expected = preset === "tiny"
    ? lossesOf(trainerOf(preset, reference(), options))
    : undefined;
  for (const backend of installed) {
    const { name } = backend;
    const { compiled, eager } = verified(preset, backend, expected);
    Deno.bench({
      name: `${preset} on ${name}`,
      group: preset,
      baseline: name === "wasm",
      fn: () => compiled.run(),
    });
    Deno.bench({
      name: `${preset} on ${name}, op by op`,
      group: preset,
      fn: () => eager.run(),
    });
  }
}

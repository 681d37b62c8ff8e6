/** Which kernels are worth a laboratory. */

import { tryOpenBlas } from "../../ffi/mod.ts";
import type { KernelName } from "../../lib/kernels/kernels.ts";
import { blas } from "../../lib/kernels/blas.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import { profile } from "../../lib/plan/profile.ts";
import type { Trainer } from "../../lib/train/trainer.ts";
import { trainerOf } from "../preset_trainer.ts";

/** ReLU with biases, and GELU without; how many steps of each are profiled:
 * about a second. */
const profiled = { small: 300, shakespeare: 15 } as const;

/** Kernels whose names differ by "Backward", and their share of the time that
 * is not spent on products. */
export interface Share {
  /** The kernels. */
  readonly kernels: readonly KernelName[];
  /** Their share, the mean of the presets that were profiled. */
  readonly share: number;
}

/**
 * Profiles steps of `small` and `shakespeare`.
 *
 * @returns Every kernel but gemm, the slowest first.
 */
export function shares(): Share[] {
  const attempt = tryOpenBlas({ threads: 1 });
  const backend = "library" in attempt ? blas(attempt.library) : wasm();
  const presets = Object.entries(profiled) as [keyof typeof profiled, number][];
  const entries = presets.flatMap(([preset, steps]) =>
    sharesOf(trainerOf(preset, backend), steps)
  );
  const families = Map.groupBy(
    entries,
    ({ kernel }) => kernel.replace(/Backward$/, ""),
  );
  return [...families.values()].map((family) => ({
    kernels: [...new Set(family.map(({ kernel }) => kernel as KernelName))],
    share: family.reduce((sum, { share }) => sum + share, 0) / presets.length,
  })).sort((a, b) => b.share - a.share);
}

function sharesOf(
  trainer: Trainer,
  steps: number,
): { kernel: string; share: number }[] {
  for (let step = 0; step < steps; step++) trainer.run();
  const entries = profile(trainer.compiled, steps)
    .filter(({ kernel }) => kernel !== "gemm");
  const total = entries.reduce((sum, entry) => sum + entry.microseconds, 0);
  return entries.map(({ kernel, microseconds }) => ({
    kernel,
    share: microseconds / total,
  }));
}

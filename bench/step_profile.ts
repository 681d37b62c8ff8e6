/**
 * What a training step is made of: kernel by kernel, its time, share, GFLOP/s
 * and GB/s, beside what a plain copy and the matrix products alone reach.
 *
 *     deno run -A bench/step_profile.ts [PRESET ...] [--wasm]
 */

import { tryOpenBlas } from "../ffi/mod.ts";
import type { Engine } from "../lib/autograd/engine.ts";
import type { Backend } from "../lib/kernels/backend.ts";
import { blas } from "../lib/kernels/blas.ts";
import { wasm } from "../lib/kernels/wasm.ts";
import { profile, Profiler } from "../lib/plan/profile.ts";
import { formatProfile } from "../lib/plan/profile_table.ts";
import { type PresetName, presets } from "../lib/train/presets.ts";
import type { Trainer } from "../lib/train/trainer.ts";
import { describeMachine } from "./machine.ts";
import { trainerOf } from "./preset_trainer.ts";

function backendOf(args: readonly string[]): Backend {
  const attempt = tryOpenBlas();
  return "library" in attempt && !args.includes("--wasm")
    ? blas(attempt.library)
    : wasm();
}

/** GB/s of a plain copy, read and write counted, as the profile does. */
function copyRate(engine: Engine, bytes: number): number {
  using _scope = engine.scope();
  const from = engine.ones([bytes / 4]), to = engine.ones([bytes / 4]);
  const args = [1, 1, 1, bytes / 4, 0, 0, 0, 1, from.address];
  const copy = engine.kernelSets.bind("float32", "copy", [
    ...args,
    ...[0, 0, 0, 1, to.address, 0],
  ]);
  const rounds = Math.max(10, Math.round(2e8 / bytes));
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    copy();
    return performance.now() - start;
  });
  return 2 * bytes / times.sort((a, b) => a - b)[rounds >> 1]! / 1e6;
}

const backend = backendOf(Deno.args);
const names = Deno.args.filter((arg) => arg in presets) as PresetName[];
const { processor, cores, deno, load } = describeMachine();
console.log(
  `${backend.description}; ${processor}, ${cores} cores, Deno ${deno}, ` +
    `load ${load}`,
);
for (const name of names.length > 0 ? names : ["tiny", "small"] as const) {
  const trainer = trainerOf(name, backend);
  const { engine } = trainer;
  const { megaflops, rounds } = sizeOf(trainer);
  for (let i = 0; i < Math.min(rounds, 200); i++) trainer.run();
  const profiler = new Profiler(trainer.compiled);
  for (let i = 0; i < rounds; i++) profiler.run();
  console.log(
    `\n${name}: ${megaflops.toFixed(1)} MFLOP of matrix products; a plain ` +
      `copy here: ${copyRate(engine, 1 << 18).toFixed(0)} GB/s in cache, ` +
      `${copyRate(engine, 1 << 26).toFixed(0)} GB/s beyond`,
  );
  const { kernels, overheadMicroseconds } = profiler;
  const lines = formatProfile(kernels, "kernel", overheadMicroseconds);
  console.log(lines.join("\n"));
}

/** The work of a step, and how many steps take about two seconds. */
function sizeOf(trainer: Trainer): { megaflops: number; rounds: number } {
  const [gemm] = profile(trainer.compiled, 1)
    .filter(({ kernel }) => kernel === "gemm");
  const megaflops = gemm!.flop / 1e6;
  return { megaflops, rounds: Math.max(9, Math.round(60_000 / megaflops)) };
}

/** The calls of a preset's step, as its own plan has them. */

import type { KernelName } from "../../lib/kernels/kernels.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import type { Instruction, Plan } from "../../lib/plan/plan.ts";
import type { PresetName } from "../../lib/train/presets.ts";
import { trainerOf } from "../preset_trainer.ts";
import { Site } from "./site.ts";

/** Steps before the one that is stopped, so that moments are not 0. */
const warmUpSteps = 3;

/**
 * Executes a step and stops before each call of the kernels that differs from
 * those before in more than its addresses. What is done to the outputs of a
 * call meanwhile is undone before the step goes on.
 *
 * @param preset Whose step.
 * @param kernels The kernels to stop before.
 * @returns The calls, in the order of the step.
 */
export function* sitesOf(
  preset: PresetName,
  kernels: ReadonlySet<KernelName>,
): Generator<Site, void, void> {
  const trainer = trainerOf(preset, wasm());
  for (let step = 0; step < warmUpSteps; step++) trainer.run();
  const { engine, compiled: { plan } } = trainer;
  const workspace = engine.empty([plan.workspaceBytes / 4]).address;
  const counts = countsOf(plan);
  const seen = new Set<string>();
  for (const planned of plan.instructions) {
    const { kernel, dtype } = planned;
    const instruction = located(planned, plan, workspace);
    const call = engine.kernelSets.bind(dtype, kernel, argsOf(instruction));
    const key = keyOf(planned);
    if (kernels.has(kernel) && dtype === "float32" && !seen.has(key)) {
      seen.add(key);
      const site = new Site(
        engine.memory,
        preset,
        instruction,
        counts.get(key)!,
      );
      yield site;
      site.restore();
    }
    call();
  }
}

/** All of a call but its addresses; whether one is absent counts. */
function keyOf({ kernel, dtype, args }: Instruction): string {
  const known = args.map((arg) => typeof arg === "number" ? arg : "address");
  return [kernel, dtype, ...known].join(" ");
}

function countsOf({ instructions }: Plan): Map<string, number> {
  const counts = new Map<string, number>();
  for (const instruction of instructions) {
    const key = keyOf(instruction);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The call with addresses of the memory for places in the plan's buffers. */
function located(
  instruction: Instruction,
  { buffers }: Plan,
  workspace: number,
): Instruction {
  const args = instruction.args.map((value) => {
    if (typeof value === "number" || value.buffer < 0) return value;
    const { offset } = buffers[value.buffer]!;
    return { buffer: -1, offset: workspace + offset + value.offset };
  });
  return { ...instruction, args };
}

function argsOf({ args }: Instruction): number[] {
  return args.map((arg) => typeof arg === "number" ? arg : arg.offset);
}

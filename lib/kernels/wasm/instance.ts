import type { Memory } from "../../tensor/memory.ts";
import type { KernelSets } from "../backend.ts";
import { bindCall } from "../bind.ts";
import type { Kernels } from "../kernels.ts";
import { referenceKernels } from "../reference/mod.ts";

/** What the compiled modules export. */
interface KernelModule extends Kernels {
  scratchBytes(): number;
  useScratch(address: number): void;
}

/**
 * Instantiates compiled kernels. Instances share the module, but each has its
 * own scratch space: two threads may compute over one memory.
 *
 * @param module The compiled kernels.
 * @param memory What they compute in.
 * @returns The kernels.
 */
export function openKernels(
  module: WebAssembly.Module,
  memory: Memory,
): KernelSets {
  const instance = new WebAssembly.Instance(module, {
    env: { memory: memory.wasm },
  });
  const { scratchBytes, useScratch, ...float32 } = instance
    .exports as unknown as KernelModule;
  useScratch(memory.take(scratchBytes()));
  const sets = {
    float32,
    float64: referenceKernels(memory, "float64"),
    int32: referenceKernels(memory, "int32"),
  };
  return {
    ...sets,
    bind: (dtype, kernel, args) => bindCall(sets[dtype][kernel], args),
  };
}

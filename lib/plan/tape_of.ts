import type { DType } from "../core/dtype.ts";
import type { Engine } from "../autograd/engine.ts";
import type { TapeEntry } from "../autograd/tape.ts";
import { recordingKernels, VirtualAllocator } from "./capture.ts";

/**
 * The ops of a function without computing anything: shapes, names and what
 * depends on what, to be drawn. It takes no memory, however large the tensors
 * are, so the function must not look at values.
 *
 * @param engine The engine that the function works with.
 * @param body What to look at.
 * @returns The ops that can be differentiated, in order; their tensors have
 * shapes, not values.
 */
export function tapeOf(engine: Engine, body: () => void): TapeEntry[] {
  const allocator = new VirtualAllocator();
  const idle = (dtype: DType) => recordingKernels(dtype, allocator, []);
  const kernels = {
    float32: idle("float32"),
    float64: idle("float64"),
    int32: idle("int32"),
  };
  return engine.redirected({ kernels, allocator }, () => {
    body();
    return [...engine.tape];
  });
}

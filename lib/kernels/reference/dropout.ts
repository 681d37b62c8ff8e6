import { philox4x32 } from "../../core/random.ts";
import type { Kernels } from "../kernels.ts";
import { type Access, store } from "./access.ts";

/**
 * Dropout.
 *
 * @param access The memory.
 * @returns The kernel.
 */
export function dropoutKernels(
  { floats, integers }: Access,
): Pick<Kernels, "dropout"> {
  const counter = new Uint32Array(4);
  const words = new Uint32Array(4);
  return {
    // out[i] = word(i) ≥ rate · 2^32 ? x[i] / (1 - rate) : 0
    dropout(
      n,
      rate,
      seed,
      stream,
      stepAddress,
      xAddress,
      outAddress,
      accumulate,
    ) {
      const x = floats(xAddress), out = floats(outAddress);
      const step = integers(stepAddress)[0]!;
      for (let i = 0; i < n; i++) {
        if (i % 4 === 0) {
          counter.set([i / 4, step, stream, 1]);
          philox4x32(counter, [seed, 0], words);
        }
        const kept = words[i % 4]! >= rate * 2 ** 32;
        store(out, i, kept ? x[i]! / (1 - rate) : 0, accumulate);
      }
    },
  };
}

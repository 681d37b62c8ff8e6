import type { Kernels } from "../kernels.ts";
import { type Access, store } from "./access.ts";

/**
 * The kernels that move elements.
 *
 * @param access The memory.
 * @returns The kernels.
 */
export function copyKernels(
  { floats }: Access,
): Pick<Kernels, "fill" | "copy" | "scaleAdd"> {
  return {
    // out[i] = value
    fill(n, value, outAddress) {
      const out = floats(outAddress);
      for (let i = 0; i < n; i++) out[i] = value;
    },

    // out[i0·t0 + i1·t1 + i2·t2 + i3·t3] = x[i0·s0 + i1·s1 + i2·s2 + i3·s3]
    copy(
      d0,
      d1,
      d2,
      d3,
      s0,
      s1,
      s2,
      s3,
      xAddress,
      t0,
      t1,
      t2,
      t3,
      outAddress,
      accumulate,
    ) {
      const x = floats(xAddress), out = floats(outAddress);
      for (let i0 = 0; i0 < d0; i0++) {
        for (let i1 = 0; i1 < d1; i1++) {
          for (let i2 = 0; i2 < d2; i2++) {
            const from = i0 * s0 + i1 * s1 + i2 * s2;
            const to = i0 * t0 + i1 * t1 + i2 * t2;
            for (let i3 = 0; i3 < d3; i3++) {
              store(out, to + i3 * t3, x[from + i3 * s3]!, accumulate);
            }
          }
        }
      }
    },

    // out = alpha · x + beta · out
    scaleAdd(n, alpha, xAddress, beta, outAddress) {
      const x = floats(xAddress), out = floats(outAddress);
      for (let i = 0; i < n; i++) {
        const kept = beta === 0 ? 0 : beta * out[i]!;
        out[i] = alpha * x[i]! + kept;
      }
    },
  };
}

import type { Kernels, ReduceKernel } from "../kernels.ts";
import { type Access, store } from "./access.ts";

/** The names of the reductions. */
export type ReductionName =
  | "sum"
  | "reduceMaximum"
  | "reduceMinimum"
  | "reduceExtremumBackward"
  | "sumOfSquares";

/**
 * The reductions: x is outer×n×inner, so that x[o, j, i] is element
 * (o·n + j)·inner + i.
 *
 * @param access The memory.
 * @returns The kernels.
 */
export function reductionKernels(
  { floats }: Access,
): Pick<Kernels, ReductionName> {
  // out[o, i] = f(… f(f(initial, x[o, 0, i]), x[o, 1, i]) …)
  const fold =
    (initial: number, f: (a: number, b: number) => number): ReduceKernel =>
    (outer, n, inner, xAddress, outAddress) => {
      const x = floats(xAddress), out = floats(outAddress);
      for (let o = 0; o < outer; o++) {
        for (let i = 0; i < inner; i++) {
          let value = initial;
          for (let j = 0; j < n; j++) {
            value = f(value, x[(o * n + j) * inner + i]!);
          }
          out[o * inner + i] = value;
        }
      }
    };

  return {
    // out[o, i] = scale · Σ_j x[o, j, i]
    sum(outer, n, inner, scale, xAddress, outAddress, accumulate) {
      const x = floats(xAddress), out = floats(outAddress);
      for (let o = 0; o < outer; o++) {
        for (let i = 0; i < inner; i++) {
          let sum = 0;
          for (let j = 0; j < n; j++) sum += x[(o * n + j) * inner + i]!;
          store(out, o * inner + i, scale * sum, accumulate);
        }
      }
    },

    reduceMaximum: fold(-Infinity, Math.max),
    reduceMinimum: fold(Infinity, Math.min),

    // dx[o, j, i] = x[o, j, i] = y[o, i] ? dy[o, i] / (how many are) : 0
    reduceExtremumBackward(
      outer,
      n,
      inner,
      xAddress,
      yAddress,
      dyAddress,
      dxAddress,
      accumulate,
    ) {
      const x = floats(xAddress), y = floats(yAddress);
      const dy = floats(dyAddress), dx = floats(dxAddress);
      for (let o = 0; o < outer; o++) {
        for (let i = 0; i < inner; i++) {
          const extremum = y[o * inner + i]!, gradient = dy[o * inner + i]!;
          const at = (j: number) => (o * n + j) * inner + i;
          let count = 0;
          for (let j = 0; j < n; j++) if (x[at(j)] === extremum) count++;
          for (let j = 0; j < n; j++) {
            const share = x[at(j)] === extremum ? gradient / count : 0;
            store(dx, at(j), share, accumulate);
          }
        }
      }
    },

    // out[0] = Σ x[i]²
    sumOfSquares(n, xAddress, outAddress) {
      const x = floats(xAddress);
      let sum = 0;
      for (let i = 0; i < n; i++) sum += x[i]! * x[i]!;
      floats(outAddress)[0] = sum;
    },
  };
}

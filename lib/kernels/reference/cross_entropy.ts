import type { TypedArray } from "../../core/dtype.ts";
import type { Kernels } from "../kernels.ts";
import { type Access, store } from "./access.ts";

/** How many rows have a target that is not negative. */
function countRows(targets: TypedArray, rows: number): number {
  let counted = 0;
  for (let r = 0; r < rows; r++) if (targets[r]! >= 0) counted++;
  return counted;
}

/** The maximum m of a row and Σ e^(x - m). */
function rowStatistics(
  x: TypedArray,
  start: number,
  columns: number,
): { maximum: number; sum: number } {
  let maximum = -Infinity, sum = 0;
  for (let j = 0; j < columns; j++) maximum = Math.max(maximum, x[start + j]!);
  for (let j = 0; j < columns; j++) sum += Math.exp(x[start + j]! - maximum);
  return { maximum, sum };
}

/**
 * Cross entropy and its gradient.
 *
 * @param access The memory.
 * @returns The kernels.
 */
export function crossEntropyKernels(
  { floats, integers }: Access,
): Pick<Kernels, "crossEntropy" | "crossEntropyBackward"> {
  return {
    // loss = mean over r of m + log Σ e^(x[r, :] - m) - x[r, target[r]]
    crossEntropy(
      rows,
      columns,
      logitsAddress,
      targetsAddress,
      probabilitiesAddress,
      lossAddress,
    ) {
      const x = floats(logitsAddress), targets = integers(targetsAddress);
      const probabilities = floats(probabilitiesAddress);
      let total = 0;
      for (let r = 0; r < rows; r++) {
        const start = r * columns, target = targets[r]!;
        const { maximum, sum } = rowStatistics(x, start, columns);
        if (target >= columns) total = NaN;
        else if (target >= 0) {
          total += maximum + Math.log(sum) - x[start + target]!;
        }
        for (let j = 0; j < columns; j++) {
          const power = Math.exp(x[start + j]! - maximum);
          probabilities[start + j] = power / sum;
        }
      }
      floats(lossAddress)[0] = total / countRows(targets, rows);
    },

    // dx[r, j] = (p[r, j] - [j = target[r]]) · dLoss / counted rows
    crossEntropyBackward(
      rows,
      columns,
      probabilitiesAddress,
      targetsAddress,
      dLossAddress,
      dxAddress,
      accumulate,
    ) {
      const p = floats(probabilitiesAddress), dx = floats(dxAddress);
      const targets = integers(targetsAddress);
      const scale = floats(dLossAddress)[0]! / countRows(targets, rows);
      for (let r = 0; r < rows; r++) {
        const target = targets[r]!;
        for (let j = 0; j < columns; j++) {
          const at = r * columns + j;
          const difference = p[at]! - (j === target ? 1 : 0);
          store(dx, at, target < 0 ? 0 : difference * scale, accumulate);
        }
      }
    },
  };
}

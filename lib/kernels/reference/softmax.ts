import type { TypedArray } from "../../core/dtype.ts";
import type { Kernels } from "../kernels.ts";
import { type Access, store } from "./access.ts";

/** The names of the kernels of the softmax and its logarithm. */
export type SoftmaxName =
  | "softmax"
  | "softmaxBackward"
  | "logSoftmax"
  | "logSoftmaxBackward"
  | "logSumExp";

/** How many columns row r sees; all of them unless `causal` is above 0. */
function seenColumns(row: number, columns: number, causal: number): number {
  if (causal <= 0) return columns;
  return Math.max(0, columns - causal + row % causal + 1);
}

/** The largest of `count` elements, times a scale. */
function scaledMaximum(
  x: TypedArray,
  start: number,
  count: number,
  scale: number,
): number {
  let maximum = -Infinity;
  for (let j = 0; j < count; j++) {
    maximum = Math.max(maximum, scale * x[start + j]!);
  }
  return maximum;
}

/**
 * log Σ e^x. The maximum m is taken off, m + log Σ e^(x - m), so that nothing
 * overflows, unless it is infinite itself and the difference would be NaN.
 */
function logSumExp(x: TypedArray, start: number, count: number): number {
  const maximum = scaledMaximum(x, start, count, 1);
  const shift = Number.isFinite(maximum) ? maximum : 0;
  let sum = 0;
  for (let j = 0; j < count; j++) sum += Math.exp(x[start + j]! - shift);
  return shift + Math.log(sum);
}

/**
 * Softmax, its logarithm, and their gradients.
 *
 * @param access The memory.
 * @returns The kernels.
 */
export function softmaxKernels(
  { floats }: Access,
): Pick<Kernels, SoftmaxName> {
  return {
    // out[r, j] = e^(s·x[r, j] - m) / Σ e^(s·x[r, :] - m), m = max s·x[r, :]
    softmax(rows, columns, scale, causal, xAddress, outAddress) {
      const x = floats(xAddress), out = floats(outAddress);
      for (let r = 0; r < rows; r++) {
        const start = r * columns;
        const seen = seenColumns(r, columns, causal);
        const maximum = scaledMaximum(x, start, seen, scale);
        const power = (j: number) => Math.exp(scale * x[start + j]! - maximum);
        let sum = 0;
        for (let j = 0; j < seen; j++) sum += power(j);
        for (let j = 0; j < columns; j++) {
          out[start + j] = j < seen ? power(j) / sum : 0;
        }
      }
    },

    // dx[r, j] = s · y[r, j] · (dy[r, j] - Σ dy[r, :] · y[r, :])
    softmaxBackward(
      rows,
      columns,
      scale,
      causal,
      yAddress,
      dyAddress,
      dxAddress,
      accumulate,
    ) {
      const y = floats(yAddress), dy = floats(dyAddress);
      const dx = floats(dxAddress);
      for (let r = 0; r < rows; r++) {
        const start = r * columns;
        const seen = seenColumns(r, columns, causal);
        let dot = 0;
        for (let j = 0; j < seen; j++) dot += dy[start + j]! * y[start + j]!;
        for (let j = 0; j < columns; j++) {
          const at = start + j;
          const value = j < seen ? scale * y[at]! * (dy[at]! - dot) : 0;
          store(dx, at, value, accumulate);
        }
      }
    },

    // out[r, j] = x[r, j] - log Σ e^x[r, :]
    logSoftmax(rows, columns, xAddress, outAddress) {
      const x = floats(xAddress), out = floats(outAddress);
      for (let r = 0; r < rows; r++) {
        const start = r * columns;
        const total = logSumExp(x, start, columns);
        for (let j = 0; j < columns; j++) {
          out[start + j] = x[start + j]! - total;
        }
      }
    },

    // dx[r, j] = dy[r, j] - e^y[r, j] · Σ dy[r, :]
    logSoftmaxBackward(
      rows,
      columns,
      yAddress,
      dyAddress,
      dxAddress,
      accumulate,
    ) {
      const y = floats(yAddress), dy = floats(dyAddress);
      const dx = floats(dxAddress);
      for (let r = 0; r < rows; r++) {
        const start = r * columns;
        let sum = 0;
        for (let j = 0; j < columns; j++) sum += dy[start + j]!;
        for (let j = 0; j < columns; j++) {
          const at = start + j;
          store(dx, at, dy[at]! - Math.exp(y[at]!) * sum, accumulate);
        }
      }
    },

    // out[r] = log Σ e^x[r, :]
    logSumExp(rows, columns, xAddress, outAddress) {
      const x = floats(xAddress), out = floats(outAddress);
      for (let r = 0; r < rows; r++) {
        out[r] = logSumExp(x, r * columns, columns);
      }
    },
  };
}

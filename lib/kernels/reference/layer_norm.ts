import type { TypedArray } from "../../core/dtype.ts";
import type { Kernels } from "../kernels.ts";
import { type Access, store } from "./access.ts";

/** Mean and variance of a row, in two passes; the variance divides by n. */
function moments(
  x: TypedArray,
  start: number,
  n: number,
): { mean: number; variance: number } {
  let sum = 0, squares = 0;
  for (let j = 0; j < n; j++) sum += x[start + j]!;
  const mean = sum / n;
  for (let j = 0; j < n; j++) squares += (x[start + j]! - mean) ** 2;
  return { mean, variance: squares / n };
}

/**
 * Layer normalisation and its gradient.
 *
 * @param access The memory.
 * @returns The kernels.
 */
export function layerNormKernels(
  { floats }: Access,
): Pick<Kernels, "layerNorm" | "layerNormBackward"> {
  const orAbsent = (address: number): TypedArray | undefined =>
    address === 0 ? undefined : floats(address);

  return {
    // out[r, j] = (x[r, j] - mean) / √(variance + ε) · weight[j] + bias[j]
    layerNorm(
      rows,
      columns,
      epsilon,
      xAddress,
      weightAddress,
      biasAddress,
      outAddress,
      meanAddress,
      rstdAddress,
    ) {
      const x = floats(xAddress), out = floats(outAddress);
      const weight = orAbsent(weightAddress), bias = orAbsent(biasAddress);
      const means = floats(meanAddress), rstds = floats(rstdAddress);
      for (let r = 0; r < rows; r++) {
        const start = r * columns;
        const { mean, variance } = moments(x, start, columns);
        const rstd = 1 / Math.sqrt(variance + epsilon);
        for (let j = 0; j < columns; j++) {
          const normal = (x[start + j]! - mean) * rstd;
          out[start + j] = normal * (weight?.[j] ?? 1) + (bias?.[j] ?? 0);
        }
        means[r] = mean;
        rstds[r] = rstd;
      }
    },

    // x̂ = (x - mean) · rstd, g = dy · weight:
    // dx = rstd · (g - mean(g) - x̂ · mean(g · x̂)),
    // dWeight = Σ_r dy · x̂, dBias = Σ_r dy
    layerNormBackward(
      rows,
      columns,
      xAddress,
      weightAddress,
      meanAddress,
      rstdAddress,
      dyAddress,
      dxAddress,
      accumulate,
      dWeightAddress,
      dBiasAddress,
      accumulateParameters,
    ) {
      const x = floats(xAddress), weight = orAbsent(weightAddress);
      const mean = floats(meanAddress), rstd = floats(rstdAddress);
      const dy = floats(dyAddress), dx = floats(dxAddress);
      const dWeight = new Float64Array(columns);
      const dBias = new Float64Array(columns);
      for (let r = 0; r < rows; r++) {
        const start = r * columns;
        const normal = (j: number) => (x[start + j]! - mean[r]!) * rstd[r]!;
        const g = (j: number) => dy[start + j]! * (weight?.[j] ?? 1);
        let sum = 0, dot = 0;
        for (let j = 0; j < columns; j++) {
          sum += g(j);
          dot += g(j) * normal(j);
          dWeight[j]! += dy[start + j]! * normal(j);
          dBias[j]! += dy[start + j]!;
        }
        for (let j = 0; j < columns; j++) {
          const centred = g(j) - sum / columns - normal(j) * dot / columns;
          store(dx, start + j, rstd[r]! * centred, accumulate);
        }
      }
      const write = (address: number, sums: Float64Array): void => {
        if (address === 0) return;
        const out = floats(address);
        sums.forEach((sum, j) => store(out, j, sum, accumulateParameters));
      };
      write(dWeightAddress, dWeight);
      write(dBiasAddress, dBias);
    },
  };
}

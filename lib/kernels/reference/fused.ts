import type { Kernels } from "../kernels.ts";

/**
 * Kernels that stand for several: here they are just that, and so define to
 * the bit what another backend does in one pass.
 *
 * @param parts The kernels they stand for.
 * @returns The kernels.
 */
export function fusedKernels(
  { add, layerNorm, relu }: Pick<Kernels, "add" | "layerNorm" | "relu">,
): Pick<Kernels, "biasRelu" | "residualLayerNorm"> {
  return {
    // out = max(x + bias, 0)
    biasRelu(rows, columns, x, bias, out) {
      add(rows, columns, x, columns, 1, bias, 0, 1, out, 0);
      relu(rows * columns, out, out);
    },

    // sum = x + (branch + branchBias); out = layerNorm(sum)
    residualLayerNorm(
      rows,
      columns,
      epsilon,
      x,
      branch,
      branchBias,
      sum,
      weight,
      bias,
      out,
      mean,
      rstd,
    ) {
      let shifted = branch;
      if (branchBias !== 0) {
        // out is free until the end
        shifted = out;
        add(rows, columns, branch, columns, 1, branchBias, 0, 1, out, 0);
      }
      add(1, rows * columns, x, 0, 1, shifted, 0, 1, sum, 0);
      layerNorm(
        rows,
        columns,
        epsilon,
        sum,
        weight,
        bias,
        out,
        mean,
        rstd,
      );
    },
  };
}

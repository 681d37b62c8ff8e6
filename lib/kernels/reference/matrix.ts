import type { Kernels } from "../kernels.ts";
import type { Access } from "./access.ts";

/**
 * The matrix product.
 *
 * @param access The memory.
 * @returns The kernel.
 */
export function matrixKernels({ floats }: Access): Pick<Kernels, "gemm"> {
  return {
    // C[i, j] = alpha · Σ_l op(A)[i, l] · op(B)[l, j] + beta · C[i, j]
    gemm(
      transposeA,
      transposeB,
      m,
      n,
      k,
      alpha,
      aAddress,
      lda,
      bAddress,
      ldb,
      beta,
      cAddress,
      ldc,
    ) {
      const a = floats(aAddress), b = floats(bAddress), c = floats(cAddress);
      // A transposed matrix is the stored one with its two strides swapped.
      const [aRow, aColumn] = transposeA === 0 ? [lda, 1] : [1, lda];
      const [bRow, bColumn] = transposeB === 0 ? [ldb, 1] : [1, ldb];
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j++) {
          let sum = 0;
          for (let l = 0; l < k; l++) {
            sum += a[i * aRow + l * aColumn]! * b[l * bRow + j * bColumn]!;
          }
          const at = i * ldc + j;
          const kept = beta === 0 ? 0 : beta * c[at]!;
          // With k = 0 there is no product, so that alpha does not matter.
          c[at] = k === 0 ? kept : alpha * sum + kept;
        }
      }
    },
  };
}

/** Products of few rows, in pieces that OpenBLAS computes without packing. */

import type { KernelSets } from "./backend.ts";
import type { Kernels } from "./kernels.ts";

type Product = Parameters<Kernels["gemm"]>;

/** From so many rows on, packing B or transposing it pays. */
const manyRows = 24;

/** The most elements of C, and the fewest of the inner axis, with which
 * OpenBLAS computes A·Bᵀ without packing (its `sgemm_small_kernel_permit` for
 * AVX-512). Otherwise it packs all of B, to use each element m times. */
const mostElements = 1200;
const fewestInner = 32;

/** Pieces begin at multiples of a cache line. */
const unit = 16;

/**
 * Kernels that compute A·Bᵀ of few rows some columns of C at a time: of one to
 * 23 rows, 384 to 1536 columns and an inner axis of 128 to 2048, OpenBLAS 0.3.21
 * is 1.4 to 10 times as fast so. The shape alone decides.
 *
 * @param sets The kernels.
 * @param limit How many multiplications the library computes without packing.
 * @returns The kernels.
 */
export function inColumns(sets: KernelSets, limit: number): KernelSets {
  const { gemm } = sets.float32;
  return {
    ...sets,
    float32: {
      ...sets.float32,
      gemm(...args) {
        const width = widthOf(args, limit);
        if (width === 0) return gemm(...args);
        const n = args[3];
        for (let at = 0; at < n; at += width) gemm(...piece(args, at, width));
      },
    },
    bind(dtype, kernel, args) {
      const product = args as Product;
      const isProduct = dtype === "float32" && kernel === "gemm";
      const width = isProduct ? widthOf(product, limit) : 0;
      if (width === 0) return sets.bind(dtype, kernel, args);
      const calls: (() => void)[] = [];
      for (let at = 0; at < product[3]; at += width) {
        calls.push(sets.bind(dtype, kernel, piece(product, at, width)));
      }
      return () => {
        for (let i = 0; i < calls.length; i++) calls[i]!();
      };
    },
  };
}

/** How many columns to compute at a time; 0 for all of them. */
function widthOf(
  [transposeA, transposeB, m, n, k]: Product,
  limit: number,
): number {
  const isFew = transposeA === 0 && transposeB !== 0 && m > 0 &&
    m < manyRows && k >= fewestInner;
  if (!isFew) return 0;
  const most = Math.min(mostElements / m, limit / (m * k));
  const width = Math.floor(most / unit) * unit;
  return n <= most ? 0 : width;
}

/** The product of some rows of the B that is stored. */
function piece(
  [tA, tB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc]: Product,
  at: number,
  width: number,
): Product {
  const columns = Math.min(width, n - at);
  const rows = b + 4 * at * ldb;
  return [
    tA,
    tB,
    m,
    columns,
    k,
    alpha,
    a,
    lda,
    rows,
    ldb,
    beta,
    c + 4 * at,
    ldc,
  ];
}

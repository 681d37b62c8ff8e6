/** Matrix products by a native BLAS, bound to one memory. */

import type { Memory } from "../tensor/memory.ts";
import type { KernelSets } from "./backend.ts";
import { inColumns } from "./blas_columns.ts";
import type { BlasLibrary, RowMajor, Transposition } from "./blas_library.ts";
import type { Kernels } from "./kernels.ts";

const rowMajor: RowMajor = 101;
const asStored: Transposition = 111;
const transposed: Transposition = 112;

/** Enough for every operand of a model's step; then the cache starts anew. */
const maximumViews = 4096;

/**
 * Kernels whose float32 products are a BLAS's, where that pays.
 *
 * @param library The BLAS.
 * @param memory What is computed in.
 * @param rest The kernels that compute everything else.
 * @param crossover How many multiplications a product must have.
 * @returns The kernels.
 */
export function withProducts(
  library: BlasLibrary,
  memory: Memory,
  rest: KernelSets,
  crossover: number,
): KernelSets {
  const views = new ViewCache(memory);
  const takes: Chooser = (tA, tB, m, n, k, alpha, lda, ldb, ldc) =>
    m * n * k >= Math.max(1, crossover) && alpha !== 0 &&
    (tA === 0 ? isMatrix(m, k, lda) : isMatrix(k, m, lda)) &&
    (tB === 0 ? isMatrix(k, n, ldb) : isMatrix(n, k, ldb)) &&
    isMatrix(m, n, ldc);
  const gemm = unboundGemm(library, views, takes, rest.float32.gemm);
  const direct: KernelSets = {
    ...rest,
    float32: { ...rest.float32, gemm },
    bind(dtype, kernel, args) {
      if (dtype === "float32" && kernel === "gemm") {
        const product = args as Product;
        const [tA, tB, m, n, k, alpha, , lda, , ldb, , , ldc] = product;
        if (takes(tA, tB, m, n, k, alpha, lda, ldb, ldc)) {
          return boundGemm(library, views, ...product);
        }
      }
      return rest.bind(dtype, kernel, args);
    },
  };
  const limit = library.slowTransposedUpTo;
  return limit === 0
    ? direct
    : transposingFirst(inColumns(direct, limit), memory, limit);
}

type Product = Parameters<Kernels["gemm"]>;

/** Transposing B pays from so many rows of A on. */
const fewestRows = 24;

/**
 * Kernels that compute small products A·Bᵀ as A·B, with B transposed into
 * memory of their own first. The shape alone decides.
 */
function transposingFirst(
  sets: KernelSets,
  memory: Memory,
  limit: number,
): KernelSets {
  const scratch = memory.take(4 * limit / fewestRows);
  const { copy, gemm } = sets.float32;
  const isSlow = (...[tA, tB, m, n, k]: Product): boolean =>
    tA === 0 && tB !== 0 && m >= fewestRows && m * n * k <= limit && n * k > 0;
  const transposition = (
    ...[, , , n, k, , , , b, ldb]: Product
  ): Parameters<Kernels["copy"]> => [
    ...[1, 1, k, n] as const,
    ...[0, 0, 1, ldb, b] as const,
    ...[0, 0, n, 1, scratch, 0] as const,
  ];
  const product = (
    ...[, , m, n, k, alpha, a, lda, , , beta, c, ldc]: Product
  ): Product => [0, 0, m, n, k, alpha, a, lda, scratch, n, beta, c, ldc];
  return {
    ...sets,
    float32: {
      ...sets.float32,
      gemm(...args) {
        if (!isSlow(...args)) return gemm(...args);
        copy(...transposition(...args));
        gemm(...product(...args));
      },
    },
    bind(dtype, kernel, args) {
      const slow = dtype === "float32" && kernel === "gemm" &&
        isSlow(...args as Product);
      if (!slow) return sets.bind(dtype, kernel, args);
      const given = args as Product;
      const first = sets.bind(dtype, "copy", transposition(...given));
      const second = sets.bind(dtype, "gemm", product(...given));
      return () => {
        first();
        second();
      };
    },
  };
}

/** Whether a product goes to the library. The operands have no say in it, so
 * that a run can be repeated bit by bit. */
type Chooser = (
  transposeA: number,
  transposeB: number,
  m: number,
  n: number,
  k: number,
  alpha: number,
  lda: number,
  ldb: number,
  ldc: number,
) => boolean;

/** Whether rows do not overlap. The distance of a single row is never used. */
function isMatrix(rows: number, columns: number, leading: number): boolean {
  return rows === 1 || leading >= columns;
}

/** A product whose arguments come with each call; the views are looked up. */
function unboundGemm(
  library: BlasLibrary,
  views: ViewCache,
  takes: Chooser,
  otherwise: Kernels["gemm"],
): Kernels["gemm"] {
  return (tA, tB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc) => {
    if (!takes(tA, tB, m, n, k, alpha, lda, ldb, ldc)) {
      otherwise(tA, tB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
      return;
    }
    library.sgemm(
      rowMajor,
      tA === 0 ? asStored : transposed,
      tB === 0 ? asStored : transposed,
      m,
      n,
      k,
      alpha,
      tA === 0 ? views.at(a, m, k, lda) : views.at(a, k, m, lda),
      Math.max(lda, tA === 0 ? k : m),
      tB === 0 ? views.at(b, k, n, ldb) : views.at(b, n, k, ldb),
      Math.max(ldb, tB === 0 ? n : k),
      beta,
      views.at(c, m, n, ldc),
      Math.max(ldc, n),
    );
  };
}

/** A product whose arguments are known: repeating it allocates nothing. */
function boundGemm(
  library: BlasLibrary,
  views: ViewCache,
  ...[tA, tB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc]: Product
): () => void {
  const transA = tA === 0 ? asStored : transposed;
  const transB = tB === 0 ? asStored : transposed;
  const viewA = tA === 0 ? views.at(a, m, k, lda) : views.at(a, k, m, lda);
  const viewB = tB === 0 ? views.at(b, k, n, ldb) : views.at(b, n, k, ldb);
  const viewC = views.at(c, m, n, ldc);
  const rowA = Math.max(lda, tA === 0 ? k : m);
  const rowB = Math.max(ldb, tB === 0 ? n : k);
  const rowC = Math.max(ldc, n);
  // deno-fmt-ignore
  return () => library.sgemm(
    rowMajor, transA, transB, m, n, k,
    alpha, viewA, rowA, viewB, rowB, beta, viewC, rowC,
  );
}

/** Views that start at an address and reach to the end of the memory. BLAS
 * takes no more than their start; their length is what refuses an operand that
 * is not in the memory. */
class ViewCache {
  readonly #views = new Map<number, Float32Array<ArrayBufferLike>>();

  constructor(readonly memory: Memory) {}

  /** A view of at least a stored matrix. One that was made before the memory
   * grew stays valid, as the memory is shared, but may be too short. */
  at(
    address: number,
    rows: number,
    columns: number,
    leading: number,
  ): Float32Array<ArrayBufferLike> {
    const length = (rows - 1) * leading + columns;
    const known = this.#views.get(address);
    if (known !== undefined && known.length >= length) return known;
    return this.#make(address, length);
  }

  #make(address: number, length: number): Float32Array<ArrayBufferLike> {
    const rest = Math.floor((this.memory.bytes - address) / 4);
    const view = new Float32Array(
      this.memory.wasm.buffer,
      address,
      Math.max(rest, length),
    );
    if (this.#views.size >= maximumViews) this.#views.clear();
    this.#views.set(address, view);
    return view;
  }
}

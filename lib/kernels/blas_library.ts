/** What a backend needs of a native BLAS. `ffi/blas.ts` makes one; this module
 * holds types only, so that neither side runs code of the other. */

/** CBLAS's number for matrices that are stored row by row. */
export type RowMajor = 101;

/** CBLAS's numbers for a matrix as it is stored (111) and transposed (112). */
export type Transposition = 111 | 112;

/**
 * `cblas_sgemm`, with the numbers and the order of arguments of CBLAS (BLAS
 * Technical Forum standard, 2001, appendix B): C = alpha · op(A) · op(B) +
 * beta · C, with op(A) m×k, op(B) k×n, C m×n. Nothing is checked: each view
 * must hold its matrix, and each leading dimension must be at least 1 and at
 * least the length of a stored row.
 */
export type Sgemm = (
  order: RowMajor,
  transposeA: Transposition,
  transposeB: Transposition,
  m: number,
  n: number,
  k: number,
  alpha: number,
  a: Float32Array<ArrayBufferLike>,
  lda: number,
  b: Float32Array<ArrayBufferLike>,
  ldb: number,
  beta: number,
  c: Float32Array<ArrayBufferLike>,
  ldc: number,
) => void;

/** A native BLAS, loaded and checked. Disposing of it unloads the library;
 * every later call throws a `BackendError`. */
export interface BlasLibrary extends Disposable {
  /** For people: for example `OpenBLAS 0.3.21 (Cooperlake)`. */
  readonly name: string;
  /** The file it was loaded from. */
  readonly path: string;
  /** How many threads a product may use; 0 if the library does not say. */
  readonly threads: number;
  /**
   * How many multiplications, m·n·k, a product must have for a call of this
   * library to be faster than the WASM kernels. It depends on the library
   * alone, so that which of the two computes a product does not vary.
   */
  readonly crossover: number;
  /**
   * Up to how many multiplications, m·n·k, a product A·Bᵀ is slower than
   * transposing B first and then A·B; 0 if it never is.
   */
  readonly slowTransposedUpTo: number;
  /**
   * Sets how many threads a product may use, by the library's own call. It
   * is for the whole process, wherever the library was opened. A library that
   * has no such call keeps its own count.
   *
   * @param count At least 1.
   * @throws {ArgumentError} If `count` is not a positive 32-bit integer.
   * @throws {BackendError} If the library is closed.
   */
  setThreads(count: number): void;
  /** The product. It may be kept: once the library is closed it throws a
   * `BackendError`, where the native function would end the process. */
  readonly sgemm: Sgemm;
}

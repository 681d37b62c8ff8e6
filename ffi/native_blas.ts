/** A native BLAS as the rest of Fluxion sees it. */

import { ArgumentError, BackendError } from "../lib/core/errors.ts";
import type { BlasLibrary, Sgemm } from "../lib/kernels/blas_library.ts";
import type { Identity } from "./identify.ts";
import type { NativeLibrary } from "./symbols.ts";

/** A library that is open until it is disposed of. */
export class NativeBlas implements BlasLibrary {
  readonly name: string;
  readonly path: string;
  readonly crossover: number;
  readonly slowTransposedUpTo: number;
  readonly sgemm: Sgemm;
  readonly #identity: Identity;
  #native: NativeLibrary | null;
  readonly #product: Replaceable;

  /**
   * @param native The library; it is closed on disposal.
   * @param sgemm Its product, checked.
   * @param identity Its name and its control of threads.
   * @param path Its path.
   */
  constructor(
    native: NativeLibrary,
    sgemm: Sgemm,
    identity: Identity,
    path: string,
  ) {
    this.name = identity.name;
    this.path = path;
    this.crossover = identity.crossover;
    this.slowTransposedUpTo = identity.slowTransposedUpTo;
    this.#identity = identity;
    this.#native = native;
    this.#product = { sgemm };
    this.sgemm = guarded(this.#product);
  }

  get threads(): number {
    this.#checkOpen();
    return this.#identity.getThreads();
  }

  setThreads(count: number): void {
    checkThreads(count);
    this.#checkOpen();
    this.#identity.setThreads(count);
  }

  #checkOpen(): void {
    if (this.#native === null) throw closed(this.path);
  }

  [Symbol.dispose](): void {
    const native = this.#native;
    if (native === null) return;
    this.#native = null;
    this.#product.sgemm = () => {
      throw closed(this.path);
    };
    native.close();
  }
}

/** Holds what a guarded product calls. */
interface Replaceable {
  sgemm: Sgemm;
}

/** A product that may be kept for longer than its library is open. The extra
 * call costs nothing that could be measured: it is inlined. */
function guarded(product: Replaceable): Sgemm {
  // deno-fmt-ignore
  return (order, transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc) =>
    product.sgemm(
      order, transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc,
    );
}

function closed(path: string): BackendError {
  return new BackendError(
    `Cannot use a BLAS after it was closed: current value is ${path}`,
  );
}

/**
 * Refuses what is no number of threads.
 *
 * @param count The number.
 * @throws {ArgumentError} If it is not a positive 32-bit integer.
 */
export function checkThreads(count: number): void {
  if (Number.isInteger(count) && count > 0 && count < 2 ** 31) return;
  throw new ArgumentError(
    `Cannot set the threads of a BLAS as their number must be a positive ` +
      `32-bit integer: current value is ${count}`,
  );
}

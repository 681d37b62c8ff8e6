/** What a library must pass before it computes for anyone. */

import { BackendError } from "../lib/core/errors.ts";
import type { NativeSymbols } from "./symbols.ts";

/** The native product, known to be there. */
export type NativeSgemm = NonNullable<NativeSymbols["cblas_sgemm"]>;

/**
 * Refuses a library that is no BLAS, has 64-bit integers, or multiplies wrong.
 *
 * @param symbols What was found in the library.
 * @param path Its path, for the message.
 * @returns The product.
 * @throws {BackendError} If it is refused.
 */
export function checkBlas(symbols: NativeSymbols, path: string): NativeSgemm {
  if (symbols.cblas_sgemm === null) {
    if (hasWideSuffix(symbols)) throw wideIntegers(path);
    throw new BackendError(
      `Cannot use a library as a BLAS as it must export cblas_sgemm: ` +
        `current value is ${path}`,
    );
  }
  if (hasWideIntegers(symbols)) throw wideIntegers(path);
  const product = multiplySmall(symbols.cblas_sgemm);
  if (product.join() !== expectedProduct.join()) {
    throw new BackendError(
      `Cannot use ${path} as a BLAS as its check product must be ` +
        `[${expectedProduct.join(", ")}]: ` +
        `current value is [${product.join(", ")}]`,
    );
  }
  return symbols.cblas_sgemm;
}

function wideIntegers(path: string): BackendError {
  return new BackendError(
    `Cannot use a library as a BLAS as its integers must have 32 bits: ` +
      `current value is ${path}, a 64-bit-integer (ILP64) build`,
  );
}

function hasWideSuffix(symbols: NativeSymbols): boolean {
  return symbols.cblas_sgemm64_ !== null || symbols.cblas_sgemm_64 !== null ||
    symbols.scipy_cblas_sgemm64_ !== null;
}

/**
 * Whether the plain names take 64-bit integers. The lower half of this length
 * is 1 and the whole is negative: a 32-bit build multiplies one pair, and a
 * 64-bit build returns 0, as BLAS defines for a negative length. Neither reads
 * past its arguments, which a wrong call of the product would.
 */
function hasWideIntegers(symbols: NativeSymbols): boolean {
  if (symbols.cblas_sdot === null) return false;
  const length = 1n - (1n << 32n);
  const three = Float32Array.of(3);
  return symbols.cblas_sdot(length, three, 1n, three, 1n) !== 9;
}

/** [[1, 2], [3, 4]] · [[5, 6, 7], [8, 9, 10]] in rows of four: the fourth
 * column is not of the product and must stay. */
const expectedProduct: readonly number[] = [21, 24, 27, -1, 47, 54, 61, -1];

function multiplySmall(sgemm: NativeSgemm): Float32Array {
  const a = Float32Array.of(1, 2, NaN, 3, 4, NaN);
  const transposedB = Float32Array.of(5, 8, NaN, 6, 9, NaN, 7, 10, NaN);
  const c = Float32Array.of(NaN, NaN, NaN, -1, NaN, NaN, NaN, -1);
  sgemm(101, 111, 112, 2, 3, 2, 1, a, 3, transposedB, 3, 0, c, 4);
  return c;
}

/** Opens the platform's BLAS. */

import { BackendError } from "../lib/core/errors.ts";
import type { BlasLibrary } from "../lib/kernels/blas_library.ts";
import { checkBlas } from "./check.ts";
import {
  findLibrary,
  type Found,
  type NotFound,
  openNamed,
} from "./find_library.ts";
import { identify } from "./identify.ts";
import { checkThreads, NativeBlas } from "./native_blas.ts";
import { load } from "./symbols.ts";

/** How to open a BLAS. */
export interface OpenBlasOptions {
  /** The library's file; without it, the known places are searched for one
   * that is known to be fast. */
  readonly path?: string;
  /** How many threads a product may use. Default: 1. */
  readonly threads?: number;
  /** Whether Deno may ask the user for a missing permission. Default: no. */
  readonly prompt?: boolean;
}

/** A BLAS, or why there is none. */
export type BlasAttempt = { readonly library: BlasLibrary } | NotFound;

/**
 * Opens a BLAS, checks it and sets its number of threads.
 *
 * Open it once a process and keep it: V8 compiles the direct call for the first
 * library that computes (0.05 µs a call), and calls one that is opened later in
 * the same thread through a slower path (0.3 µs).
 *
 * @param options Which one, and how.
 * @returns The library; dispose of it to unload it.
 * @throws {BackendError} If there is none, if the permission to load it is
 * missing (the message has the flag), if it is not a BLAS, if its integers
 * have 64 bits, or if its check product is wrong.
 * @throws {ArgumentError} If `threads` is not a positive 32-bit integer.
 *
 * @example
 * ```ts
 * import { openBlas } from "@fluxion/fluxion/ffi";
 *
 * try {
 *   using blas = openBlas({ threads: 1 });
 *   console.log(blas.name);
 * } catch (error) {
 *   console.log((error as Error).message);
 * }
 * ```
 */
export function openBlas(options: OpenBlasOptions = {}): BlasLibrary {
  const found = find(options);
  if ("opened" in found) return found.opened;
  const { reason, flag } = found;
  throw new BackendError(flag === null ? reason : `${reason} (add ${flag})`);
}

/**
 * Opens a BLAS where that is possible without asking anyone: never throws for
 * what it finds, and never raises a prompt.
 *
 * @param options Which one, and how.
 * @returns The library, or the reason and the flag to tell the user.
 * @throws {ArgumentError} If `threads` is not a positive 32-bit integer.
 *
 * @example
 * ```ts
 * import { tryOpenBlas } from "@fluxion/fluxion/ffi";
 *
 * const attempt = tryOpenBlas();
 * if ("library" in attempt) {
 *   using library = attempt.library;
 *   console.log(library.name);
 * } else {
 *   console.log(attempt.reason, attempt.flag);
 * }
 * ```
 */
export function tryOpenBlas(
  options: Omit<OpenBlasOptions, "prompt"> = {},
): BlasAttempt {
  const found = find({ ...options, prompt: false });
  return "opened" in found ? { library: found.opened } : found;
}

/**
 * Opens the file that was named, or else searches for one.
 *
 * @param options Which one, and how.
 * @param candidates Where to search; the known places if it is left out.
 * @returns The library, or the reason.
 */
export function find(
  options: OpenBlasOptions,
  candidates?: readonly string[],
): Found<BlasLibrary> {
  const { path, threads = 1, prompt = false } = options;
  checkThreads(threads);
  if (path !== undefined) {
    return openNamed((path) => openFile(path, threads, true), path, prompt);
  }
  const open = (path: string) => openFile(path, threads, false);
  return findLibrary(open, prompt, candidates);
}

/** Opens one file; the permission is granted. What the search finds must be
 * known: the reference code, which many systems install as their BLAS, is
 * slower than the WASM kernels. */
function openFile(
  path: string,
  threads: number,
  wasNamed: boolean,
): BlasLibrary {
  const native = load(path);
  try {
    const sgemm = checkBlas(native.symbols, path);
    const identity = identify(native.symbols, path);
    if (!wasNamed && !identity.known) throw unknownBlas(path);
    identity.setThreads(threads);
    return new NativeBlas(native, sgemm, identity, path);
  } catch (error) {
    native.close();
    throw error;
  }
}

function unknownBlas(path: string): BackendError {
  return new BackendError(
    `Cannot choose a BLAS that was not named as it must be OpenBLAS, BLIS, ` +
      `MKL or Accelerate: current value is ${path}`,
  );
}

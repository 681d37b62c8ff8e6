/** The composition root: which backend computes. */

import { type BlasAttempt, openBlas, tryOpenBlas } from "../../ffi/mod.ts";
import type { Backend } from "../kernels/backend.ts";
import { blas } from "../kernels/blas.ts";
import type { BlasLibrary } from "../kernels/blas_library.ts";
import { reference } from "../kernels/reference/mod.ts";
import { wasm } from "../kernels/wasm.ts";
import { UsageError } from "./errors.ts";
import { choice, integerOrAuto, text } from "./options.ts";
import { variable } from "./permissions.ts";

/** The options that decide what computes. */
export const backendOptions = {
  backend: choice(
    ["auto", "blas", "wasm", "reference"],
    "what computes (default auto: a BLAS where that is granted, else wasm)",
  ),
  blas: text("PATH", "the BLAS library to load; implies --backend blas"),
  threads: integerOrAuto(
    { minimum: 1, maximum: 1024 },
    "threads that compute (default auto: as many as pay): they share a batch, " +
      "or a BLAS has its own",
  ),
} as const;

/** What was asked for. */
export interface BackendChoice {
  /** Which backend; `auto` if undefined. */
  readonly backend?: "auto" | "blas" | "wasm" | "reference" | undefined;
  /** The library's file. */
  readonly blas?: string | undefined;
  /** How many threads; undefined for `auto`. */
  readonly threads?: number | undefined;
}

/** What computes. */
export interface ChosenBackend extends Disposable {
  /** The backend, to make an engine with. */
  readonly backend: Backend;
  /** What computes, for people. */
  readonly library: string;
  /** The threads that compute. */
  readonly threads: number;
  /**
   * Changes the number of threads, where there can be more than one.
   *
   * @param count At least 1.
   */
  readonly setThreads: (count: number) => void;
  /** Why it is not a BLAS, where `auto` would have liked one. */
  readonly missed?: Exclude<BlasAttempt, { library: BlasLibrary }>;
}

/**
 * Chooses a backend. Only `blas` may ask the user for a permission; `auto`
 * takes what is granted.
 *
 * @param asked What was asked for.
 * @returns The backend; dispose of it to unload its library.
 * @throws {UsageError} If the options contradict each other.
 * @throws {BackendError} If there is no BLAS, and one was asked for.
 */
export function chooseBackend(asked: BackendChoice): ChosenBackend {
  const { backend = "auto", blas: path, threads = 1 } = asked;
  switch (backend) {
    case "reference":
    case "wasm":
      if (path !== undefined) {
        throw new UsageError(
          `Cannot take --blas as the backend must be blas or auto: ` +
            `current value is ${backend}`,
        );
      }
      return withoutLibrary(backend === "wasm" ? wasm() : reference());
    case "blas":
      return withLibrary(openBlas({
        ...locate(path ?? variable("FLUXION_BLAS")),
        threads,
        prompt: true,
      }));
    case "auto": {
      if (path !== undefined) {
        return chooseBackend({ ...asked, backend: "blas" });
      }
      const attempt = tryOpenBlas({
        ...locate(variable("FLUXION_BLAS")),
        threads,
      });
      return "library" in attempt
        ? withLibrary(attempt.library)
        : { ...withoutLibrary(wasm()), missed: attempt };
    }
  }
}

/** A path as an option that is left out where there is none. */
function locate(path: string | undefined): { readonly path?: string } {
  return path === undefined ? {} : { path };
}

function withoutLibrary(backend: Backend): ChosenBackend {
  return {
    backend,
    library: backend.description,
    threads: 1,
    setThreads() {},
    [Symbol.dispose]() {},
  };
}

function withLibrary(library: BlasLibrary): ChosenBackend {
  return {
    backend: blas(library),
    library: library.name,
    get threads() {
      return library.threads || 1;
    },
    setThreads: (count) => library.setThreads(count),
    [Symbol.dispose]: () => library[Symbol.dispose](),
  };
}

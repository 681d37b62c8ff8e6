/** The backends that are compared with the reference. */

import { blas } from "../../../lib/kernels/blas.ts";
import type { Backend } from "../../../lib/kernels/backend.ts";
import { hasRelaxedSimd, wasm } from "../../../lib/kernels/wasm.ts";
import { tryOpenBlas } from "../../../ffi/mod.ts";

/** A backend, opened for as long as a test runs. */
export interface Opened extends Disposable {
  readonly backend: Backend;
}

/** A row of the table. */
export interface Candidate {
  readonly name: string;
  /** Opens it, or says why it cannot be. */
  readonly open: () => Opened | string;
}

const plain = (backend: Backend): Opened => ({
  backend,
  [Symbol.dispose]() {},
});

/** Every backend but the reference. */
export const candidates: readonly Candidate[] = [
  {
    name: "wasm with relaxed SIMD",
    open: () =>
      hasRelaxedSimd()
        ? plain(wasm({ relaxed: true }))
        : "the engine has no relaxed SIMD",
  },
  {
    name: "wasm with plain SIMD",
    open: () => plain(wasm({ relaxed: false })),
  },
  {
    name: "blas",
    open() {
      const attempt = tryOpenBlas();
      if (!("library" in attempt)) return attempt.reason;
      const { library } = attempt;
      return {
        backend: blas(library),
        [Symbol.dispose]: () => library[Symbol.dispose](),
      };
    },
  },
];

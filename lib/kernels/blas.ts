import type { Backend } from "./backend.ts";
import { withProducts } from "./blas_kernels.ts";
import type { BlasLibrary } from "./blas_library.ts";
import { wasm } from "./wasm.ts";

/**
 * A backend whose float32 matrix products are computed by a native BLAS, and
 * everything else by another backend. That includes the products that BLAS
 * does not define (overlapping rows), those of which it says less than the
 * contract (no elements, or alpha = 0, where it drops NaN), and those that are
 * too small to be worth the call.
 *
 * @param library The BLAS, for example of `openBlas`; it stays the caller's to
 * dispose of, and a product after that throws a `BackendError`.
 * @param base What computes the rest.
 * @param crossover How many multiplications, m·n·k, a product must have to go
 * to the library.
 * @returns The backend.
 *
 * @example
 * ```ts
 * import { blas } from "@fluxion/fluxion";
 * import { tryOpenBlas } from "@fluxion/fluxion/ffi";
 *
 * const attempt = tryOpenBlas();
 * if ("library" in attempt) {
 *   using library = attempt.library;
 *   console.log(blas(library).description);
 * }
 * ```
 */
export function blas(
  library: BlasLibrary,
  base: Backend = wasm(),
  crossover: number = library.crossover,
): Backend {
  return {
    name: "blas",
    description: `${library.name}, with ${base.description}`,
    open: (memory) =>
      withProducts(library, memory, base.open(memory), crossover),
    ...base.recipe === undefined ? {} : {
      recipe: {
        name: "blas",
        path: library.path,
        base: base.recipe,
        crossover,
      },
    },
  };
}

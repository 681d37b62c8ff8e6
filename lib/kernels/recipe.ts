import type { Memory } from "../tensor/memory.ts";
import type { BackendRecipe, KernelSets } from "./backend.ts";
import { withProducts } from "./blas_kernels.ts";
import type { BlasLibrary } from "./blas_library.ts";
import { openReference } from "./reference/mod.ts";
import { openKernels } from "./wasm/instance.ts";

/**
 * Opens the kernels that a recipe describes, in another thread than the one
 * that wrote it.
 *
 * @param recipe What to open.
 * @param memory What is computed in.
 * @param openLibrary Opens a BLAS by its path.
 * @returns The kernels.
 */
export function openRecipe(
  recipe: BackendRecipe,
  memory: Memory,
  openLibrary: (path: string) => BlasLibrary,
): KernelSets {
  switch (recipe.name) {
    case "reference":
      return openReference(memory);
    case "wasm":
      return openKernels(recipe.module, memory);
    case "blas":
      return withProducts(
        openLibrary(recipe.path),
        memory,
        openRecipe(recipe.base, memory, openLibrary),
        recipe.crossover,
      );
  }
}

/**
 * Tensors, automatic differentiation and compiled steps.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { Engine, wasm } from "@fluxion/fluxion/tensor";
 *
 * const engine = new Engine(wasm());
 * const { matmul } = engine.ops;
 * const a = engine.tensor([[1, 2], [3, 4]]);
 * const b = engine.tensor([[5, 6], [7, 8]]);
 * assertEquals(matmul(a, b).toArray(), [[19, 22], [43, 50]]);
 * ```
 *
 * @module
 */

export * from "./lib/autograd/mod.ts";
export * from "./lib/core/mod.ts";
export * from "./lib/kernels/mod.ts";
export * from "./lib/plan/mod.ts";
export * from "./lib/tensor/mod.ts";

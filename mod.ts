/**
 * Fluxion: tensors with automatic differentiation, transformers that train
 * faster than the eye follows, on embedded WebAssembly kernels or on the
 * platform's BLAS (`@fluxion/fluxion/ffi`).
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { Engine, wasm } from "@fluxion/fluxion";
 *
 * const engine = new Engine(wasm());
 * const { multiply, sum, tanh } = engine.ops;
 * const x = engine.tensor([0.5, -1], { requiresGrad: true });
 * engine.backward(sum(multiply(tanh(x), 2)));
 * assertEquals(x.grad?.shape, [2]);
 * ```
 *
 * @module
 */

export * from "./lib/dashboard/mod.ts";
export * from "./lib/data/mod.ts";
export * from "./lib/formats/mod.ts";
export * from "./lib/generate/mod.ts";
export * from "./lib/graph/mod.ts";
export * from "./lib/models/mod.ts";
export * from "./lib/nn/mod.ts";
export * from "./lib/parallel/mod.ts";
export * from "./lib/serve/mod.ts";
export * from "./lib/storage/mod.ts";
export * from "./lib/train/mod.ts";
export * from "./tensor.ts";

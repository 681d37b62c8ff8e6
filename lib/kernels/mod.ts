/** The kernel contract, and the backends that fill it. */

export type { Backend, BackendRecipe, KernelSets } from "./backend.ts";
export { blas } from "./blas.ts";
export type {
  BlasLibrary,
  RowMajor,
  Sgemm,
  Transposition,
} from "./blas_library.ts";
export type {
  BinaryKernel,
  KernelName,
  Kernels,
  ReduceKernel,
  UnaryBackwardKernel,
  UnaryKernel,
} from "./kernels.ts";
export { reference } from "./reference/mod.ts";
export { hasRelaxedSimd, wasm, type WasmOptions } from "./wasm.ts";

// The module: one export for each kernel of lib/kernels/kernels.ts, and the
// scratch space of gemm.

export { gemm, scratchBytes, useScratch } from "./gemm";
export { fill } from "./copy";

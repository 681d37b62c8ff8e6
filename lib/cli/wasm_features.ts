import { hasRelaxedSimd } from "../kernels/wasm.ts";

/** What the engine's WebAssembly can do. */
export interface WasmFeatures {
  /** 128-bit vectors: without them the kernels do not run. */
  readonly simd: boolean;
  /** Relaxed vectors, with a fused multiply-add. */
  readonly relaxedSimd: boolean;
  /** Shared memory and atomic operations. */
  readonly threads: boolean;
}

const head = [0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00] as const;

/** () -> v128, with `i32.const 0, i8x16.splat`. */
// deno-fmt-ignore
const simdProbe = new Uint8Array([
  ...head,
  0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7B, // types: [] -> [v128]
  0x03, 0x02, 0x01, 0x00, // functions: one of type 0
  0x0A, 0x08, 0x01, 0x06, 0x00, // code: one body without locals
  0x41, 0x00, 0xFD, 0x0F, 0x0B,
]);

/** A shared memory, and () -> i32 with `i32.const 0, i32.atomic.load`. */
// deno-fmt-ignore
const threadsProbe = new Uint8Array([
  ...head,
  0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7F, // types: [] -> [i32]
  0x03, 0x02, 0x01, 0x00, // functions: one of type 0
  0x05, 0x04, 0x01, 0x03, 0x01, 0x01, // memory: shared, 1 to 1 pages
  0x0A, 0x0A, 0x01, 0x08, 0x00, // code: one body without locals
  0x41, 0x00, 0xFE, 0x10, 0x02, 0x00, 0x0B,
]);

/**
 * Finds out by the smallest modules that use each feature.
 *
 * @returns What the engine accepts.
 */
export function wasmFeatures(): WasmFeatures {
  return {
    simd: WebAssembly.validate(simdProbe),
    relaxedSimd: hasRelaxedSimd(),
    threads: WebAssembly.validate(threadsProbe),
  };
}

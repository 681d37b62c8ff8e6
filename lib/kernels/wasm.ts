import { BackendError } from "../core/errors.ts";
import type { Backend } from "./backend.ts";
import { openKernels } from "./wasm/instance.ts";
import { plainModule, relaxedModule } from "./wasm/artefact.ts";

/** How the WASM backend is set up. */
export interface WasmOptions {
  /**
   * Whether to use relaxed SIMD, whose multiply-add is fused: faster, and its
   * last bits depend on the processor. By default, where the engine has it.
   */
  readonly relaxed?: boolean;
}

/** The smallest module with `f32x4.relaxed_madd`: () -> v128. */
// deno-fmt-ignore
const probe = new Uint8Array([
  0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00, // magic and version
  0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7B, // types: [] -> [v128]
  0x03, 0x02, 0x01, 0x00, // functions: one of type 0
  0x0A, 0x13, 0x01, 0x11, 0x00, // code: one body without locals
  0x41, 0x00, 0xFD, 0x0F, // i32.const 0, i8x16.splat
  0x41, 0x00, 0xFD, 0x0F,
  0x41, 0x00, 0xFD, 0x0F,
  0xFD, 0x85, 0x02, 0x0B, // f32x4.relaxed_madd, end
]);

/** Compiled once a process, when first needed: [plain, relaxed]. */
const compiled: (WebAssembly.Module | undefined)[] = [undefined, undefined];

/**
 * Whether the engine has relaxed SIMD, and so a fused multiply-add.
 *
 * @returns Whether it accepts a module with such an instruction.
 */
export function hasRelaxedSimd(): boolean {
  return WebAssembly.validate(probe);
}

/**
 * The WebAssembly kernels, embedded in the package: they need no permission.
 * float32 is computed by them; float64 and int32 by the reference kernels.
 *
 * @param options Which of the two builds to use.
 * @returns The backend; it is compiled when first opened.
 * @throws {BackendError} If relaxed SIMD is asked for and missing.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { wasm } from "@fluxion/fluxion";
 *
 * assertEquals(wasm().name, "wasm");
 * ```
 */
export function wasm(options: WasmOptions = {}): Backend {
  const available = hasRelaxedSimd();
  const relaxed = options.relaxed ?? available;
  if (relaxed && !available) {
    throw new BackendError(
      `Cannot open the WASM kernels as relaxed SIMD must be supported by the ` +
        `engine: current value is ${available}`,
    );
  }
  return {
    name: "wasm",
    description: relaxed ? "WASM, relaxed SIMD" : "WASM, SIMD",
    open: (memory) => openKernels(moduleFor(relaxed), memory),
    get recipe() {
      return { name: "wasm", module: moduleFor(relaxed) } as const;
    },
  };
}

function moduleFor(relaxed: boolean): WebAssembly.Module {
  return compiled[Number(relaxed)] ??= new WebAssembly.Module(
    Uint8Array.fromBase64(relaxed ? relaxedModule : plainModule),
  );
}

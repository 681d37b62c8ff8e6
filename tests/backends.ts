import { tryOpenBlas } from "../ffi/mod.ts";
import type { Backend } from "../lib/kernels/backend.ts";
import { blas } from "../lib/kernels/blas.ts";
import { reference } from "../lib/kernels/reference/mod.ts";
import { wasm } from "../lib/kernels/wasm.ts";

/** A backend to test with. */
export interface TestedBackend {
  /** What to call it in a test's name. */
  readonly name: string;
  /** Makes it; backends of one library share it, as it is opened once. */
  readonly make: () => Backend;
}

/** Every backend that this machine has; says so if there is no BLAS. */
export function installedBackends(): TestedBackend[] {
  const always = [
    { name: "reference", make: reference },
    { name: "wasm", make: () => wasm() },
    { name: "wasm without relaxed SIMD", make: () => wasm({ relaxed: false }) },
  ];
  const attempt = tryOpenBlas();
  if ("library" in attempt) {
    return [...always, { name: "blas", make: () => blas(attempt.library) }];
  }
  console.log(`Not tested with a BLAS: ${attempt.reason}`);
  return always;
}

/** A backend that writes down what is called. */

import type { Backend } from "../../lib/kernels/backend.ts";
import type { Kernels } from "../../lib/kernels/kernels.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";

/** One call of a kernel. */
export interface RecordedCall {
  readonly kernel: string;
  readonly args: readonly number[];
}

/** The reference backend, and the list its calls are appended to. */
export function recordingBackend(): {
  backend: Backend;
  calls: RecordedCall[];
} {
  const calls: RecordedCall[] = [];
  const record = (kernels: Kernels): Kernels => {
    const wrapped = Object.entries(kernels).map(([kernel, call]) => [
      kernel,
      (...args: number[]) => {
        calls.push({ kernel, args });
        (call as (...args: number[]) => void)(...args);
      },
    ]);
    return Object.fromEntries(wrapped) as Kernels;
  };
  const inner = reference();
  const backend: Backend = {
    ...inner,
    open(memory) {
      const sets = inner.open(memory);
      return {
        float32: record(sets.float32),
        float64: record(sets.float64),
        int32: record(sets.int32),
        bind: sets.bind,
      };
    },
  };
  return { backend, calls };
}

/** Calls one kernel on arrays: for tests that state values. */

import { bytesPerElement, type DType } from "../../lib/core/dtype.ts";
import type { AnyKernel } from "../../lib/kernels/bind.ts";
import type { KernelName } from "../../lib/kernels/kernels.ts";
import { referenceKernels } from "../../lib/kernels/reference/mod.ts";
import { signatures } from "../../lib/kernels/signatures.ts";
import { Arena } from "../../lib/tensor/arena.ts";
import { Memory } from "../../lib/tensor/memory.ts";

const memory = new Memory();
const arena = new Arena(memory);

/** A number, the contents of an operand, the name of the operand whose memory
 * it shares, or null where it is absent. An output that is left out starts as
 * NaN, so that reading it shows. */
export type Argument = number | readonly number[] | string | null;

/**
 * Calls a reference kernel.
 *
 * @param kernel The kernel.
 * @param args Its arguments by name.
 * @param dtype The element type.
 * @returns What the operands hold afterwards, by name.
 */
export function call(
  kernel: KernelName,
  args: Readonly<Record<string, Argument>>,
  dtype: DType = "float64",
): Record<string, number[]> {
  const mark = arena.mark();
  const numbers: Record<string, number> = {};
  for (const [name, value] of Object.entries(args)) {
    if (typeof value === "number") numbers[name] = value;
  }
  const addresses: Record<string, number> = {};
  const results: Record<string, () => number[]> = {};
  const positional = signatures[kernel].map((parameter) => {
    const { name, role } = parameter;
    const value = args[name];
    if (role === "number") return value as number;
    if (value === null) return 0;
    if (typeof value === "string") return addresses[value]!;
    const contents = (value ??
      new Array(parameter.extent(numbers)).fill(NaN)) as number[];
    const type = parameter.int32 ? "int32" : dtype;
    const bytes = contents.length * bytesPerElement[type];
    const address = arena.allocate(bytes);
    const view = memory.view(type, address, contents.length);
    view.set(contents);
    addresses[name] = address;
    results[name] = () => [...view];
    return address;
  });
  (referenceKernels(memory, dtype)[kernel] as AnyKernel)(...positional);
  arena.reset(mark);
  return Object.fromEntries(
    Object.entries(results).map(([name, read]) => [name, read()]),
  );
}

import { bytesPerElement } from "../core/dtype.ts";
import { type Parameter, signatures } from "../kernels/signatures.ts";
import type { Instruction } from "./plan.ts";

/** What one argument of one call does to memory. */
export interface Access {
  /** The parameter's name. */
  readonly name: string;
  /** A buffer of the plan, or -1. */
  readonly buffer: number;
  /** The first byte, from the start of the buffer. */
  readonly start: number;
  /** The byte behind the last. */
  readonly end: number;
  /** Whether what was there matters. */
  readonly reads: boolean;
  /** Whether it changes. */
  readonly writes: boolean;
}

/**
 * What a call does to memory, from the kernel's signature.
 *
 * @param instruction The call.
 * @returns One access for each argument that is memory and not empty.
 */
export function accessesOf(instruction: Instruction): Access[] {
  const parameters: readonly Parameter[] = signatures[instruction.kernel];
  const named: Record<string, number> = {};
  instruction.args.forEach((value, i) => {
    if (typeof value === "number") named[parameters[i]!.name] = value;
  });
  return instruction.args.flatMap((value, i) => {
    if (typeof value === "number") return [];
    const { name, role, extent, int32, updateIf } = parameters[i]!;
    const elements = extent(named);
    if (elements === 0) return [];
    const width = bytesPerElement[int32 ? "int32" : instruction.dtype];
    const updates = role === "update" ||
      (role === "write" && (named[updateIf] ?? 0) !== 0);
    return [{
      name,
      buffer: value.buffer,
      start: value.offset,
      end: value.offset + elements * width,
      reads: role === "read" || updates,
      writes: role !== "read",
    }];
  });
}

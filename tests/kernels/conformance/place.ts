/** Lays the operands of a call out in memory, with a guard around each. */

import type { KernelName } from "../../../lib/kernels/kernels.ts";
import { type Parameter, signatures } from "../../../lib/kernels/signatures.ts";
import type { Case } from "./cases.ts";
import type { Draw } from "./draw.ts";

/** The bits of every word that no operand owns: a NaN that no arithmetic
 * makes, so that reading it and writing over it both show. */
export const canary = 0x7FA5C3E1;

/** Words on each side of an operand. */
const guard = 24;

/** An operand in its place. */
export interface Operand {
  readonly name: string;
  /** Words from the start of the region, and how many. */
  readonly start: number;
  readonly length: number;
  /** Whether it holds int32. */
  readonly int32: boolean;
  /** Whether the kernel writes to it, and whether it reads it first. */
  readonly written: boolean;
  readonly updated: boolean;
  /** Whether it lies where another operand does. */
  readonly over: boolean;
}

/** A call, laid out in words from the start of a region. */
export interface Layout {
  readonly operands: readonly Operand[];
  readonly words: number;
  /** The arguments for a region that starts at an address. */
  readonly at: (address: number) => number[];
}

function isUpdated(parameter: Parameter, call: Case): boolean {
  const { role, updateIf } = parameter;
  return role === "update" ||
    (role === "write" && updateIf !== "" && call.numbers[updateIf] !== 0);
}

/**
 * Places the operands of a call.
 *
 * @param kernel The kernel.
 * @param call What it is called with.
 * @param draw Where the distances come from: addresses are multiples of 4 only.
 * @returns The layout.
 */
export function place(kernel: KernelName, call: Case, draw: Draw): Layout {
  const parameters: readonly Parameter[] = signatures[kernel];
  const operands = new Map<string, Operand>();
  let words = guard;
  for (const parameter of parameters) {
    const { name, role, int32 } = parameter;
    if (role === "number" || call.absent?.includes(name)) continue;
    const over = operands.get(call.over?.[name] ?? "");
    const start = over?.start ?? words + draw.below(16);
    const length = parameter.extent(call.numbers);
    operands.set(name, {
      name,
      start,
      length,
      int32,
      written: role !== "read",
      updated: isUpdated(parameter, call),
      over: over !== undefined,
    });
    words = Math.max(words, start + length + guard);
  }
  const argument = ({ name, role }: Parameter, address: number): number => {
    if (role === "number") return numberOf(kernel, call, name);
    const operand = operands.get(name);
    return operand === undefined ? 0 : address + 4 * operand.start;
  };
  return {
    operands: [...operands.values()],
    words,
    at: (address) => parameters.map((entry) => argument(entry, address)),
  };
}

function numberOf(kernel: KernelName, call: Case, name: string): number {
  const value = call.numbers[name];
  if (value === undefined) {
    throw new Error(`The case of ${kernel} lacks ${name}`);
  }
  return value;
}

import type { DType } from "../core/dtype.ts";
import type { AnyKernel } from "../kernels/bind.ts";
import type { KernelName, Kernels } from "../kernels/kernels.ts";
import { type Parameter, signatures } from "../kernels/signatures.ts";
import type { Allocator, Mark } from "../tensor/arena.ts";
import { alignment, roundUp } from "../tensor/memory.ts";
import { virtualBase } from "../tensor/tensor.ts";
import type { Instruction, Operand } from "./plan.ts";

/** A piece of memory that was asked for while capturing. */
export interface VirtualBuffer {
  /** Where it pretends to be. */
  readonly address: number;
  /** Its size. */
  readonly bytes: number;
}

/**
 * Hands out addresses that stand for no memory, each once: what a plan's
 * temporaries are until their lifetimes are known.
 */
export class VirtualAllocator implements Allocator {
  /** All that was asked for, in order of address. */
  readonly buffers: VirtualBuffer[] = [];
  #next = virtualBase;

  /**
   * @param bytes How many bytes.
   * @returns An address from {@linkcode virtualBase} on.
   */
  allocate(bytes: number): number {
    const address = this.#next;
    this.buffers.push({ address, bytes });
    this.#next += roundUp(Math.max(bytes, 1), alignment);
    return address;
  }

  /** Addresses are never handed out again, so there is nothing to mark. */
  mark(): Mark {
    return { chunk: 0, offset: 0, used: 0 };
  }

  /** Does nothing: lifetimes follow from use. */
  reset(_mark: Mark): void {}

  /**
   * What an address belongs to.
   *
   * @param address A real or a virtual address.
   * @returns The buffer and the offset in it.
   */
  operandAt(address: number): Operand {
    if (address < virtualBase) return { buffer: -1, offset: address };
    let low = 0, high = this.buffers.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.buffers[middle]!.address <= address) low = middle;
      else high = middle - 1;
    }
    return { buffer: low, offset: address - this.buffers[low]!.address };
  }
}

/**
 * Kernels that compute nothing and write down how they are called.
 *
 * @param dtype The element type they stand for.
 * @param allocator Tells what an address belongs to.
 * @param instructions Receives the calls.
 * @param origin The pass of an op that runs, if any.
 * @returns The kernels.
 */
export function recordingKernels(
  dtype: DType,
  allocator: VirtualAllocator,
  instructions: Instruction[],
  origin: () => number | undefined = () => undefined,
): Kernels {
  const recorders: Record<string, AnyKernel> = {};
  for (const kernel of Object.keys(signatures) as KernelName[]) {
    const parameters: readonly Parameter[] = signatures[kernel];
    recorders[kernel] = (...args) => {
      const operands = args.map((value, i) =>
        parameters[i]!.role === "number" || value === 0
          ? value
          : allocator.operandAt(value)
      );
      const at = origin();
      const origins = at === undefined ? [] : [at];
      instructions.push({ kernel, dtype, args: operands, origins });
    };
  }
  return recorders as unknown as Kernels;
}

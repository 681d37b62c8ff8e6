import type { DType } from "../core/dtype.ts";
import type { Shape } from "../core/shape.ts";
import type { KernelName } from "../kernels/kernels.ts";

/** A place in memory, by what it belongs to. */
export interface Operand {
  /** A buffer of the plan, or -1 for memory that outlives it. */
  readonly buffer: number;
  /** Bytes from the start of the buffer; for -1, the address itself. */
  readonly offset: number;
}

/** One kernel call. */
export interface Instruction {
  /** Which kernel. */
  readonly kernel: KernelName;
  /** Which set of kernels. */
  readonly dtype: DType;
  /** Its arguments; 0 for absent memory. */
  readonly args: readonly (number | Operand)[];
  /** Which of the plan's origins it belongs to; several if it was fused, none
   * if it belongs to no op. */
  readonly origins?: readonly number[];
}

/** A tensor that a pass of an op wrote. */
export interface PlanTensor {
  /** What it is, for people: `output of linear head`. */
  readonly name: string;
  /** The lengths of the axes. */
  readonly shape: Shape;
  /** Where its first element is. */
  readonly operand: Operand;
}

/** One pass of one op: where instructions come from. */
export interface Origin {
  /** The op's name. */
  readonly op: string;
  /** Which of its passes. */
  readonly phase: "forward" | "backward";
  /** Where in the model: the path of its parameters, or after which path. */
  readonly place: string;
  /** What it wrote. */
  readonly tensors: readonly PlanTensor[];
}

/** A kernel call with every address decided. */
export interface AddressedCall {
  /** Which kernel. */
  readonly kernel: KernelName;
  /** Which set of kernels. */
  readonly dtype: DType;
  /** Its arguments. */
  readonly args: readonly number[];
}

/** A temporary of a plan. */
export interface PlanBuffer {
  /** Its size. */
  readonly bytes: number;
  /** The first instruction that touches it. */
  readonly first: number;
  /** The last instruction that touches it; the number of instructions if it
   * is read after them. */
  readonly last: number;
  /** Where it lies in the workspace, in bytes. */
  readonly offset: number;
}

/** Memory that outlives a plan, by name: parameters, gradients, inputs. */
export interface External {
  /** The name. */
  readonly name: string;
  /** The address of the first byte. */
  readonly address: number;
  /** The size. */
  readonly bytes: number;
  /** The lengths of its axes, where it is a tensor. */
  readonly shape?: Shape;
}

/**
 * A step as plain data: every kernel call with every address decided. It can
 * be printed, compared, validated, posted to a thread, and executed.
 */
export interface Plan {
  /** The calls, in order. */
  readonly instructions: readonly Instruction[];
  /** The temporaries. */
  readonly buffers: readonly PlanBuffer[];
  /** The size of the memory that the temporaries share. */
  readonly workspaceBytes: number;
  /** Names for memory that is not the plan's. */
  readonly externals: readonly External[];
  /** The passes of ops that it was captured from. */
  readonly origins?: readonly Origin[];
}

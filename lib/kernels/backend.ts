import type { DType } from "../core/dtype.ts";
import type { Memory } from "../tensor/memory.ts";
import type { KernelName, Kernels } from "./kernels.ts";

/**
 * A way to compute, chosen by the caller and given to an engine as a value:
 * the reference kernels, the WASM kernels, or those with a BLAS.
 */
export interface Backend {
  /** The short name: `reference`, `wasm` or `blas`. */
  readonly name: string;
  /** What computes, for people: for example `WASM, relaxed SIMD`. */
  readonly description: string;
  /**
   * Makes the kernels for one memory.
   *
   * @param memory The memory that all addresses are in.
   * @returns The kernels, bound to it.
   */
  open(memory: Memory): KernelSets;
  /** What another thread makes the same backend from; absent if it cannot. */
  readonly recipe?: BackendRecipe;
}

/** A backend as data that can be posted to another thread. */
export type BackendRecipe =
  | {
    /** Which backend. */
    readonly name: "reference";
  }
  | {
    /** Which backend. */
    readonly name: "wasm";
    /** The compiled kernels. */
    readonly module: WebAssembly.Module;
  }
  | {
    /** Which backend. */
    readonly name: "blas";
    /** The library's file. */
    readonly path: string;
    /** What computes the rest. */
    readonly base: BackendRecipe;
    /** How many multiplications a product must have to go to the library. */
    readonly crossover: number;
  };

/** The kernels of a backend, bound to one memory. */
export interface KernelSets extends Readonly<Record<DType, Kernels>> {
  /**
   * One call with fixed arguments, ready to be repeated: what can be looked up
   * or allocated ahead, is.
   *
   * @param dtype Which set of kernels.
   * @param kernel The kernel.
   * @param args Its arguments.
   * @returns A function that makes the call.
   */
  bind(dtype: DType, kernel: KernelName, args: readonly number[]): () => void;
}

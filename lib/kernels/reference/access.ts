import {
  bytesPerElement,
  type DType,
  type TypedArray,
} from "../../core/dtype.ts";
import type { Memory } from "../../tensor/memory.ts";

/** How the reference kernels see memory: as arrays that start at an address. */
export interface Access {
  /**
   * @param address Where an operand starts, in bytes.
   * @returns The elements of the kernels' type from there on.
   */
  floats(address: number): TypedArray;
  /**
   * @param address Where an operand of ids starts, in bytes.
   * @returns The int32 elements from there on.
   */
  integers(address: number): TypedArray;
}

/**
 * Makes an access to a memory. The arrays are made anew for each call of a
 * kernel, as one that was made before the memory grew would miss its end.
 *
 * @param memory The memory.
 * @param dtype The type that the kernels call "float".
 * @returns The access.
 */
export function accessTo(memory: Memory, dtype: DType): Access {
  const from = (dtype: DType, address: number): TypedArray => {
    const length = (memory.bytes - address) / bytesPerElement[dtype];
    return memory.view(dtype, address, length);
  };
  return {
    floats: (address) => from(dtype, address),
    integers: (address) => from("int32", address),
  };
}

/**
 * Writes one element: over what is there, or added to it.
 *
 * @param out Where to write.
 * @param index Which element.
 * @param value What to write.
 * @param accumulate 0 to overwrite; what is there is then not read.
 */
export function store(
  out: TypedArray,
  index: number,
  value: number,
  accumulate: number,
): void {
  out[index] = accumulate === 0 ? value : out[index]! + value;
}

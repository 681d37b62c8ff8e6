/** The elements of safetensors files as float32. */

import { DTypeError } from "../../core/errors.ts";
import {
  arrayClasses,
  type SafetensorsDType,
  type SafetensorsTensor,
} from "./dtypes.ts";

/** The element types that can be read as float32. */
export type FloatDType = "F32" | "F64" | "F16" | "BF16";

/**
 * Refuses integers and booleans.
 *
 * @param dtype An element type.
 * @throws {DTypeError} If it is none of floating point.
 */
export function checkFloat(
  dtype: SafetensorsDType,
): asserts dtype is FloatDType {
  if (["F32", "F64", "F16", "BF16"].includes(dtype)) return;
  throw new DTypeError(
    `Cannot read a tensor as float32 as its dtype must be F32, F64, F16 ` +
      `or BF16: current value is ${dtype}`,
  );
}

/**
 * Turns elements into float32: exact, but for F64, which is rounded to
 * nearest.
 *
 * @param dtype Their element type.
 * @param bytes Their bytes, aligned to their size.
 * @param destination As many elements.
 */
export function convertToFloat32(
  dtype: FloatDType,
  bytes: Uint8Array<ArrayBuffer>,
  destination: Float32Array<ArrayBufferLike>,
): void {
  const Elements = arrayClasses[dtype];
  const source = new Elements(
    bytes.buffer,
    bytes.byteOffset,
    destination.length,
  );
  if (dtype !== "BF16") {
    destination.set(source);
    return;
  }
  // bfloat16 is the high half of binary32
  const bits = new Uint32Array(
    destination.buffer,
    destination.byteOffset,
    destination.length,
  );
  for (let i = 0; i < bits.length; i++) bits[i] = source[i]! << 16;
}

/**
 * The elements of a tensor as float32.
 *
 * @param tensor A tensor of F32, F64, F16 or BF16.
 * @returns Its elements: the array itself if they are F32, else a copy,
 * rounded to nearest where they are F64 and exact otherwise.
 * @throws {DTypeError} If the elements are integers or booleans.
 */
export function float32Of(
  tensor: SafetensorsTensor,
): Float32Array<ArrayBuffer> {
  if (tensor.dtype === "F32") return tensor.data;
  checkFloat(tensor.dtype);
  const { buffer, byteOffset, byteLength, length } = tensor.data;
  const result = new Float32Array(length);
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  convertToFloat32(tensor.dtype, bytes, result);
  return result;
}

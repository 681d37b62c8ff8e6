/** Element types of tensors. */

/** The element types: 32 and 64 bit floating point, and 32 bit integers for
 * token ids and class labels. */
export type DType = "float32" | "float64" | "int32";

/** The typed arrays that hold the elements of a {@linkcode DType}. */
export type TypedArray =
  | Float32Array<ArrayBufferLike>
  | Float64Array<ArrayBufferLike>
  | Int32Array<ArrayBufferLike>;

/** Bytes per element. */
export const bytesPerElement: Readonly<Record<DType, number>> = {
  float32: 4,
  float64: 8,
  int32: 4,
};

/**
 * A typed array over part of a buffer.
 *
 * @param dtype The element type.
 * @param buffer The buffer to look into.
 * @param byteOffset Where the view starts; a multiple of the element size.
 * @param length The number of elements.
 * @returns The view; writing to it writes to the buffer.
 */
export function viewOf(
  dtype: DType,
  buffer: ArrayBufferLike,
  byteOffset: number,
  length: number,
): TypedArray {
  switch (dtype) {
    case "float32":
      return new Float32Array(buffer, byteOffset, length);
    case "float64":
      return new Float64Array(buffer, byteOffset, length);
    case "int32":
      return new Int32Array(buffer, byteOffset, length);
  }
}

/**
 * The element type of a typed array.
 *
 * @param array The array to look at.
 * @returns Its element type.
 */
export function dtypeOf(array: TypedArray): DType {
  if (array instanceof Float32Array) return "float32";
  return array instanceof Float64Array ? "float64" : "int32";
}
